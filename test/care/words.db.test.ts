import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishReplyTimes } from "../../server/modules/service-levels/index.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { newHandle, openScene, type Scene } from "./scene.ts";

let scene: Scene;
const praise = "lovely crew today, wonderful flight, thank you all!";
const complaint = "worst airline ever, you are a disgrace";

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const next = (kind?: string) =>
  scene.ground.api("POST", "/api/v1/cases/next", kind ? { kind } : {}).then(({ status, body }) => ({ status, body }));
const handBack = (id: string) => scene.ground.api("POST", `/api/v1/cases/${id}/hand-back`, {});
const list = async (query: string) =>
  (await scene.ground.api("GET", `/api/v1/cases?${query}`)).body.items.map(({ id }: { id: string }) => id);

describe("praise and complaints that ask nothing", () => {
  test("wait for a word in a queue of their own, out of sight of who works on questions", async () => {
    const { caseId, triage } = await scene.writes(praise);
    expect(triage.needs).toBe("word");
    expect(await scene.caseOf(caseId)).toMatchObject({ kind: "word", state: "open", urgency: 0 });
    expect(await list("")).not.toContain(caseId);
    expect(await list("kind=word")).toContain(caseId);
    expect(await next()).toMatchObject({ status: 204 });
    expect((await next("word")).body.id).toBe(caseId);
    await handBack(caseId);
  });

  test("are worked complaints first, then the oldest", async () => {
    const second = await scene.writes(praise);
    const first = await scene.writes(complaint);
    const order = await list("kind=word");
    expect(order.indexOf(first.caseId)).toBe(0);
    expect(order.at(-1)).toBe(second.caseId);
  });

  test("are given to one agent each, however many ask at once", async () => {
    const ids = [];
    for (let n = 0; n < 4; n++) ids.push((await scene.writes(praise)).caseId);
    const agents = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((n) => scene.ground.as("agent", `Agent ${n}`)));
    const claimed = await Promise.all(agents.map((agent) => agent("POST", "/api/v1/cases/next", { kind: "word" })));
    const got = claimed.filter(({ status }) => status === 200).map(({ body }) => body.id);
    expect(new Set(got).size).toBe(got.length);
    expect(got.length).toBeGreaterThanOrEqual(4);
  });

  test("are done once they have their word", async () => {
    const { caseId } = await scene.writes(praise);
    await scene.answers(caseId);
    expect(await scene.caseOf(caseId)).toMatchObject({ kind: "word", state: "closed", outcome: "solved" });
  });

  test("come back when their word is refused", async () => {
    const { caseId } = await scene.writes(praise);
    const id = randomUUID();
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text: "How kind!", visibility: "public" });
    const undone = await scene.ground.api("POST", `/api/v1/messages/${id}/undo`, {});
    expect(undone.status).toBe(200);
    expect(await scene.caseOf(caseId)).toMatchObject({ kind: "word", state: "open", answering: false });
  });

  test("become a question when the customer asks, whose clock starts there", async () => {
    const as = newHandle();
    const { caseId } = await scene.writes(praise, as);
    await moveClock(scene.ground.app, "10 minutes");
    const asked = await scene.writes("but where is my bag?", as);
    expect(asked.caseId).toBe(caseId);
    const shown = await scene.caseOf(caseId);
    expect(shown).toMatchObject({ kind: "question", state: "open" });
    expect(Date.parse(shown.waitingSince)).toBeGreaterThan(Date.parse(shown.openedAt));
    const waits = await scene.ground.app.db`
      select about, ended_why, start_message_id from service_levels.episode where case_id = ${caseId} order by id`;
    expect(waits).toMatchObject([
      { about: "word", endedWhy: "turned" },
      { about: "question", endedWhy: null, startMessageId: asked.id },
    ]);
  });

  test("are a question when praise and question come together", async () => {
    const as = newHandle();
    await scene.ground.stopWorker();
    const posts = [praise, "where is my bag?"].map((text) => {
      if (text === praise) scene.world.addPassenger({ handle: as, name: "B", language: "en", acceptsMessages: true });
      return scene.world.writePost({ as, text: `@${scene.world.brand.handle} ${text}` });
    });
    await scene.ground.startWorker();
    const message = await until(
      () => scene.ground.api("GET", `/api/v1/messages?externalId=${posts[1]?.id}`).then(({ body }) => body.items[0]),
      (found) => found !== undefined,
    );
    const open = await scene.ground.app.db`
      select about from service_levels.episode where case_id = ${message.caseId} and ended_at is null`;
    expect(open).toMatchObject([{ about: "question" }]);
  });

  test("do not end a question's wait by a word its writer sent before they asked", async () => {
    const as = newHandle();
    const { caseId } = await scene.writes(praise, as);
    const id = randomUUID();
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/replies`, { id, text: "How kind!", visibility: "public" });
    await scene.writes("but where is my bag?", as);
    await scene.ground.app.db`update channels.outgoing set send_after = platform.now() where id = ${id}`;
    scene.ground.app.ring("outgoing");
    const shown = await until(
      () => scene.caseOf(caseId),
      ({ answering }) => answering === false,
    );
    expect(shown).toMatchObject({ kind: "question", state: "open" });
    const waits = await scene.ground.app
      .db`select about, ended_at from service_levels.episode where case_id = ${caseId} and about = 'question'`;
    expect(waits).toMatchObject([{ about: "question", endedAt: null }]);
  });

  test("need no word when an agent says so", async () => {
    const { caseId } = await scene.writes(praise);
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/close`, { outcome: "needed-no-answer" });
    expect(await scene.caseOf(caseId)).toMatchObject({ state: "closed", outcome: "needed-no-answer" });
  });

  test("stay with a case that was just closed when they are a thank-you; a new complaint does not", async () => {
    const as = newHandle();
    const asked = await scene.writes("where is my bag?", as);
    await scene.answers(asked.caseId);
    const { body: sent } = await scene.ground.api("GET", "/api/v1/messages?direction=outbound&limit=1");
    const again = (text: string) =>
      scene.world.writePost({
        as,
        text: `@${scene.world.brand.handle} ${text}`,
        replyToId: sent.items[0].externalId,
      });
    await scene.ground.api("POST", `/api/v1/cases/${asked.caseId}/close`, {});
    const received = (id: string) =>
      until(
        () => scene.ground.api("GET", `/api/v1/messages?externalId=${id}`).then(({ body }) => body.items[0]),
        (found) => found !== undefined,
      );
    const thanks = await received(again("wonderful, you were great!").id);
    expect(thanks.caseId).toBe(asked.caseId);
    expect(await scene.caseOf(asked.caseId)).toMatchObject({ state: "closed" });
    const angry = await received(again(complaint).id);
    expect(angry.caseId).not.toBe(asked.caseId);
    expect(await scene.caseOf(angry.caseId)).toMatchObject({
      kind: "word",
      state: "open",
      previousCaseId: asked.caseId,
    });
  });
});

