import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record } from "../../server/modules/customers/index.ts";
import { type Ground, openGround, openWorld } from "../ground.ts";
import { type Api } from "../call-api.ts";
import { until } from "../until.ts";

let ground: Ground;
let world: Awaited<ReturnType<typeof openWorld>>;
let agent: Api & { id: string };
let other: Api & { id: string };

beforeAll(async () => {
  ground = await openGround();
  world = await openWorld(ground);
  world.setLimits("roomy");
  agent = await ground.as("agent", "Lena One");
  other = await ground.as("agent", "Mara Two");
});
afterAll(async () => {
  await world.close();
  await ground.close();
});

interface Person {
  handle: string;
  value: string;
  say: (text: string) => void;
  post: (text: string) => void;
}

function person(): Person {
  const handle = `p${randomUUID().slice(0, 8)}`;
  const { id: value } = world.addPassenger({ handle, name: "Anna de Vries" });
  return {
    handle,
    value,
    say: (text) => void world.sendMessage({ as: handle, text }),
    post: (text) => void world.writePost({ as: handle, text: `@${world.brand.handle} ${text}` }),
  };
}

const casesOf = async (...people: Person[]): Promise<any[]> => {
  const { body } = await agent("GET", "/api/v1/cases?limit=200&kind=any");
  const waiting = await agent("GET", "/api/v1/cases?limit=200&kind=any&state=waiting");
  return [...body.items, ...waiting.body.items].filter(({ customer }: any) =>
    people.some(({ handle }) => handle === customer.handle),
  );
};
const caseOf = (one: Person) =>
  until(
    () => casesOf(one),
    (all) => all.length === 1,
    "the case",
  ).then(([theCase]) => theCase);
const detail = (id: string): Promise<any> => agent("GET", `/api/v1/cases/${id}`).then(({ body }) => body);
const texts = ({ messages }: any): string[] => messages.map(({ text }: any) => text);

/** Both handles proved by one loyalty number: one person. */
async function areOne(...ids: string[]): Promise<string[]> {
  const value = `KL${Math.floor(1e9 + Math.random() * 8e9)}`;
  const said = ids.map((customerId) => ({
    id: randomUUID(),
    kind: "link" as const,
    customerId,
    identifier: { kind: "loyalty", value },
    known: "verified" as const,
    source: "code",
  }));
  await record(ground.app, said);
  return said.map(({ id }) => id);
}
const customerOf = async ({ value }: Person): Promise<string> => {
  const [row] = await ground.app.db<
    { customerId: string }[]
  >`select customer_id from customers.identifier where kind = 'x' and value = ${value}`;
  return row?.customerId ?? "";
};
const episodesOf = (caseId: string) =>
  ground.app.db<{ endedWhy: string | null; startedAt: Date }[]>`
    select ended_why, started_at from service_levels.episode where case_id = ${caseId} order by id`;

const lostBag = "My suitcase did not arrive in Amsterdam, where is my bag?";
const stillNoBag = "Still no news about my missing suitcase, where is my bag?";
const refund = "How do I get a refund for my cancelled ticket?";

/** Two open cases of one person about two things. */
async function twoCases(
  first = lostBag,
  second = refund,
): Promise<{ a: Person; b: Person; older: any; younger: any; said: string[] }> {
  const [a, b] = [person(), person()];
  a.say(first);
  const older = await caseOf(a);
  b.say(second);
  const younger = await caseOf(b);
  const said = await areOne(older.customerId, younger.customerId);
  return { a, b, older, younger, said };
}

