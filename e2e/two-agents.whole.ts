import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let lena: Page;
let omar: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  lena = await stage.signIn({ role: "agent", name: "Lena Vos" });
  omar = await stage.signIn({ role: "lead", name: "Omar Aziz" }, { dark: true });
  await stage.control("posts", { as: "tabithaquill", text: "@HalcyraAir where is my bag? I wait since monday" });
});
afterAll(() => stage?.close());

const answers = async (caseId: string) => {
  const { body } = await stage.api("GET", `/api/v1/cases/${caseId}`);
  return body.messages
    .filter(({ direction }: { direction: string }) => direction === "outbound")
    .map(({ text, author }: { text: string; author: { name: string } }) => `${author.name}: ${text}`);
};

describe("two agents, one case, and one of them offline in the middle", () => {
  let caseId: string;

  test("both open it, and each sees the other there", async () => {
    const row = lena.locator("[data-case]").first();
    await row.waitFor();
    caseId = (await row.getAttribute("data-case")) ?? "";
    for (const page of [lena, omar]) await page.locator(`[data-case="${caseId}"]`).first().click();
    await lena.locator("[data-who-else]", { hasText: "Omar Aziz" }).waitFor();
    await omar.locator("[data-who-else]", { hasText: "Lena Vos" }).waitFor();
    expect(await lena.locator(`[data-case="${caseId}"]`).first().textContent()).toContain("OA");
  });

  test("typing is seen over there, and so is that it ended", async () => {
    await lena.locator("#reply").pressSequentially("Your bag is on ", { delay: 5 });
    await omar.locator('[data-who-else][data-typing="true"]', { hasText: "Lena Vos" }).waitFor();
    await picture(omar, "presence-dark");
    await lena.locator("#reply").blur();
    await omar.locator('[data-who-else][data-typing="false"]', { hasText: "Lena Vos" }).waitFor();
    await lena.keyboard.press("h");
    await lena.locator("[id^=hand-back-]").first().waitFor();
    await lena.keyboard.press("1");
    await lena.locator("#take-case").waitFor();
    expect(await answers(caseId)).toEqual([]);
  });

  test("Lena goes offline and answers all the same: it is kept and waits", async () => {
    await lena.context().setOffline(true);
    await omar.locator("[data-who-else]:empty").waitFor({ state: "attached" });
    await lena.fill("#reply", "Your bag is on its way to you tonight.");
    await lena.locator("#reply").press("ControlOrMeta+Enter");
    await lena.locator('[data-message][data-delivery="waiting"]').waitFor();
    await picture(lena, "offline-queued");
    expect(await answers(caseId)).toEqual([]);
  });

  test("Omar answers meanwhile", async () => {
    await omar.fill("#reply", "We look for it and tell you within an hour.");
    await omar.locator("#reply").press("ControlOrMeta+Enter");
    await omar.locator('[data-message][data-delivery="accepted"]').waitFor();
    expect(await answers(caseId)).toEqual(["Omar Aziz: We look for it and tell you within an hour."]);
  });

  test("Lena comes back: nothing goes out, her words are in the box, and Omar's answer stands above them", async () => {
    await lena.context().setOffline(false);
    const guard = lena.locator("[data-stale]");
    await guard.waitFor();
    await guard.locator('[data-news="answered"]', { hasText: "We look for it" }).waitFor();
    expect(await lena.inputValue("#reply")).toBe("Your bag is on its way to you tonight.");
    expect(await answers(caseId)).toHaveLength(1);
    await picture(lena, "guard");
    expect(await accessibilityFaults(lena)).toEqual([]);
  });

  test("she goes on writing, and what she sends then goes out once", async () => {
    await lena.click("#rewrite");
    await lena.locator("[data-stale]").waitFor({ state: "detached" });
    await lena.fill("#reply", "It was found: it comes tonight.");
    const take = lena.locator("#take-case");
    if (await take.count()) await take.click();
    await stage.api("POST", `/api/v1/cases/${caseId}/hand-back`, {});
    await lena.locator("#send:not([disabled])").waitFor();
    await lena.locator("#reply").press("ControlOrMeta+Enter");
    await until(
      () => answers(caseId),
      (all) => all.length === 2,
      "the second answer",
    );
    expect(await answers(caseId)).toEqual([
      "Omar Aziz: We look for it and tell you within an hour.",
      "Lena Vos: It was found: it comes tonight.",
    ]);
  });

  test("what the customer writes while she types stands at the box, and one key more sends all the same", async () => {
    await lena.locator('[data-message][data-delivery="accepted"]').nth(1).waitFor();
    await lena.fill("#reply", "Anything else we can do?");
    await stage.control("posts", { as: "tabithaquill", text: "@HalcyraAir and where do I collect it?" });
    await lena.locator('[data-stale] [data-news="wrote"]', { hasText: "collect it" }).waitFor();
    await lena.locator("#reply").press("ControlOrMeta+Enter");
    expect(await lena.evaluate("document.activeElement.id")).toBe("send-anyway");
    expect(await answers(caseId)).toHaveLength(2);
    await picture(lena, "guard-wrote");
    await lena.locator('#send-anyway[aria-disabled="false"]').waitFor();
    await lena.keyboard.press("Enter");
    await until(
      () => answers(caseId),
      (all) => all.length === 3,
      "the third answer",
    );
    await lena.locator("[data-stale]").waitFor({ state: "detached" });
  });

  test("no page complained", () => {
    expect(stage.complaints).toEqual([]);
  });
});
