import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
let caseId: string;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  page = await stage.signIn({ role: "lead", name: "Lea Testlead" });
  const handle = "fennatest";
  await stage.control("passengers", { handle, name: "Fenna Wolkenveld", language: "en" });
  const { id } = await stage.control("posts", {
    as: handle,
    text: `@HalcyraAir my flight was cancelled, I want a refund`,
  });
  const { body } = await until(
    () => stage.api("GET", `/api/v1/messages?externalId=${id}`),
    (answer) => answer.body.items[0]?.caseId,
    "the case",
    40_000,
  );
  caseId = body.items[0].caseId;
});
afterAll(() => stage?.close());

const requests = () => stage.api("GET", "/api/v1/privacy-requests?only=closed").then(({ body }) => body.items);

describe("a privacy request", () => {
  test("is noted by key from the customer's case, beside what they allow", async () => {
    await page.goto(`${stage.product.url}/desk/case/${caseId}`);
    await page.getByRole("heading", { name: "Consent" }).waitFor();
    await page.keyboard.press("Alt+KeyT");
    await page.getByText("Allowed", { exact: true }).click();
    await picture(page, "rights-consent");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Offers and news: allowed").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Offers and news: allowed").waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "Consent" }).scrollIntoViewIfNeeded();
    await picture(page, "rights-beside-case");
    await page.keyboard.press("Alt+KeyG");
    await page.getByLabel("To see all that is kept of them").or(page.getByLabel("Export")).first().waitFor();
    await picture(page, "rights-note");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Note it" }).click();
    await page.locator('[data-request][data-state="noted"]').waitFor();
    await picture(page, "rights-page");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("for an export is made while one looks on, and downloaded", async () => {
    await page.getByRole("button", { name: /^Begin: / }).click();
    await page.getByRole("button", { name: "Make the export" }).click();
    const download = page.getByRole("button", { name: /^Download: / });
    await download.waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), download.click()]);
    expect(file.suggestedFilename()).toMatch(/^export-.*\.zip$/);
    const { items } = { items: await requests() };
    expect(items).toMatchObject([{ kind: "export", state: "done" }]);
  });

  test("for an erasure shows what goes, asks twice, and ends with a certificate", async () => {
    await page.goto(`${stage.product.url}/desk/case/${caseId}`);
    await page.getByRole("heading", { name: "Consent" }).waitFor();
    await page.keyboard.press("Alt+KeyG");
    await page.getByLabel("Erasure").check();
    await page.getByRole("button", { name: "Note it" }).click();
    await page.getByRole("button", { name: /^Begin: / }).click();
    const erase = page.getByRole("button", { name: "Erase for good" });
    await page.getByText("talks about what may be owed: 1").waitFor();
    expect(await erase.isDisabled()).toBe(true);
    await picture(page, "rights-erase");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel("I have looked at this. Nothing of it can be brought back.").check();
    await erase.click();
    const certificate = page.getByRole("link", { name: /^Certificate: / });
    await certificate.waitFor({ timeout: 60_000 });
    await picture(page, "rights-done");
    expect(await page.getByText("Fenna").count()).toBe(0);
    const [opened] = await Promise.all([page.context().waitForEvent("page"), certificate.click()]);
    await opened.getByRole("heading", { name: "Certificate of erasure" }).waitFor();
    await picture(opened, "rights-certificate");
    expect(await opened.getByText("The chain of certificates up to this one is intact.").count()).toBe(1);
    await opened.close();
    await page.goto(`${stage.product.url}/desk/case/${caseId}`);
    await page
      .getByText(/^Erased/)
      .first()
      .waitFor();
    await page.getByText("nothing more can be said or done in this case", { exact: false }).waitFor();
    await picture(page, "rights-erased-case");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByRole("button", { name: "Reopen" }).count()).toBe(0);
    expect(await page.locator("#reply").count()).toBe(0);
    await page.keyboard.press("ControlOrMeta+KeyK");
    await page.getByRole("dialog").getByRole("textbox").or(page.getByRole("dialog").getByRole("combobox")).fill("re");
    await picture(page, "rights-erased-commands");
    expect(await page.getByRole("dialog").getByText("Reopen").count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  test("reads in Dutch and in the dark, on a tablet too", async () => {
    await page.evaluate(`localStorage.setItem("jetbridge.tongue", "nl")`);
    await dress(page, "dark");
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.goto(`${stage.product.url}/desk/privacy`);
    await page.getByRole("heading", { name: "Hoe lang gegevens blijven" }).waitFor();
    await page.locator("[data-hold]").waitFor();
    await picture(page, "rights-page-dark");
    const folder = process.env["JETBRIDGE_PICTURES"];
    if (folder) {
      await page.getByRole("heading", { name: "Hoe lang gegevens blijven" }).scrollIntoViewIfNeeded();
      await picture(page, "rights-keeping-dark");
    }
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