describe("a passenger who writes in public, then in private, then under another handle", () => {
  test("has one case, one clock and one assignee, and is answered where they last spoke", async () => {
    const [a, b] = [person(), person()];
    a.post(lostBag);
    const theCase = await caseOf(a);
    const since = (await detail(theCase.id)).waitingSince;
    a.say("My bag tag is blue.");
    b.say("thanks");
    const second = await until(() => customerOf(b), Boolean);
    await areOne(theCase.customerId, second);
    b.say(stillNoBag);
    const joined = await until(
      () => detail(theCase.id),
      ({ threads }) => threads.length === 3,
      "three threads in one case",
    );
    expect(joined.waitingSince).toBe(since);
    expect(texts(joined)).toEqual(expect.arrayContaining([expect.stringContaining("suitcase"), stillNoBag]));
    expect(await casesOf(a, b)).toHaveLength(1);
    expect(new Set(joined.threads.map(({ handle }: any) => handle))).toEqual(new Set([a.handle, b.handle]));
    expect((await episodesOf(theCase.id)).filter(({ endedWhy }) => endedWhy === null)).toHaveLength(1);
    const answer = { id: randomUUID(), visibility: "private", text: "Your suitcase is found.", readTo: joined.readTo };
    expect((await agent("POST", `/api/v1/cases/${theCase.id}/replies`, answer)).status).toBe(201);
    await until(
      async () => world.received().messages.filter(({ to }) => to === b.handle),
      (all) => all.length === 1,
      "the answer where they last spoke",
    );
    const first = joined.threads.find(
      ({ visibility, id }: any) =>
        visibility === "private" &&
        joined.messages.some((one: any) => one.threadId === id && one.text.includes("blue")),
    );
    await until(
      () => detail(theCase.id),
      ({ state }) => state === "waiting",
      "the answer's arrival",
    );
    const chosen = { id: randomUUID(), visibility: "private", text: "Here too.", threadId: first.id };
    expect((await agent("POST", `/api/v1/cases/${theCase.id}/replies`, chosen)).status).toBe(201);
    await until(
      async () => world.received().messages.filter(({ to }) => to === a.handle),
      (all) => all.length === 1,
      "the answer where the agent chose",
    );
  });

  test("has two cases where they ask for two things, and it is proposed to join them", async () => {
    const { a, b, older, younger } = await twoCases();
    expect(await casesOf(a, b)).toHaveLength(2);
    const { body } = await agent("GET", `/api/v1/cases/${older.id}/joinings`);
    expect(body).toMatchObject({ proposed: [{ caseId: younger.id, sameTopic: false, isParted: false }], joinings: [] });
  });

  test("whose two cases are about the same is joined by the machine as soon as they prove to be one, and parted when that is taken back", async () => {
    const { a, b, older, younger, said } = await twoCases(lostBag, stillNoBag);
    const joined = await until(
      () => detail(older.id),
      ({ threads }) => threads.length === 2,
      "one case",
    );
    expect(await casesOf(a, b)).toHaveLength(1);
    expect(await detail(younger.id)).toMatchObject({ state: "closed", outcome: "joined" });
    const { body } = await agent("GET", `/api/v1/cases/${older.id}/joinings`);
    expect(body.joinings).toMatchObject([{ kind: "join", by: null, why: "one person, one topic", threads: 1 }]);
    b.say("I wrote before.");
    await until(
      () => detail(older.id),
      ({ messages }) => messages.length === joined.messages.length + 1,
      "what came meanwhile",
    );
    await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: said[1] ?? "", source: "code" }]);
    await until(
      () => detail(younger.id),
      ({ state }) => state === "open",
      "the second case again",
    );
    expect(texts(await detail(younger.id))).toEqual([stillNoBag, "I wrote before."]);
    expect(texts(await detail(older.id))).toEqual([lostBag]);
    expect((await detail(younger.id)).waitingSince).toBe(younger.waitingSince);
    expect((await detail(older.id)).waitingSince).toBe(older.waitingSince);
  });

  test("who was heard in a case of theirs elsewhere gets a case of their own when they prove to be another", async () => {
    const [a, b] = [person(), person()];
    a.say(lostBag);
    const theCase = await caseOf(a);
    b.say("thanks");
    const second = await until(() => customerOf(b), Boolean);
    const said = await areOne(theCase.customerId, second);
    b.say(stillNoBag);
    await until(
      () => detail(theCase.id),
      ({ threads }) => threads.length === 2,
      "one case",
    );
    await record(ground.app, [{ id: randomUUID(), kind: "revoke", revokes: said[1] ?? "", source: "code" }]);
    const own = await caseOf(b);
    expect(texts(await detail(own.id))).toContain(stillNoBag);
    expect(texts(await detail(theCase.id))).toEqual([lostBag]);
    expect(own.customerId).toBe(second);
  });
});