describe("an agent who knows better", () => {
  test("makes a question of a word, which has waited from the start, and the other way round", async () => {
    const { caseId } = await scene.writes(praise);
    const turn = (kind: string) => scene.ground.api("PUT", `/api/v1/cases/${caseId}/kind`, { kind });
    const waits = () =>
      scene.ground.app.db`select about, ended_at from service_levels.episode where case_id = ${caseId}`;
    const before = await scene.caseOf(caseId);
    expect((await turn("question")).body).toMatchObject({ kind: "question", waitingSince: before.waitingSince });
    expect(await list("")).toContain(caseId);
    expect(await waits()).toMatchObject([{ about: "question", endedAt: null }]);
    expect((await turn("word")).body).toMatchObject({ kind: "word" });
    expect(await waits()).toMatchObject([{ about: "word", endedAt: null }]);
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/close`, {});
    expect((await turn("question")).status).toBe(409);
  });
});

describe("who had a bad journey", () => {
  test("is worded before others who praise", async () => {
    const as = newHandle();
    const bad = await scene.writes("we are stranded with a baby at the airport, no hotel, please help!!", as);
    expect((await scene.caseOf(bad.caseId)).urgency).toBeGreaterThanOrEqual(2);
    await scene.answers(bad.caseId);
    await scene.ground.api("POST", `/api/v1/cases/${bad.caseId}/close`, {});
    const { caseId } = await scene.writes(praise, as);
    await until(
      () => scene.caseOf(caseId),
      ({ urgency }) => urgency === 1,
      "the word to be raised",
    );
  });
});

describe("a word that nobody gave in time", () => {
  test("is passed by, counted, and in no figure of questions", async () => {
    const { ground } = scene;
    const { caseId } = await scene.writes(praise);
    const held = await scene.writes(praise);
    const lena = await ground.as("agent", "Lena");
    await lena("POST", `/api/v1/cases/${held.caseId}/assign`, { assigneeId: "me" });
    const figures = async () => {
      const to = new Date(Date.now() + 90 * 86_400_000).toISOString();
      const from = new Date(Date.now() - 86_400_000).toISOString();
      return (await ground.api("GET", `/api/v1/figures?from=${from}&to=${to}&by=all`)).body.items[0];
    };
    const before = await figures();
    await ground.stopWorker();
    await moveClock(ground.app, "25 hours");
    await lena("GET", `/api/v1/cases/${held.caseId}`);
    await ground.startWorker();
    const closed = await until(
      () => scene.caseOf(caseId),
      ({ state }) => state === "closed",
      "the word to be passed by",
    );
    expect(closed.outcome).toBe("passed-by");
    expect(await scene.caseOf(held.caseId)).toMatchObject({ state: "open" });
    const after = await figures();
    expect(after.words.passedBy).toBeGreaterThan(before.words.passedBy);
    expect({ ...after, words: 0, promises: 0 }).toEqual({ ...before, words: 0, promises: 0 });
    expect(after.words.received).toBe(
      after.words.worded +
        after.words.neededNone +
        after.words.passedBy +
        (
          await ground.app
            .db`select 1 from service_levels.episode where about = 'word' and (ended_at is null or ended_why = 'turned')`
        ).length,
    );
  });

  test("has its hours from a setting that a lead may change and an agent may not", async () => {
    const { ground } = scene;
    const [lead, agent] = [await ground.as("lead"), await ground.as("agent")];
    expect((await agent("PUT", "/api/v1/settings/words", { hours: 5 })).status).toBe(403);
    expect((await lead("PUT", "/api/v1/settings/words", { hours: 0 })).status).toBe(400);
    expect((await lead("PUT", "/api/v1/settings/words", { hours: 48 })).status).toBe(200);
    expect((await agent("GET", "/api/v1/settings/words")).body).toEqual({ hours: 48 });
  });
});

describe("the public reply time", () => {
  test("knows nothing of words; colleagues are told of them apart", async () => {
    const { ground } = scene;
    const shown = async () => {
      await publishReplyTimes(ground.app);
      return (await ground.anonymous("GET", "/api/v1/reply-times")).body.channels[0];
    };
    const before = await shown();
    for (let n = 0; n < 5; n++) await scene.writes(praise);
    expect((await shown()).waiting).toBe(before.waiting);
    const { body } = await ground.api("GET", "/api/v1/screens/desk?kind=word");
    expect(body.kinds.word).toBeGreaterThanOrEqual(5);
    expect(body.waiting).toBe(body.kinds.word);
    expect(body.wordSeconds).toBeGreaterThan(0);
  });
});
