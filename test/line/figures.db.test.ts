import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishReplyTimes } from "../../server/modules/service-levels/index.ts";
import type { World } from "../../world/world.ts";
import { type Ground, moveClock, openGround, openWorld } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: World & { accountId: string };

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
});

afterAll(async () => {
  await world.close();
  await ground.close();
});

async function asks(language: string, text: string): Promise<{ id: string; caseId: string }> {
  const handle = `p${randomUUID().slice(0, 8)}`;
  world.addPassenger({ handle, language });
  const post = world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` });
  const find = () => ground.api("GET", `/api/v1/messages?externalId=${post.id}`).then(({ body }) => body.items[0]);
  return until(find, (message) => message !== undefined, "the message");
}

async function isAnswered(
  caseId: string,
  by: (method: string, path: string, body?: unknown) => Promise<any>,
): Promise<string> {
  const id = randomUUID();
  await by("POST", `/api/v1/cases/${caseId}/replies`, { id, text: `We look into it. ${id}`, visibility: "public" });
  await ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id}`;
  ground.app.ring("outgoing");
  await until(
    () => ground.app.db`select delivery_state from cases.message where id = ${id}`,
    ([row]) => row?.["deliveryState"] === "accepted",
    "acceptance",
  );
  return id;
}

describe("figures", () => {
  test("count first and next responses and resolutions apart, per language, with the messages behind each", async () => {
    const lena = await ground.as("agent", "Lena");
    const dutch = await asks("nl", "waar is mijn koffer? Ik wacht al twee uur op de bagageband.");
    const english = await asks("en", "can you tell me when the next flight to Oslo leaves?");
    await moveClock(ground.app, "2 minutes");
    const first = await isAnswered(dutch.caseId, lena);
    await moveClock(ground.app, "4 minutes");
    await isAnswered(english.caseId, lena);
    const { status } = await lena("POST", `/api/v1/cases/${english.caseId}/close`, {});
    expect(status).toBe(200);

    const to = new Date(Date.now() + 3_600_000).toISOString();
    const { body } = await ground.api("GET", `/api/v1/figures?by=language&to=${to}`);
    const rows = Object.fromEntries(body.items.map((row: { group: string }) => [row.group, row]));
    expect(rows["nl"]).toMatchObject({
      needingAnswer: 1,
      casesOpened: 1,
      firstResponse: { n: 1 },
      nextResponse: { n: 0 },
      resolution: { n: 0 },
    });
    expect(rows["nl"].firstResponse.medianSeconds).toBeGreaterThanOrEqual(120);
    expect(rows["en"]).toMatchObject({ casesClosed: 1, firstResponse: { n: 1 }, resolution: { n: 1 } });
    expect(rows["en"].resolution.medianSeconds).toBeGreaterThanOrEqual(360);

    const { body: waits } = await ground.api("GET", `/api/v1/figures/waits?kind=first-response&language=nl&to=${to}`);
    expect(waits.items).toMatchObject([
      { caseId: dutch.caseId, startMessageId: dutch.id, endMessageId: first, answeredBy: "Lena" },
    ]);
  });

  test("refuse a period that ends before it begins", async () => {
    const answer = await ground.api("GET", "/api/v1/figures?from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z");
    expect(answer).toMatchObject({ status: 400, body: { code: "figures.period" } });
  });
});

describe("the public reply time", () => {
  const published = async () => {
    await publishReplyTimes(ground.app);
    return (await ground.anonymous("GET", "/api/v1/reply-times")).body.channels[0];
  };

  test("grows with the queue at the same pace, and every value is kept with its inputs", async () => {
    const before = await published();
    for (let n = 0; n < 6; n++) await asks("en", `where is my bag number ${n}?`);
    const after = await published();
    expect(after.waiting).toBe(before.waiting + 6);
    expect(after.expectedSeconds).toBeGreaterThan(before.expectedSeconds);
    const [row] = await ground.app
      .db`select inputs, expected_seconds from service_levels.published order by measured_at desc limit 1`;
    expect(row).toMatchObject({
      expectedSeconds: after.expectedSeconds,
      inputs: { waiting: after.waiting, windowSeconds: 1800 },
    });
  });

  test("is foretold by language from who is here, kept, and held against what came true", async () => {
    const lena = await ground.as("agent", "Lena Here");
    await ground.app.db`update staff.member set seen_at = platform.now() where id = ${lena.id}`;
    const first = await asks("en", "where is my bag, please?");
    await publishReplyTimes(ground.app);
    const { body } = await ground.anonymous("GET", "/api/v1/reply-times");
    const [channel] = body.channels;
    expect(channel.isStale).toBe(false);
    const english = channel.languages.find(({ language }: { language: string }) => language === "en");
    expect(english.waiting).toBeGreaterThan(0);
    expect(english.expectedSeconds).toBeGreaterThanOrEqual(60);
    const [outlook] = await ground.app.db`select hands from service_levels.outlook order by measured_at desc limit 1`;
    expect(outlook?.["hands"]).toBeGreaterThanOrEqual(1);
    // Told before they asked: the outside, which dates what they write, is six minutes behind by now.
    await ground.app.db`update service_levels.told set measured_at = measured_at - interval '8 minutes'`;
    await isAnswered(first.caseId, lena);
    const { body: right } = await ground.api("GET", "/api/v1/figures/reply-times");
    const row = right.items.find(({ language }: { language: string }) => language === "en");
    expect(row).toMatchObject({ channel: "x", n: expect.any(Number), medianErrorSeconds: expect.any(Number) });
    expect(row.withinShare).toBeGreaterThanOrEqual(0);
  });

  test("says when it was not renewed", async () => {
    await ground.stopWorker();
    await moveClock(ground.app, "6 minutes");
    const { body } = await ground.anonymous("GET", "/api/v1/reply-times");
    expect(body.channels[0].isStale).toBe(true);
    const page = await (await fetch(`${ground.url}/reply-times`, { headers: { "accept-language": "en" } })).text();
    expect(page).toContain("not being renewed");
    await ground.startWorker();
  });

  test("is said to anybody in their language, as HTML without scripts", async () => {
    const response = await fetch(`${ground.url}/reply-times`, { headers: { "accept-language": "nb-NO, en;q=0.5" } });
    const page = await response.text();
    expect(response.headers.get("content-language")).toBe("no");
    expect(page).toMatch(/Vi regner med å svare på X innen \d+ minutt/);
    expect(page).not.toContain("<script");
  });
});
