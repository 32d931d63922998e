import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { until } from "../test/until.ts";
import { makePng } from "../world/x/pictures.ts";
import { dress, openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let desk: Page;

beforeAll(async () => {
  stage = await openStage({ world: "quiet" });
  await stage.control("limits", { summonedOnly: false });
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["en"] });
});
afterAll(() => stage?.close());

describe("what X brings beside words", () => {
  let caseId: string;

  test("pictures, a quote and an edit stand in the conversation, and a picture opens large by its key", async () => {
    const asker = { as: "tabithaquill" };
    const post = await stage.control("posts", {
      ...asker,
      text: "@HalcyraAir where is my suitcase? It looks like this",
      show: [{ what: "picture", alt: "A suitcase with a blue ribbon" }, { what: "animation" }],
    });
    const other = await stage.control("posts", { as: "BarnabyFogg_", text: "@HalcyraAir is there wifi on board?" });
    await stage.control("posts", {
      ...asker,
      text: "@HalcyraAir and I wonder about this too, can you help?",
      quotedId: other.id,
    });
    await stage.control(
      `posts/${post.id}`,
      { text: "@HalcyraAir where is my red suitcase? It looks like this" },
      "PUT",
    );
    const message = await until(
      () => stage.api("GET", `/api/v1/messages?externalId=${post.id}`).then(({ body }) => body.items[0]),
      (one) => one?.edited && one.attachments.every(({ state }: any) => state === "here"),
      "the edited message with its pictures",
    );
    caseId = message.caseId;
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await desk.locator("[data-quoted]").waitFor();
    await desk.locator("img[alt='A suitcase with a blue ribbon']").first().waitFor();
    const loaded = () =>
      desk
        .locator("[data-attachment] img")
        .evaluateAll((all) => all.every((one) => (one as unknown as { naturalWidth: number }).naturalWidth > 0));
    await until(loaded, Boolean, "the pictures to be loaded");
    await desk.locator("[data-edited] summary").click();
    expect(await desk.locator("[data-edited]").innerText()).toContain("where is my suitcase?");
    await picture(desk, "x-media");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("v");
    await desk.locator("dialog[open] img").waitFor();
    await picture(desk, "x-media-large");
    await desk.keyboard.press("Escape");
  });

  test("an answer goes out with a picture, and a long one in parts that were shown before", async () => {
    await desk.locator("#attach").setInputFiles({
      name: "belt.png",
      mimeType: "image/png",
      buffer: makePng(3, { width: 400, height: 300 }),
    });
    await desk.locator('[data-upload="there"]').waitFor();
    await desk.locator("[data-upload] input").fill("Our desk at belt 4");
    const text = `We found it at belt 4 and keep it there for you. ${"Please bring your passport and the tag you were given at check-in. ".repeat(6)}`;
    await desk.fill("#reply", text);
    await desk.locator("[data-parts]").waitFor();
    await desk.locator("[data-parts] summary").click();
    await picture(desk, "x-attach");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.locator("#reply").focus();
    await desk.keyboard.press("ControlOrMeta+Enter");
    await desk.locator('[data-message][data-delivery="accepted"]').waitFor();
    await desk.locator('[data-ours="true"] [data-attachment] img').waitFor();
    const received = await fetch(`${stage.product.worldUrl}/control/received`).then((answer) => answer.json());
    const ours = (received as any).posts.slice(-2);
    expect(ours[0].media).toMatchObject([{ kind: "photo", alt: "Our desk at belt 4" }]);
    expect(ours.map(({ shown }: any) => shown.slice(-5))).toEqual(["(1/2)", "(2/2)"]);
    await picture(desk, "x-sent");
  });

  test("a reply below our own post is hidden from the public by a key, and shown again by the same", async () => {
    const ours = await stage.control("posts", { as: "HalcyraAir", text: "Boarding has begun at B12." });
    const reply = await stage.control("posts", {
      as: "BarnabyFogg_",
      text: "you are all useless, why is nobody answering?",
      replyToId: ours.id,
    });
    const message = await until(
      () => stage.api("GET", `/api/v1/messages?externalId=${reply.id}`).then(({ body }) => body.items[0]),
      (one) => one?.caseId,
      "the reply",
    );
    await desk.goto(`${stage.product.url}/desk/case/${message.caseId}`);
    await desk.locator("[data-hidden]").waitFor();
    await desk.keyboard.press("d");
    await desk.locator('[data-hidden="true"][data-hiding="done"]').waitFor();
    await picture(desk, "x-hidden");
    expect(await accessibilityFaults(desk)).toEqual([]);
    await desk.keyboard.press("d");
    await desk.locator('[data-hidden="false"][data-hiding="done"]').waitFor();
  });

  test("a refusal says what to do next, and what its writer took back is gone", async () => {
    const post = await stage.control("posts", {
      as: "joostzeppelin",
      text: "@HalcyraAir can I bring my guitar?",
      show: [{ what: "picture" }],
    });
    const message = await until(
      () => stage.api("GET", `/api/v1/messages?externalId=${post.id}`).then(({ body }) => body.items[0]),
      (one) => one?.caseId,
      "the message",
    );
    await stage.control("passengers", { handle: "joostzeppelin", standing: "protected" });
    await desk.goto(`${stage.product.url}/desk/case/${message.caseId}`);
    await desk.fill("#reply", "Gladly, as hand luggage.");
    await desk.keyboard.press("ControlOrMeta+Enter");
    await desk.locator('[data-message][data-delivery="refused"]').waitFor();
    await desk.locator('[data-delivery="refused"]', { hasText: "Write to them in private" }).waitFor();
    expect(await desk.locator('[data-delivery="refused"]').count()).toBe(1);
    await picture(desk, "x-refused");
    await fetch(`${stage.product.worldUrl}/control/posts/${post.id}`, { method: "DELETE" });
    await desk.locator('[data-gone="true"]').waitFor();
    await until(
      () => desk.locator("body").innerText(),
      (page) => !page.includes("can I bring my guitar?"),
      "its words to be gone from the whole desk",
    );
    await dress(desk, "dark");
    await picture(desk, "x-gone-dark");
  });

  test("no page complained", () => {
    expect(stage.complaints).toEqual([]);
  });
});
