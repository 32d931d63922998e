import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { openStage, picture, type Stage } from "./stage.ts";

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
  await desk.locator("#delete-for-good").click();
  await desk.locator('[data-message][data-gone="true"]').waitFor();
  await picture(desk, "signs-deleted");
  expect((await stage.control("meta/received", undefined, "GET")).hidden).not.toContain(comment.id);
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
