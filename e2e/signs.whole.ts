import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  desk = await stage.signIn({ role: "lead", name: "Lena Testlead", languages: ["en"] });
  await until(
    () => stage.api("GET", "/api/v1/channel-accounts").then(({ body }) => body.items.map(({ kind }: any) => kind)),
    (kinds) => ["facebook", "x"].every((kind) => kinds.includes(kind)),
    "the accounts to be connected",
    60_000,
  );
});
afterAll(() => stage?.close());

async function openCaseOf(externalId: string): Promise<void> {
  const { caseId } = await until(
    () => stage.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items[0]),
    (one) => Boolean(one?.caseId),
    "the case",
  );
  await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
  await desk.locator("[data-message]").first().waitFor();
}

test("a comment is deleted by its key, after being asked once more, with hiding offered first", async () => {
  const post = await stage.control("meta/posts", { place: "facebook", text: "Our new A350" });
  const comment = await stage.control("meta/comments", {
    as: "joostzeppelin",
    under: post.id,
    text: "Where is my suitcase? It did not arrive in Oslo.",
  });
  await openCaseOf(comment.id);
  await desk.locator("[data-hidden]").waitFor();
  await desk.keyboard.press("Escape");
  await picture(desk, "signs-comment");
  await desk.keyboard.press("Alt+d");
  await desk.locator("#delete-for-good").waitFor();
  await picture(desk, "signs-delete");
  expect(await accessibilityFaults(desk)).toEqual([]);
  await dress(desk, "dark");
  await desk.setViewportSize({ width: 1024, height: 768 });
  await picture(desk, "signs-delete-dark-tablet");
  expect(await accessibilityFaults(desk)).toEqual([]);
  await dress(desk, "light");
  await desk.setViewportSize({ width: 1280, height: 800 });
  await desk.locator("#delete-for-good").click();
  await desk.locator('[data-message][data-gone="true"]').waitFor();
  await picture(desk, "signs-deleted");
  expect((await stage.control("meta/received", undefined, "GET")).hidden).not.toContain(comment.id);
});

test("is asked in Dutch too, for an answer of ours as for a comment", async () => {
  const piet = await stage.signIn({ role: "lead", name: "Piet Testlead", languages: ["nl"] }, { locale: "nl-NL" });
  const post = await stage.control("meta/posts", { place: "instagram", text: "Onze nieuwe A350" });
  const comment = await stage.control("meta/comments", {
    as: "tabithaquill",
    under: post.id,
    text: "Waar is mijn koffer?",
  });
  const { caseId } = await until(
    () => stage.api("GET", `/api/v1/messages?externalId=${comment.id}`).then(({ body }) => body.items[0]),
    (one) => Boolean(one?.caseId),
    "the case",
  );
  await piet.goto(`${stage.product.url}/desk/case/${caseId}`);
  await piet.locator("[data-hidden]").waitFor();
  await piet.keyboard.press("Escape");
  await piet.keyboard.press("Alt+d");
  await piet.locator("#delete-for-good").waitFor();
  await picture(piet, "signs-delete-nl");
  expect(await accessibilityFaults(piet)).toEqual([]);
  await piet.context().close();
});

test("prices are written down in the settings", async () => {
  await desk.goto(`${stage.product.url}/desk/settings`);
  const account = desk.locator("li[data-account]", { hasText: "WhatsApp" });
  await account.getByRole("button", { name: "Add a price" }).click();
  await account.getByLabel("Numbers that begin with").fill("49");
  await account.getByLabel("Price of one").fill("much");
  await account.getByText("An amount such as 0.0456.").waitFor();
  await account.scrollIntoViewIfNeeded();
  await picture(desk, "prices-wrong");
  expect(await account.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  await account.getByLabel("Price of one").fill("0,0456");
  await account.getByRole("button", { name: "Save" }).click();
  const lines = await until(
    () => stage.api("GET", "/api/v1/settings/prices").then(({ body }) => body.items.flatMap(({ lines }: any) => lines)),
    (all) => all.length === 1,
    "the price",
  );
  expect(lines).toEqual([{ category: "utility", prefix: "49", micros: 45_600, currency: "EUR" }]);
  await account.getByRole("button", { name: "Add a price" }).click();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await picture(desk, "prices");
  await dress(desk, "dark");
  await desk.setViewportSize({ width: 1024, height: 768 });
  await picture(desk, "prices-dark-tablet");
  await dress(desk, "light");
  await desk.setViewportSize({ width: 1280, height: 800 });
});

test("that a customer types stands at the foot of their case", async () => {
  const asked = await stage.control("messages", {
    as: "tabithaquill",
    text: "Where is my suitcase? It did not arrive in Oslo.",
  });
  await openCaseOf(asked.id);
  await stage.control("typing", { as: "tabithaquill" });
  await desk.locator("[data-they-type]").waitFor();
  await picture(desk, "signs-typing");
  expect(await accessibilityFaults(desk)).toEqual([]);
});

test("each sign is switched in the settings", async () => {
  await desk.goto(`${stage.product.url}/desk/settings`);
  await desk.locator("#sign-typing").waitFor({ state: "attached" });
  await desk.locator("#sign-typing").scrollIntoViewIfNeeded();
  await desk.locator("#sign-typing").click({ force: true });
  await until(
    () => stage.api("GET", "/api/v1/settings/signs").then(({ body }) => body),
    ({ typing }) => typing === false,
    "the setting",
  );
  await picture(desk, "signs-settings");
  expect(stage.complaints).toEqual([]);
});
