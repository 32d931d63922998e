import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let phone: Page;
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  await stage.control("passengers", {
    handle: passenger,
    name: "Mirthe Pluimstra",
    language: "nl",
    acceptsMessages: true,
  });
  phone = await stage.open();
});
afterAll(() => stage?.close());

const passenger = "mirthe_pluim";
const question = "Mijn vlucht Q0621 is geannuleerd, hoe kom ik vandaag nog thuis?";

describe("from a passenger's phone to an answer, and to the public figure", () => {
  test("the first administrator signs in with the link that the start printed, and adds an agent, who signs in with theirs", async () => {
    const [link] = /http:\S+magic-link\S+/.exec(stage.product.printed()) ?? [];
    const first = await stage.open();
    await first.goto(link ?? "");
    await first.waitForURL(/\/desk/);
    await first.waitForSelector("#next");
    await first.context().close();
    desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
    await desk.waitForURL(/\/desk/);
    await desk.waitForSelector("#next");
    expect(await desk.title()).toContain("Jetbridge");
    await picture(desk, "desk-empty");
  });

  test("a passenger asks in Dutch on their phone, and it stands in the queue without a refresh", async () => {
    await phone.goto(`${stage.product.worldUrl}/#${passenger}`);
    await phone.waitForSelector("body[data-ready]");
    await phone.fill("#composer", question);
    await phone.click("#send");
    const row = desk.locator("[data-case]").first();
    await row.waitFor();
    expect(await row.textContent()).toContain("geannuleerd");
  });

  test("the agent takes it with one key, and sees who it is, what they need and how long they wait", async () => {
    await desk.keyboard.press("Enter");
    await desk.waitForURL(/\/desk\/case\//);
    await desk.locator("[data-message]").first().waitFor();
    const page = await desk.locator("body").innerText();
    expect(page).toContain("Mirthe Pluimstra");
    expect(page).toContain(question);
    await picture(desk, "desk-case");
    expect(await accessibilityFaults(desk)).toEqual([]);
  });

  test("answers publicly, and the passenger reads it on the phone", async () => {
    await desk.locator("#reply").waitFor();
    expect(
      await desk
        .locator('[data-visibility="public"][aria-checked="true"], [data-visibility="public"][aria-pressed="true"]')
        .count(),
    ).toBeGreaterThan(0);
    await desk.fill("#reply", "Wat vervelend, Mirthe! We zoeken meteen een andere vlucht voor u.");
    await desk.keyboard.press("ControlOrMeta+Enter");
    await desk.locator('[data-message][data-delivery="pending"]').waitFor();
    await desk.locator('[data-message][data-delivery="accepted"]').waitFor();
    await phone.locator('[data-from="brand"]', { hasText: "Wat vervelend, Mirthe!" }).waitFor();
    await picture(phone, "phone-public");
  });

  test("then privately, in a direct message of the same case", async () => {
    await desk
      .locator(
        'button[data-visibility="private"], [role="radio"][data-visibility="private"], label:has([data-visibility="private"])',
      )
      .first()
      .click();
    await desk.fill("#reply", "Hallo Mirthe, wat is uw boekingscode?");
    await desk.keyboard.press("ControlOrMeta+Enter");
    await desk.locator('[data-message][data-visibility="private"][data-delivery="accepted"]').waitFor();
    await phone.click('[data-tab="messages"]');
    await phone.locator('[data-from="brand"]', { hasText: "wat is uw boekingscode?" }).waitFor();
    await picture(phone, "phone-private");
    await phone.fill("#composer", "Mijn boekingscode is K7XQ2M");
    await phone.click("#send");
    const masked = desk.locator('[data-message][data-visibility="private"]', { hasText: "•••" });
    await masked.waitFor();
    expect(await masked.innerText()).not.toContain("K7XQ2M");
    await picture(desk, "desk-private");
  });

  test("both wait no longer than they did: the figures and the public page have moved", async () => {
    const { body } = await stage.api("GET", "/api/v1/figures?by=channel");
    expect(body.items[0]).toMatchObject({ group: "x", firstResponse: { n: 1 } });
    const { body: waits } = await stage.api("GET", "/api/v1/figures/waits?kind=first-response");
    expect(waits.items[0].answeredBy).toBe("Lena Testagent");
    await until(
      () => stage.api("GET", "/api/v1/reply-times"),
      ({ body }) => body.channels.some((one: any) => one.channel === "x" && one.medianSeconds !== null),
      "the next minute's figure",
      110_000,
    );
    const page = await stage.open({ locale: "nl-NL", size: { width: 390, height: 844 } });
    await page.goto(`${stage.product.url}/reply-times`);
    expect(await page.locator("body").innerText()).toMatch(/op X binnen \d+ minu/);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "reply-times");
    await page.close();
  }, 180_000);

  test("a desk whose connection was cut during traffic catches up exactly, without a reload", async () => {
    await desk.evaluate("window.wasNotReloaded = true");
    const askers = ["tabithaquill", "BarnabyFogg_", "FennaWolkenveld", "joostzeppelin"];
    const ask = (as: string, n: number) =>
      stage.control("posts", { as, text: `@HalcyraAir where is my bag number ${n}?` });
    for (const [n, as] of askers.entries()) {
      const web = stage.product.processOf("web");
      if (web && n % 2 === 0) process.kill(web, "SIGKILL");
      await ask(as, n);
    }
    const queue = () =>
      stage.api("GET", "/api/v1/cases?state=open").then(
        ({ body }) => body.items.map(({ id }: { id: string }) => id).toSorted(),
        () => [],
      );
    const shown = () =>
      desk
        .locator("[data-case]")
        .evaluateAll((rows) => [...new Set(rows.map((row) => row.getAttribute("data-case")))].toSorted());
    const expected = await until(queue, (ids) => ids.length >= askers.length + 1, "the cases", 40_000);
    await until(shown, (ids) => JSON.stringify(ids) === JSON.stringify(expected), "the desk to catch up", 40_000);
    expect(await desk.evaluate("window.wasNotReloaded")).toBe(true);
    await picture(desk, "desk-queue");
  }, 180_000);

  test("a colleague signs in with the airline's own directory, which the world plays", async () => {
    const page = await stage.open();
    await page.goto(`${stage.product.url}/desk`);
    await page.locator("#use-directory").click();
    await page.locator('[data-pick="hal-0003"]').click();
    await page.waitForSelector("#next");
    expect(new URL(page.url()).pathname).toBe("/desk");
    await page.context().close();
  });

  test("no page complained", () => {
    expect(stage.complaints).toEqual([]);
  });
});
