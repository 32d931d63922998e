import { createHmac } from "node:crypto";
import { Transformer } from "@napi-rs/image";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults } from "../test/browser.ts";
import { startGraph, type TestGraph } from "../test/meta/graph.ts";
import { until } from "../test/until.ts";
import { type ClamdPlay, eicar, playClamd } from "../world/scanner/play-clamd.ts";
import { makeVoiceNote } from "../world/meta/voices.ts";
import { makePng } from "../world/x/pictures.ts";
import { openStage, picture, type Stage } from "./stage.ts";

let stage: Stage;
let clamd: ClamdPlay;
let graph: TestGraph;
let desk: Page;
let webhookUrl: string;

beforeAll(async () => {
  [clamd, graph] = await Promise.all([playClamd(), startGraph()]);
  stage = await openStage({ environment: { JETBRIDGE_CLAMD: `${clamd.host}:${clamd.port}` } });
  const { body } = await stage.api("POST", "/api/v1/channel-accounts", {
    kind: "messenger",
    name: "Messenger",
    externalId: "10",
    baseUrl: graph.url,
    secrets: { appSecret: "the app's secret", verifyToken: "agreed", accessToken: "EAA" },
  });
  webhookUrl = body.webhookUrl;
  desk = await stage.signIn({ role: "agent", name: "Lena Testagent", languages: ["nl"] });
});
afterAll(async () => {
  await stage?.close();
  await graph?.close();
  await clamd?.stop();
});

let last = Date.now();

/** A message of Messenger with this file. */
async function deliver(sender: string, type: "image" | "audio" | "video", body: Buffer): Promise<void> {
  const mid = `m_${++last}`;
  graph.on(({ path }) => (path === `/${mid}` ? { body, headers: { "content-type": `${type}/x` } } : undefined));
  const payload = { url: `${new URL(graph.url).origin}/${mid}` };
  const message = { mid, attachments: [{ type, payload }] };
  const messaging = [{ sender: { id: sender }, recipient: { id: "10" }, timestamp: Date.now(), message }];
  const text = JSON.stringify({ object: "page", entry: [{ id: "10", time: Date.now(), messaging }] });
  const signature = createHmac("sha256", "the app's secret").update(text).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
  const response = await fetch(webhookUrl, { method: "POST", headers, body: text });
  expect(response.status).toBe(200);
}

/** The case, once all its files are settled. */
const caseWith = (n: number, not: readonly string[] = []) =>
  until(
    async () => {
      const { body } = await stage.api("GET", "/api/v1/messages?limit=50");
      const messages = body.items.filter(({ caseId }: any) => caseId && !not.includes(caseId));
      return { caseId: messages[0]?.caseId, files: messages.flatMap(({ attachments }: any) => attachments) };
    },
    ({ files }) =>
      files.length === n && files.every((one: any) => one.state === "here" && (one.held ?? "infected") === "infected"),
    "the files",
    60_000,
  );

describe("a case with twenty pictures", () => {
  let caseId: string;

  test("loads their small forms alone, a fraction of what they weigh", async () => {
    const photos = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        new Transformer(makePng(100 + at, { width: 1600, height: 1200 })).jpeg(92).then((jpeg) => Buffer.from(jpeg)),
      ),
    );
    for (const photo of photos) await deliver("501", "image", photo);
    const found = await caseWith(20);
    caseId = found.caseId;
    await until(
      () => stage.api("GET", "/api/v1/messages?limit=50").then(({ body }) => body.items),
      (items) => items.every(({ attachments }: any) => attachments[0].small !== null),
      "the small forms",
      60_000,
    );
    const loaded = new Map<string, number>();
    desk.on("response", (response) => {
      if (response.url().includes("/api/v1/files/"))
        loaded.set(response.url(), Number(response.headers()["content-length"] ?? 0));
    });
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
    await until(
      () => Promise.resolve(loaded.size),
      (n) => n >= 20,
      "twenty pictures",
    );
    const small = [...loaded.values()].reduce((sum, bytes) => sum + bytes, 0);
    const whole = photos.reduce((sum, { length }) => sum + length, 0);
    expect([...loaded.keys()].every((url) => url.endsWith("/small"))).toBe(true);
    expect(small).toBeLessThan(whole / 4);
    await picture(desk, "twenty-pictures");
  });

  test("opens one large when it is pressed, and only then loads it", async () => {
    const whole = desk.waitForResponse((response) => /\/files\/[^/]+$/.test(response.url()));
    await desk.locator("[data-attachment]").last().click();
    expect((await whole).status()).toBe(200);
    await desk.locator("dialog[open] img").waitFor();
    await picture(desk, "picture-large");
    await desk.locator("dialog[open] button").click();
  });
});

test("what was found to be harmful is said, what can't be played is offered to be saved, and what can is played", async () => {
  const wav = Buffer.alloc(44 + 8000, 128);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + 8000, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(8000, 40);
  const { caseId: before } = await caseWith(20);
  await deliver("502", "image", Buffer.concat([makePng(9, { width: 90, height: 60 }), eicar]));
  await deliver("502", "audio", wav);
  await deliver("502", "audio", Buffer.from("#!AMR\n and some sound"));
  const { caseId } = await caseWith(3, [before]);
  await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
  await desk.locator('[data-held="infected"]', { hasText: "Eicar-Test-Signature" }).waitFor();
  await desk.locator("audio").waitFor();
  expect(await desk.locator("audio").count()).toBe(1);
  await desk.getByText("This browser can't play it").waitFor();
  expect(await accessibilityFaults(desk)).toEqual([]);
  await picture(desk, "held-back");
});

describe("what is heard and seen in motion", () => {
  /** A film in a form that everybody knows, of nothing that a browser could show. */
  const filmed = Buffer.from("\0\0\0\u0018ftyp3gp4\0\0\0\u00003gp43gp6\0\0\0\u0008moov\0\0\0\u0008mdat", "latin1");

  beforeAll(async () => {
    const known = (await stage.api("GET", "/api/v1/messages?limit=50")).body.items.map(({ caseId }: any) => caseId);
    await deliver("503", "audio", makeVoiceNote(7, 3));
    await deliver("503", "video", filmed);
    const { caseId } = await caseWith(2, known);
    await desk.goto(`${stage.product.url}/desk/case/${caseId}`);
  });

  test("a voice note as WhatsApp and Telegram send them, Opus in Ogg, is played where it stands", async () => {
    const note = desk.locator("audio");
    await note.waitFor();
    await note.evaluate((sound: any) => {
      sound.muted = true;
      return sound.play();
    });
    const heard = await until(
      () => note.evaluate(({ currentTime, duration }: any) => ({ currentTime, duration })),
      ({ currentTime }) => currentTime > 0.3,
      "the note to be played",
    );
    expect(heard.duration).toBeCloseTo(3, 0);
  });

  test("a video that this browser can't play is offered to be saved, with a word, and no dead player stands there", async () => {
    const saved = desk.locator('[data-unplayable="video/mp4"]');
    await saved.getByText("This browser can't play it").waitFor();
    expect(await saved.locator("a[download]").count()).toBe(1);
    expect(await desk.locator("video").count()).toBe(0);
    expect(await accessibilityFaults(desk)).toEqual([]);
    await picture(desk, "sound-and-video");
  });
});
