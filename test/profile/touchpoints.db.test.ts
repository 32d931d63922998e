import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recognise, record } from "../../server/modules/customers/index.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";
import { listen, topicsOf } from "../live/listener.ts";

let ground: Ground;
let world: Awaited<ReturnType<typeof openWorld>>;
let airline: Api;
let agent: Api & { token: string };

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
  airline = await ground.as("partner");
  agent = await ground.as("agent");
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

async function somebody(): Promise<string> {
  const handle = { kind: "x" as const, value: randomUUID(), name: "Anna", handle: null };
  const [one] = (await recognise(ground.app.db, [handle])).values();
  return one?.customerId ?? "";
}

const link = (customerId: string, kind: string, value: string, known: "claimed" | "verified" = "verified") => {
  const id = randomUUID();
  return record(ground.app, [
    { id, kind: "link", customerId, identifier: { kind, value }, known, source: "login" },
  ]).then(() => id);
};

const newNumber = (): string => `KL${Math.floor(1e9 + Math.random() * 8e9)}`;
const point = (value: string, more: object = {}) => ({
  id: randomUUID(),
  kind: "check-in",
  at: new Date().toISOString(),
  identifier: { kind: "loyalty", value },
  channel: "app",
  outcome: "failed",
  ...more,
});
const report = (...items: object[]) => airline("POST", "/api/v1/touchpoints", { items });
const timelineOf = (id: string, more = "") =>
  agent("GET", `/api/v1/customers/${id}/timeline${more}`).then(({ body }) => body.items as any[]);

describe("a touchpoint", () => {
  test("that failed is told at once to the open page, stands on the timeline within two seconds, and on the profile", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, "loyalty", number);
    const listener = listen({ url: ground.url, token: agent.token });
    await until(async () => listener.position(), Boolean);
    const begun = performance.now();
    expect(
      await report(
        point(`${number.slice(0, 2)} ${number.slice(2)}`, { flight: "KL 0643", details: { error_code: "DOC" } }),
      ),
    ).toMatchObject({
      status: 200,
      body: { taken: 1, known: 0, refused: [] },
    });
    await until(
      async () => topicsOf(listener),
      (topics) => topics.has(`customer/${customer}`),
    );
    const [entry] = await timelineOf(customer);
    const took = performance.now() - begun;
    process.stdout.write(`a failed check-in is told and on the timeline after ${Math.round(took)} ms\n`);
    expect(entry).toMatchObject({
      kind: "touchpoint",
      what: ["check-in"],
      place: "app",
      outcome: "failed",
      isTrouble: true,
      isClaimed: false,
      flight: { number: "KL643" },
      details: [{ name: "error_code", value: "DOC" }],
    });
    const { body } = await agent("GET", `/api/v1/customers/${customer}/profile`);
    expect(body.trouble).toMatchObject([{ kind: "step-failed", what: "check-in", count: 1, isClaimed: false }]);
    listener.cut();
  });

  test("is one however often it is told, and by whatever word", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, "loyalty", number);
    const one = point(number, { kind: "Check_In", outcome: undefined });
    const [first, second] = await Promise.all([report(one, one), report(one)]);
    expect(first.body.taken + second.body.taken).toBe(1);
    expect((await report(one)).body).toEqual({ taken: 0, known: 1, refused: [] });
    const entries = await timelineOf(customer, "?only=touchpoints");
    expect(entries).toMatchObject([{ what: ["check-in"], outcome: "done", isTrouble: false }]);
  });

  test("of an anonymous visitor is kept, and joins the profile when they choose to be known; and leaves it when that is taken back", async () => {
    const device = randomUUID();
    await report(
      point(device, { identifier: { kind: "device", value: device }, kind: "search", outcome: "done" }),
      point(device, { identifier: { kind: "device", value: device }, kind: "offer", outcome: "done" }),
    );
    const find = () =>
      agent("POST", "/api/v1/touchpoints/find", { identifier: { kind: "device", value: device }, limit: 1 });
    const anonymous = await find();
    expect(anonymous.body).toMatchObject({ customerIds: [], items: [{}] });
    expect(anonymous.body.nextCursor).not.toBeNull();
    const customer = await somebody();
    expect(await timelineOf(customer, "?only=touchpoints")).toEqual([]);
    const eventId = await link(customer, "device", device);
    expect((await timelineOf(customer, "?only=touchpoints")).map(({ what }) => what[0]).toSorted()).toEqual([
      "offer",
      "search",
    ]);
    expect((await find()).body.customerIds).toEqual([customer]);
    expect((await agent("GET", `/api/v1/customers/${customer}/profile`)).body.stage).toBe("looking");
    await agent("POST", `/api/v1/customers/${customer}/history/${eventId}/take-back`, { reason: "A shared tablet." });
    expect(await timelineOf(customer, "?only=touchpoints")).toEqual([]);
  });

  test("by a number that somebody only says is theirs shows what happened and no details", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, "loyalty", number, "claimed");
    await report(point(number, { details: { name: "Somebody Else" } }));
    expect(await timelineOf(customer, "?only=touchpoints")).toMatchObject([
      { isClaimed: true, isTrouble: true, details: [] },
    ]);
  });
});

