import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../world/world.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
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

function write(text: string, { name = "Test Passenger", handle = `p${randomUUID().slice(0, 8)}` } = {}): string {
  world.addPassenger({ handle, name, language: "en", acceptsMessages: true });
  return world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` }).id;
}

const search = (text: string, more = "") =>
  ground.api("GET", `/api/v1/search/messages?text=${encodeURIComponent(text)}${more}`);

/** Waits until so many are found, as indexing follows the message. */
const found = (text: string, count: number, more = "") =>
  until(
    () => search(text, more).then(({ body }) => body.items),
    (items: { excerpt: string; message: Record<string, unknown>; matches: { start: number; end: number }[] }[]) =>
      items.length === count,
    `${count} messages with ${text}`,
  );

describe("a search over messages", () => {
  test("finds every word, whatever its case and accents, and says where", async () => {
    write("my suitcase stayed in Málaga, where is it?");
    write("my suitcase came");
    const [one] = await found("MALAGA suitca", 1);
    expect(one?.message).toMatchObject({ channel: "x", direction: "inbound", authorName: "Test Passenger" });
    expect(one?.message["caseNumber"]).toMatch(/^C-\d+$/);
    expect(one?.matches.map(({ start, end }) => one.excerpt.slice(start, end))).toEqual(["suitcase", "Málaga"]);
  });

  test.each([
    ["Japanese", "成田で荷物が届きません。どこですか?", "荷物が届き"],
    ["Chinese", "我的行李在哪里?航班取消了", "行李"],
    ["Thai", "กระเป๋าเดินทางของฉันหายไปไหน", "กระเป๋า"],
    ["Korean", "수하물이 아직 안 왔어요 어디에 있나요?", "수하물"],
    ["Russian", "Где мой чемодан? Рейс отменён", "чемодан отменен"],
  ])("finds %s", async (_, text, wanted) => {
    write(text);
    expect((await found(wanted, 1))[0]?.matches).not.toEqual([]);
  });

  test("finds our own answers and notes", async () => {
    const externalId = write("quokkaword where is my bag?");
    const message = await until(
      () => ground.api("GET", `/api/v1/messages?externalId=${externalId}`).then(({ body }) => body.items[0]),
      (one) => one?.caseId,
    );
    await ground.api("POST", `/api/v1/cases/${message.caseId}/replies`, {
      id: randomUUID(),
      visibility: "internal",
      text: "belt seven has the numbatcase",
    });
    const [note] = await found("numbatcase", 1);
    expect(note?.message).toMatchObject({ visibility: "internal", direction: "outbound", caseId: message.caseId });
    await found("numbatcase", 1, "&direction=outbound");
    await found("numbatcase", 0, "&direction=inbound");
  });

  test("narrows by language, channel and time, and pages to the end without a double", async () => {
    for (let n = 0; n < 7; n++) write(`axolotlday the gate is closed, what now? ${n}`);
    await found("axolotlday", 7);
    expect((await search("axolotlday", "&language=ja")).body.items).toEqual([]);
    expect((await search("axolotlday", "&language=en&channel=x")).body.items).toHaveLength(7);
    expect((await search("axolotlday", "&until=2020-01-01T00:00:00Z")).body.items).toEqual([]);
    const seen: string[] = [];
    let cursor: string | null = "";
    do {
      const { body } = await search("axolotlday", `&limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map((one: { message: { id: string } }) => one.message.id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  test("never finds personal data, and finds the words beside it", async () => {
    write("wombatgate my booking code is K7XQ2M please help me");
    const [one] = await found("wombatgate", 1);
    expect(one?.excerpt).not.toContain("K7XQ2M");
    expect((await search("K7XQ2M")).body.items).toEqual([]);
  });

  test.each([
    ["nothing but signs", "!?&|:*'", 0],
    ["what looks like a query", "a') | ('b", 0],
    ["a mark of ours", "lang:en", 0],
  ])("bears %s", async (_, text, count) => {
    const { status, body } = await search(text);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(count);
  });

  test("looks back over many blocks, newest first", async () => {
    await ground.stopWorker();
    const { db } = ground.app;
    await db`
      insert into cases.message (id, seq, account_id, channel, direction, visibility, author_kind, text, masked_text, language, written_at, received_at)
      overriding system value
      select gen_random_uuid(), 100000 * n, ${world.accountId}, 'x', 'inbound', 'public', 'customer', 'echidnaword ' || n, 'echidnaword ' || n, 'en',
        platform.now(), platform.now()
      from generate_series(1, 30) as n`;
    await db`select setval(pg_get_serial_sequence('cases.message', 'seq'), 3100000)`;
    await ground.startWorker();
    const items = await found("echidnaword", 30);
    expect(items.map(({ excerpt }) => Number(excerpt.split(" ")[1]))).toEqual(
      Array.from({ length: 30 }, (__, n) => 30 - n),
    );
  });

  test("is in the audit, without what was looked for", async () => {
    const agent = await ground.as("agent", "Searching Agent");
    await agent("GET", "/api/v1/search/messages?text=secretword");
    const { body } = await ground.api("GET", "/api/v1/audit?limit=5");
    const entry = body.items.find(({ actor }: { actor: { id: string } }) => actor.id === agent.id);
    expect(entry).toMatchObject({ action: "cases.search", subject: null });
    expect(JSON.stringify(body)).not.toContain("secretword");
  });
});

describe("a search over people", () => {
  const people = (text: string) => ground.api("GET", `/api/v1/search/people?text=${encodeURIComponent(text)}`);

  test("finds them by a part of their name or the beginning of their handle", async () => {
    write("where is my bag?", { name: "Zoë van den Testersen", handle: "zoe_flies" });
    const [person] = await until(
      () => people("testers").then(({ body }) => body.items),
      (items) => items.length === 1,
    );
    expect(person).toMatchObject({
      name: "Zoë van den Testersen",
      openCases: 1,
      handles: [{ channel: "x", handle: "zoe_flies" }],
    });
    expect((await people("ZOE")).body.items).toHaveLength(1);
    expect((await people("zoe_fl")).body.items).toHaveLength(1);
  });

  test("needs the right to read customers", async () => {
    const insight = await ground.as("insight");
    expect((await insight("GET", "/api/v1/search/people?text=anna")).status).toBe(403);
  });
});
