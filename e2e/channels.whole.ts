import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { startWorld, type World } from "../world/world.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let page: Page;
let world: World;

beforeAll(async () => {
  stage = await openStage();
  world = await startWorld({ rate: 0, seed: 7, firstPauseMs: 50, meta: true });
  page = await stage.signIn({ role: "admin", name: "Ada Testengineer" });
});
afterAll(async () => {
  await world?.close();
  await stage?.close();
});

/** The whole page, however long: only its own frame scrolls. */
async function wholePicture(of: Page, name: string): Promise<void> {
  const { width, height } = of.viewportSize() ?? { width: 1280, height: 800 };
  const whole = Number(await of.evaluate("document.querySelector('main').scrollHeight"));
  await of.setViewportSize({ width, height: whole + 60 });
  await picture(of, name);
  await of.setViewportSize({ width, height });
}

const fine = (what: string) => page.locator(`[data-check="${what}"][data-fine="true"]`).first();
let accountId = "";

describe("connecting Facebook, by its page alone", () => {
  test("begins with the channel, and says what to do at the vendor", async () => {
    await page.goto(`${stage.product.url}/desk/channels`);
    await page.locator("#connect-account").click();
    await page.locator('[data-kind="facebook"]').waitFor();
    await picture(page, "connect-choice");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.locator('[data-kind="facebook"]').click();
    await page.locator("#connect-keys").waitFor();
    expect(await page.getByText("pages_manage_metadata").count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await wholePicture(page, "connect-steps");
  });

  test("says in words what is wrong with the keys, before they are kept", async () => {
    const { appSecret = "", accessToken = "" } = world.meta.secrets("facebook");
    const form = page.locator("#connect-keys");
    await form.locator('[name="name"]').fill("Halcyra Air");
    await form.locator('[name="externalId"]').fill(world.meta.ids.pageId);
    await form.locator('[name="appSecret"]').fill("not the secret");
    await form.locator('[name="accessToken"]').fill(accessToken);
    await form.locator("summary").click();
    await form.locator('[name="baseUrl"]').fill(`${world.url}/graph`);
    await form.getByRole("button", { name: "Check the keys" }).click();
    await page.locator('[data-check="app-secret"][data-fine="false"]').waitFor();
    await form.getByRole("button", { name: "Save them all the same" }).waitFor();
    await form.scrollIntoViewIfNeeded();
    await picture(page, "connect-wrong");
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.locator('[name="appSecret"]').fill(appSecret);
    await form.getByRole("button", { name: "Check the keys" }).click();
    await fine("identity").getByText("Halcyra").waitFor();
    await form.getByRole("button", { name: "Save and go on" }).click();
    await page.getByText("Kept, encrypted.").waitFor();
    expect(await page.content()).not.toContain(accessToken);
    accountId = new URL(page.url()).searchParams.get("account") ?? "";
    expect(accountId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("sets the webhook up by a press, also after a reload", async () => {
    await page.reload();
    await page.locator("#subscribe").click();
    await fine("webhook").waitFor();
    await fine("subscription").waitFor();
    await page.locator("#check").click();
    await fine("keys").waitFor();
    await fine("permissions").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("waits for the first message, shows that it came and not what it says, and leads to it", async () => {
    await page.locator("#wait-for-message").click();
    await page.getByText("Waiting. Write now").waitFor();
    world.addPassenger({ handle: "thelmatester", name: "Thelma Tester", language: "en", acceptsMessages: true });
    const post = world.meta.writePost({ place: "facebook", text: "Our new A350" });
    world.meta.comment({ as: "thelmatester", under: post.id, text: "Where is my suitcase? It did not arrive." });
    await page.locator("[data-came]").waitFor();
    expect(await page.locator("main").innerText()).not.toContain("suitcase");
    await wholePicture(page, "connect-done");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("link", { name: "Answer it in the desk" }).click();
    await page.getByText("Where is my suitcase?").first().waitFor();
  });
});

describe("the account's own page", () => {
  test("tells how it fares, and has all that can be done with it", async () => {
    await page.goto(`${stage.product.url}/desk/channels`);
    await page.getByRole("link", { name: "Halcyra Air" }).click();
    await page.getByRole("heading", { name: "How it fares" }).waitFor();
    await fine("permissions").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await wholePicture(page, "account-health");
    await page.getByRole("button", { name: "Rename" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator('[name="name"]').fill("Halcyra on Facebook");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("heading", { name: "Halcyra on Facebook" }).waitFor();
    await page.getByRole("button", { name: "Pause sending" }).click();
    await page.getByText("Nothing is sent until you resume it.").waitFor();
    await page.getByRole("button", { name: "Resume sending" }).click();
    await page.getByText("Nothing is sent until you resume it.").waitFor({ state: "detached" });
  });

  test("takes new keys step by step: looked at first, then swapped", async () => {
    const { appSecret = "", accessToken = "" } = world.meta.secrets("facebook");
    await page.getByRole("button", { name: "New keys" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator('[name="appSecret"]').fill(appSecret);
    await dialog.locator('[name="accessToken"]').fill("EAAnotatoken");
    await dialog.getByRole("button", { name: "Check the keys" }).click();
    await dialog.getByRole("button", { name: "Use them all the same" }).waitFor();
    await picture(page, "account-new-keys");
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.locator('[name="accessToken"]').fill(accessToken);
    await dialog.getByRole("button", { name: "Check the keys" }).click();
    await dialog.getByRole("button", { name: "Use these from now on" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("Not checked yet.").waitFor();
    await page.locator("#check").click();
    await fine("webhook").waitFor();
  });

  test("leads to its unreadable deliveries, and reads well in Dutch, in the dark, on a tablet", async () => {
    const dark = await stage.signIn(
      { role: "admin", name: "Otto Testengineer" },
      { locale: "nl-NL", dark: true, size: { width: 1024, height: 768 } },
    );
    await dark.goto(`${stage.product.url}/desk/channels/${accountId}`);
    await dark.getByText("Hoe het ermee gaat").first().waitFor();
    await dark.locator('[data-check="webhook"]').waitFor();
    await wholePicture(dark, "account-dark-nl");
    expect(await accessibilityFaults(dark)).toEqual([]);
    await dark.getByRole("link", { name: "Bezorgingen van dit account" }).click();
    await dark.waitForURL(/operations\?account=/);
    await dark.locator("[data-delivery]").first().waitFor();
    await dark.goto(`${stage.product.url}/desk/channels/connect/whatsapp`);
    await dark.locator("#connect-keys").waitFor();
    await wholePicture(dark, "connect-dark-nl");
    expect(await accessibilityFaults(dark)).toEqual([]);
    await dark.goto(`${stage.product.url}/desk/channels/connect/pigeons`);
    await dark.locator("h1").waitFor();
  });

  test("is removed by a second press, and leads back to the others", async () => {
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.waitForURL(/\/desk\/channels$/);
    await page.getByText("No account connected").waitFor();
    expect(stage.complaints).toEqual([]);
  });
});
