/** A passenger writes on Telegram from their phone, an agent answers at the desk, and the passenger blocks the bot: it is said in words. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;
let phone: Page;
let caseId: string;

const passenger = "joostzeppelin";
const question = "Where is my suitcase? It did not arrive in Oslo.";

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["en"] });
  await until(
    () => stage.control("telegram/state"),
    ({ webhook }) => webhook !== null,
    "the bot to be connected",
    60_000,
  );
  phone = await stage.open();
  await phone.goto(`${stage.product.worldUrl}/#${passenger}`);
  await phone.locator('body[data-ready="true"]').waitFor();
  await phone.locator("#tab-telegram").click();
});
afterAll(() => stage?.close());

const write = async (text: string): Promise<void> => {
  await phone.locator("#composer").fill(text);
  await phone.locator("#send").click();
  await phone.locator(".bubble", { hasText: text }).waitFor();
};

const caseOf = (text: string): Promise<string> =>
  until(
    () =>
      stage
        .api("GET", "/api/v1/messages?limit=20")
        .then(({ body }) => body.items.find((one: any) => one.text === text && one.channel === "telegram")),
    (one) => Boolean(one?.caseId),
    `the case of "${text}"`,
  ).then(({ caseId }) => caseId);

test("what is written on the phone is a case, and its answer is on the phone", async () => {
  await write(question);
  caseId = await caseOf(question);
  await phone.locator('.tick[data-tick="delivered"]').waitFor();
  await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
  await desk.locator('[data-read="true"]').waitFor();
  await desk.fill("#reply", "It comes on tonight's flight.");
  await desk.locator("#reply").press("ControlOrMeta+Enter");
  await phone.locator('.bubble[data-from="brand"]', { hasText: "tonight's flight" }).waitFor();
  await picture(phone, "telegram-phone");
  await picture(desk, "telegram-desk");
  expect(await accessibilityFaults(phone)).toEqual([]);
});

test("a picture from the phone is seen at the desk", async () => {
  await phone.locator('[aria-label="Send: Picture"]').click();
  await desk.locator("[data-message] img").first().waitFor();
  expect((await stage.control("telegram/state")).updates.waiting).toBe(0);
});

test("who blocked the bot is answered no more: it is said before anything is written, in each language and by night", async () => {
  await write("And when is that?");
  await desk.locator("[data-message]", { hasText: "And when is that?" }).waitFor();
  await phone.getByRole("button", { name: "Block the bot" }).click();
  await phone.getByText("You blocked this bot.").waitFor();
  await desk.locator('[data-window="shut"]').waitFor();
  expect(await desk.locator("[data-window]").innerText()).toMatch(
    /^Not on Telegram in private now\. They asked to get no messages from us\./,
  );
  await picture(desk, "telegram-stopped");
  expect(await accessibilityFaults(desk)).toEqual([]);
  await dress(desk, "dark");
  await picture(desk, "telegram-stopped-dark");
  expect(await accessibilityFaults(desk)).toEqual([]);
  const piet = await stage.signIn(
    { role: "agent", name: "Piet Testagent", languages: ["nl"] },
    { locale: "nl-NL", size: { width: 1024, height: 768 } },
  );
  await piet.goto(`${stage.product.url}/desk/case/${caseId}`);
  await piet.locator('[data-window="shut"]').waitFor();
  expect(await piet.locator("[data-window]").innerText()).toBe(
    "Nu niet privé op Telegram. Ze willen geen berichten van ons.",
  );
  await picture(piet, "telegram-stopped-nl");
  expect(await accessibilityFaults(piet)).toEqual([]);
});

test("who writes again is answered again", async () => {
  await dress(desk, "light");
  await write("Hello again");
  await desk.locator("[data-message]", { hasText: "Hello again" }).waitFor();
  await desk.locator('[data-read="true"]').waitFor();
  await desk.locator('[data-window="shut"]').waitFor({ state: "detached" });
  await desk.fill("#reply", "At ten, to your hotel.");
  await desk.locator("#reply").press("ControlOrMeta+Enter");
  await phone.locator('.bubble[data-from="brand"]', { hasText: "to your hotel" }).waitFor();
  expect(stage.complaints).toEqual([]);
});