describe("an agent", () => {
  const join = (by: Api, one: string, otherId: string) =>
    by("POST", `/api/v1/cases/${one}/join`, { otherId, why: "The same trip." });

  test("joins two cases: the older goes on with both streams, since they first waited; and takes it back exactly", async () => {
    const { older, younger } = await twoCases();
    const before = [await detail(older.id), await detail(younger.id)];
    const { status, body } = await join(agent, younger.id, older.id);
    expect([status, body.case.id]).toEqual([201, older.id]);
    expect(body.case.waitingSince).toBe(older.waitingSince);
    expect(texts(await detail(older.id))).toEqual([lostBag, refund]);
    expect((await episodesOf(younger.id)).map(({ endedWhy }) => endedWhy)).toEqual(["joined"]);
    expect((await episodesOf(older.id)).map(({ endedWhy }) => endedWhy)).toEqual([null]);
    const back = await agent("POST", `/api/v1/cases/${older.id}/joinings/${body.joiningId}/take-back`);
    expect(back.status).toBe(200);
    const after = [await detail(older.id), await detail(younger.id)];
    const core = ({ state, waitingSince, messages, threads, assigneeId, outcome, urgency, topic }: any) => ({
      state,
      waitingSince,
      assigneeId,
      outcome,
      urgency,
      topic,
      messages: messages.map(({ id, caseId }: any) => [id, caseId]),
      threads: threads.map(({ id }: any) => id),
    });
    expect(after.map(core)).toEqual(before.map(core));
    const first = (await episodesOf(younger.id)).find(({ endedWhy }) => endedWhy === null);
    expect(first?.startedAt.toISOString()).toBe(younger.waitingSince);
    expect((await agent("POST", `/api/v1/cases/${older.id}/joinings/${body.joiningId}/take-back`)).status).toBe(404);
    const { body: again } = await agent("GET", `/api/v1/cases/${older.id}/joinings`);
    expect(again.proposed).toMatchObject([{ caseId: younger.id, isParted: true }]);
  });

  test("answers in the joined case what was asked in both, and what was answered stays answered when they are parted", async () => {
    const { a, older, younger } = await twoCases();
    const { body } = await join(agent, older.id, younger.id);
    const shown = await detail(older.id);
    await agent("POST", `/api/v1/cases/${older.id}/replies`, {
      id: randomUUID(),
      visibility: "private",
      text: "Both are done.",
      readTo: shown.readTo,
    });
    await until(
      () => detail(older.id),
      ({ state }) => state === "waiting",
      "the answer's arrival",
    );
    await agent("POST", `/api/v1/cases/${older.id}/joinings/${body.joiningId}/take-back`);
    expect([(await detail(older.id)).state, (await detail(younger.id)).state]).toEqual(["waiting", "waiting"]);
    a.say("And where is it now, please tell me?");
    const asked = await until(
      () => detail(older.id),
      ({ state }) => state === "open",
      "the question in its own case",
    );
    expect(texts(asked)).toContain("And where is it now, please tell me?");
  });

  test("who answers one is shown first what came in with the other", async () => {
    const { older, younger } = await twoCases();
    const read = (await detail(older.id)).readTo;
    await join(agent, older.id, younger.id);
    const stale = await agent("POST", `/api/v1/cases/${older.id}/replies`, {
      id: randomUUID(),
      visibility: "private",
      text: "Only the bag.",
      readTo: read,
    });
    expect([stale.status, stale.body.code]).toEqual([409, "cases.stale"]);
  });

  test("splits a case by threads, and takes that back", async () => {
    const a = person();
    a.post(lostBag);
    const theCase = await caseOf(a);
    a.say("And how do I get a refund for my ticket?");
    const both = await until(
      () => detail(theCase.id),
      ({ threads }) => threads.length === 2,
      "both threads",
    );
    const inPrivate = both.threads.find(({ visibility }: any) => visibility === "private");
    const all = both.threads.map(({ id }: any) => id);
    expect((await agent("POST", `/api/v1/cases/${theCase.id}/split`, { threadIds: all, why: "All." })).body.code).toBe(
      "cases.not-these-threads",
    );
    const { status, body } = await agent("POST", `/api/v1/cases/${theCase.id}/split`, {
      threadIds: [inPrivate.id],
      why: "Two things.",
    });
    expect([status, body.case.state]).toEqual([201, "open"]);
    expect(texts(await detail(body.case.id))).toEqual(["And how do I get a refund for my ticket?"]);
    a.say("It was 200 euros, when will I get them?");
    await until(
      () => detail(body.case.id),
      ({ messages }) => messages.length === 2,
      "what they say next in that thread",
    );
    const back = await agent("POST", `/api/v1/cases/${theCase.id}/joinings/${body.joiningId}/take-back`);
    expect(back.status).toBe(200);
    expect((await detail(theCase.id)).messages).toHaveLength(3);
    expect(await detail(body.case.id)).toMatchObject({ state: "closed", outcome: "joined" });
  });

  test("who says that two cases are two matters is not asked again, and no machine joins them", async () => {
    const { older, younger } = await twoCases();
    const { body } = await agent("POST", `/api/v1/cases/${older.id}/keep-apart`, {
      otherId: younger.id,
      why: "Two trips.",
    });
    expect((await agent("GET", `/api/v1/cases/${younger.id}/joinings`)).body.proposed).toMatchObject([
      { isParted: true },
    ]);
    await agent("POST", `/api/v1/cases/${younger.id}/joinings/${body.joiningId}/take-back`);
    expect((await agent("GET", `/api/v1/cases/${younger.id}/joinings`)).body.proposed).toMatchObject([
      { isParted: false },
    ]);
  });

  test("can't join cases of two people, of a colleague, a closed one, one with itself, or while an answer is on its way", async () => {
    const { older, younger } = await twoCases();
    const stranger = person();
    stranger.say(lostBag);
    const strange = await caseOf(stranger);
    expect((await join(agent, older.id, strange.id)).body.code).toBe("cases.other-person");
    expect((await join(agent, older.id, older.id)).status).toBe(400);
    expect((await join(agent, older.id, randomUUID())).status).toBe(404);
    await other("POST", `/api/v1/cases/${younger.id}/assign`, { assigneeId: "me" });
    expect((await join(agent, older.id, younger.id)).body.code).toBe("cases.held-by-other");
    const { readTo } = await detail(younger.id);
    await other("POST", `/api/v1/cases/${younger.id}/replies`, {
      id: randomUUID(),
      visibility: "private",
      text: "One moment.",
      readTo,
    });
    expect((await join(other, older.id, younger.id)).body.code).toBe("cases.answer-on-its-way");
    await agent("POST", `/api/v1/cases/${strange.id}/close`);
    expect((await join(agent, strange.id, older.id)).body.code).toBe("cases.closed");
  });

  test("two who join the same two crosswise at once make one", async () => {
    const { older, younger } = await twoCases();
    const answers = await Promise.all([join(agent, older.id, younger.id), join(other, younger.id, older.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await detail(older.id)).threads).toHaveLength(2);
  });
});
