import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { type Answer } from "../call-api.ts";
import { until } from "../until.ts";
import { connectBrand } from "../staff/asked.ts";
import { type BrandAccount, deliver, mentionOf, newId } from "../vendor.ts";

let ground: Ground;
let brand: BrandAccount;

beforeAll(async () => {
  ground = await openGround();
  brand = await connectBrand(ground);
  await write(60);
});
afterAll(() => ground.close());

let written = 0;

/** This many people ask something, each for the first time; resolves when all of it is cases. */
async function write(people: number): Promise<void> {
  written += people;
  for (let n = 0; n < people; n++)
    await deliver(brand, mentionOf(brand, { id: newId(), text: "where is my bag?", authorId: newId() }));
  await until(
    () => ground.app.db`select count(*)::int as n from cases."case"`,
    ([row]) => row?.["n"] === written,
    "the cases",
  );
}

/** Reads a list to its end, letting `meanwhile` happen after each page; gives the ids in the order read. */
async function readAll(path: string, meanwhile: (page: number) => Promise<unknown>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null; page++) {
    const { status, body }: Answer = await ground.api("GET", `${path}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
    if (page < 3) await meanwhile(page);
  }
  return ids;
}

const idsOf = async (sql: "message" | "case"): Promise<string[]> =>
  (
    await (sql === "case"
      ? ground.app.db<{ id: string }[]>`select id from cases."case" order by id`
      : ground.app.db<{ id: string }[]>`select id from cases.message order by id`)
  ).map(({ id }) => id);

describe("reading page by page while more comes in", () => {
  test.each([
    ["messages, newest first", "message" as const, "/api/v1/messages?limit=7"],
    ["open cases, in the order they should be worked", "case" as const, "/api/v1/cases?limit=7"],
  ])("skips and repeats nothing that was there: %s", async (_what, table, path) => {
    const before = await idsOf(table);
    const read = await readAll(path, () => write(5));
    expect(new Set(read).size).toBe(read.length);
    expect(before.filter((id) => !read.includes(id))).toEqual([]);
  });

  test("closed cases, the last closed first", async () => {
    const { body } = await ground.api("GET", "/api/v1/cases?limit=20");
    const [early, late] = [body.items.slice(0, 12), body.items.slice(12)];
    for (const { id } of early) await ground.api("POST", `/api/v1/cases/${id}/close`, {});
    const read = await readAll("/api/v1/cases?state=closed&limit=3", async (page) => {
      const next = late[page];
      if (next) await ground.api("POST", `/api/v1/cases/${next.id}/close`, {});
    });
    expect(read).toEqual(early.map(({ id }: { id: string }) => id).toReversed());
  });

  test("a customer's timeline, with things that happened at the same moment", async () => {
    const { body: page } = await ground.api("GET", "/api/v1/cases?state=closed&limit=1");
    const path = `/api/v1/customers/${page.items[0].customerId}/timeline`;
    const whole = await ground.api("GET", path);
    const read = await readAll(`${path}?limit=1`, async () => {});
    expect(read).toEqual(whole.body.items.map(({ id }: { id: string }) => id));
    expect(read.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a page", () => {
  test.each([
    ["one", 1],
    ["200 at most", 200],
  ])("holds as many as asked for: %s", async (_how, limit) => {
    const { body } = await ground.api("GET", `/api/v1/messages?limit=${limit}`);
    expect(body.items).toHaveLength(Math.min(limit, (await idsOf("message")).length));
  });

  test("holds 50 unless told", async () => {
    const { body } = await ground.api("GET", "/api/v1/messages");
    expect(body.items).toHaveLength(50);
    expect(body.nextCursor).toEqual(expect.any(String));
  });

  test("that is the last has no cursor, also where it is exactly full", async () => {
    const closed = (limit: number) => ground.api("GET", `/api/v1/cases?state=closed&limit=${limit}`);
    const count = (await closed(200)).body.items.length;
    expect((await closed(count)).body.nextCursor).toBeNull();
    expect((await closed(count - 1)).body.nextCursor).toEqual(expect.any(String));
  });
});
