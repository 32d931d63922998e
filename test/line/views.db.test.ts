import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ground, openGround } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { ask, connectBrand } from "../staff/asked.ts";

let ground: Ground;
let lead: Api & { id: string };
let agent: Api & { id: string };
let dutch: string;
let stranded: string;
let english: string;

beforeAll(async () => {
  ground = await openGround();
  const brand = await connectBrand(ground);
  lead = await ground.as("lead");
  agent = await ground.as("agent");
  const opened = async (text: string) => (await ask(ground, brand, text)).caseId ?? "";
  dutch = await opened("Waar blijft mijn koffer? Ik wacht al sinds maandag op de luchthaven");
  stranded = await opened("My flight is cancelled and I am stranded at the airport tonight with two kids, please help");
  english = await opened("Where is my bag? It did not arrive on the belt");
  // They wrote two hours before.
  await ground.app
    .db`update cases."case" set waiting_since = waiting_since - interval '2 hours' where id <> ${english}`;
  await ground.app
    .db`update assignment.queue_entry set waiting_since = waiting_since - interval '2 hours' where case_id <> ${english}`;
});
afterAll(() => ground.close());

const ids = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);

describe("the list of cases", () => {
  test.each([
    ["of one language", "language=nl", () => [dutch]],
    ["of several languages", "language=nl&language=en", () => [stranded, dutch, english]],
    ["of one topic", "topic=baggage", () => [dutch, english]],
    ["of one channel", "channel=x", () => [stranded, dutch, english]],
    ["at least so urgent", "urgency=2", () => [stranded]],
    ["of one visibility", "visibility=private", () => []],
    ["waiting for an hour at least", "olderThanMinutes=60", () => [stranded, dutch]],
    ["that nobody has", "assignee=nobody", () => [stranded, dutch, english]],
    ["of all wishes together", "topic=baggage&language=en&olderThanMinutes=60", () => []],
  ])("%s", async (_what, query, expected) => {
    expect(ids(await agent("GET", `/api/v1/cases?${query}`))).toEqual(expected());
    const { body } = await agent("GET", `/api/v1/screens/desk?${query}`);
    expect(body.queue.map(({ id }: { id: string }) => id)).toEqual(expected());
    expect(body).toMatchObject({ matching: expected().length, waiting: 3, nextCursor: null });
  });

  test.each([["language=xx"], ["urgency=9"], ["topic=nothing"], ["olderThanMinutes=0"], ["visibility=internal"]])(
    "refuses %s",
    async (query) => {
      expect((await agent("GET", `/api/v1/cases?${query}`)).status).toBe(400);
    },
  );
});

describe("a view", () => {
  test("is one's own, counts what waits in it, changes and goes", async () => {
    const { status, body } = await agent("POST", "/api/v1/views", {
      name: "Koffers",
      filter: { topic: ["baggage"], language: "nl" },
    });
    expect(status).toBe(201);
    const mine = async () => (await agent("GET", "/api/v1/views")).body.items;
    expect(await mine()).toMatchObject([{ id: body.id, name: "Koffers", shared: false, mine: true, waiting: 1 }]);
    expect((await lead("GET", "/api/v1/views")).body.items).toEqual([]);
    await agent("PUT", `/api/v1/views/${body.id}`, { filter: { topic: "baggage" } });
    expect(await mine()).toMatchObject([{ name: "Koffers", waiting: 2 }]);
    await agent("DELETE", `/api/v1/views/${body.id}`);
    expect(await mine()).toEqual([]);
  });

  test("is shared by a lead, comes first for everybody, and is the leads' to change", async () => {
    const { body } = await lead("POST", "/api/v1/views", { name: "Trouble", filter: { urgency: 2 }, shared: true });
    const { body: own } = await agent("POST", "/api/v1/views", { name: "Mine", filter: { assignee: "me" } });
    const seen = await agent("GET", "/api/v1/views");
    expect(seen.body.items).toMatchObject([
      { id: body.id, shared: true, mine: false, waiting: 1 },
      { id: own.id, shared: false, mine: true, waiting: 0 },
    ]);
    expect((await agent("DELETE", `/api/v1/views/${body.id}`)).status).toBe(403);
    expect((await agent("PUT", `/api/v1/views/${body.id}`, { name: "Ours" })).status).toBe(403);
    expect((await agent("POST", "/api/v1/views", { name: "All", filter: {}, shared: true })).status).toBe(403);
    expect((await lead("DELETE", `/api/v1/views/${body.id}`)).status).toBe(200);
    await agent("DELETE", `/api/v1/views/${own.id}`);
  });

  test("of somebody else does not exist", async () => {
    const { body } = await agent("POST", "/api/v1/views", { name: "Secret", filter: {} });
    for (const [method, data] of [
      ["PUT", { name: "Seen" }],
      ["DELETE", undefined],
    ] as const)
      expect((await lead(method, `/api/v1/views/${body.id}`, data)).status).toBe(404);
    await agent("DELETE", `/api/v1/views/${body.id}`);
  });

  test("stands where it is put; others' stay", async () => {
    const make = async (name: string) => (await agent("POST", "/api/v1/views", { name, filter: {} })).body.id;
    const [one, two, three] = [await make("1"), await make("2"), await make("3")];
    await agent("PUT", "/api/v1/views", { ids: [three, one, two, randomUUID()] });
    const names = (await agent("GET", "/api/v1/views")).body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual(["3", "1", "2"]);
    await lead("PUT", "/api/v1/views", { ids: [two, one, three] });
    expect((await agent("GET", "/api/v1/views")).body.items[0].name).toBe("3");
    for (const id of [one, two, three]) await agent("DELETE", `/api/v1/views/${id}`);
  });

  test.each([
    ["without a name", { name: " ", filter: {} }],
    ["of a wish that is none", { name: "a", filter: { topic: "nothing" } }],
    ["of a name without end", { name: "a".repeat(61), filter: {} }],
  ])("%s is refused", async (_what, body) => {
    expect((await agent("POST", "/api/v1/views", body)).status).toBe(400);
  });

  test("more than thirty are not kept", async () => {
    const many = await ground.as("agent");
    for (let n = 0; n < 30; n++) await many("POST", "/api/v1/views", { name: `${n}`, filter: {} });
    expect((await many("POST", "/api/v1/views", { name: "one more", filter: {} })).body.code).toBe(
      "assignment.too-many-views",
    );
  });
});

describe("the next one", () => {
  test("comes from among those wished for, and each who asks at once gets another", async () => {
    const agents = await Promise.all([1, 2, 3].map((n) => ground.as("agent", `Agent ${n}`)));
    const claimed = await Promise.all(agents.map((api) => api("POST", "/api/v1/cases/next", { topic: ["baggage"] })));
    expect(claimed.map(({ status }) => status).toSorted()).toEqual([200, 200, 204]);
    expect(claimed.flatMap(({ status, body }) => (status === 200 ? [body.id] : [])).toSorted()).toEqual(
      [dutch, english].toSorted(),
    );
    expect((await agent("POST", "/api/v1/cases/next", { language: ["en"] })).body.id).toBe(stranded);
  });
});