describe("trouble that the systems saw", () => {
  const ask = async () => {
    const as = `p${randomUUID().slice(0, 8)}`;
    world.addPassenger({ handle: as, name: "Anna" });
    world.sendMessage({ as, text: "Hello, can I take my guitar on board?" });
    const theCase: any = await until(
      () =>
        agent("GET", "/api/v1/cases?limit=200").then(({ body }) =>
          body.items.find(({ customer }: any) => customer.handle === as),
        ),
      Boolean,
      "the case",
    );
    return theCase;
  };
  const urgencyOf = (id: string) => agent("GET", `/api/v1/cases/${id}`).then(({ body }) => body.urgency as number);

  test("raises the open case, and what went right since does not", async () => {
    const [one, other] = [await ask(), await ask()];
    expect([one.urgency, other.urgency]).toEqual([0, 0]);
    const numbers = [newNumber(), newNumber()];
    await link(one.customerId, "loyalty", numbers[0] ?? "");
    await link(other.customerId, "loyalty", numbers[1] ?? "");
    await report(
      point(numbers[1] ?? "", { at: new Date(Date.now() - 60_000).toISOString() }),
      point(numbers[1] ?? "", { outcome: "done" }),
      point(numbers[0] ?? ""),
    );
    await until(
      () => urgencyOf(one.id),
      (urgency) => urgency === 2,
      "the urgency",
    );
    expect(await urgencyOf(other.id)).toBe(0);
  });

  test("before they wrote raises the case that opens", async () => {
    const as = `p${randomUUID().slice(0, 8)}`;
    const { id: value } = world.addPassenger({ handle: as, name: "Anna" });
    await report(point(value, { identifier: { kind: "x", value } }));
    world.sendMessage({ as, text: "Hello, can I take my guitar on board?" });
    const raised = await until(
      () =>
        agent("GET", "/api/v1/cases?limit=200").then(({ body }) =>
          body.items.find(({ customer }: any) => customer.handle === as),
        ),
      (theCase) => theCase?.urgency === 2,
      "the raised case",
    );
    expect(raised.customer.handle).toBe(as);
  });
});

describe("what is no touchpoint", () => {
  test.each([
    ["10 kB long", "x".repeat(10_240)],
    ["of invisible signs", "\u200B\u202E\u2066"],
    ["turned from right to left with nothing behind", "\u202E!\u2066!"],
    ["of half a sign", "\uD800"],
    ["with a zero in it", "a\0"],
  ])("an identifier %s is refused by itself, and the rest is taken", async (_what, value) => {
    const bad = point(value, { identifier: { kind: "loyalty", value } });
    const { status, body } = await report(bad, point(newNumber()));
    expect([status, body]).toEqual([200, { taken: 1, known: 0, refused: [{ id: bad.id, code: "not-an-identifier" }] }]);
  });

  test("zero-width tricks in an identifier lead to the same customer", async () => {
    const customer = await somebody();
    const number = newNumber();
    await link(customer, "loyalty", number);
    await report(point(`\u202E${number.slice(0, 5)}\u200B${number.slice(5)}`));
    expect(await timelineOf(customer, "?only=touchpoints")).toHaveLength(1);
  });

  test.each([
    ["an empty batch", []],
    ["more than 500", Array.from({ length: 501 }, () => point("KL123456789"))],
    ["an identifier of 30 kB", [point("x".repeat(30_000))]],
    ["a step in words of its own", [point("KL123456789", { kind: "<script>" })]],
    ["a flight that is none", [point("KL123456789", { flight: "flight" })]],
    ["a time that is none", [point("KL123456789", { at: "yesterday" })]],
  ])("%s is a calm 400", async (_what, items) => {
    const { status, body } = await report(...items);
    expect([status, typeof body.code]).toEqual([400, "string"]);
  });

  test("two who tell at once of one new identifier make one", async () => {
    const value = randomUUID();
    const identifier = { kind: "device", value };
    const told = await Promise.all(Array.from({ length: 8 }, () => report(point(value, { identifier }))));
    expect(told.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const { body } = await agent("POST", "/api/v1/touchpoints/find", { identifier });
    expect(body.items).toHaveLength(8);
  });
});
