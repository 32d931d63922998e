import { afterAll, beforeAll, expect, test } from "vitest";
import { openScene, type Scene } from "../care/scene.ts";
import { until } from "../until.ts";

let scene: Scene;
let ana: Awaited<ReturnType<Scene["ground"]["as"]>>;
let bo: typeof ana;
let lead: typeof ana;
beforeAll(async () => {
  scene = await openScene();
  [ana, bo, lead] = [
    await scene.ground.as("agent", "Ana"),
    await scene.ground.as("agent", "Bo"),
    await scene.ground.as("lead", "Lea"),
  ];
});
afterAll(() => scene.close());

const next = async (agent: typeof ana) => (await agent("POST", "/api/v1/filtered/next", {})).body;
const say = (agent: typeof ana, messageId: string, verdict: string) =>
  agent("PUT", `/api/v1/filtered/${messageId}`, { verdict });
const sayRule = (perDay: number, perAgent: number) => lead("PUT", "/api/v1/settings/filtered", { perDay, perAgent });

test("what was filtered is asked about: one agent at a time, once, and what it needed comes of it", async () => {
  const { db } = scene.ground.app;
  const written = [];
  for (const text of ["flying to Oslo today", "flying to Rome today", "flying to Bonn today"])
    written.push(await scene.writes(text));
  expect(written.map(({ caseId }) => caseId)).toEqual([null, null, null]);
  await until(
    () => db`select from judgement.drawn`,
    (rows) => rows.length === 3,
    "all of so few to be drawn",
  );
  // Asked again, the same; a colleague is asked about another; nobody about what they don't speak.
  const [first, other] = [await next(ana), await next(bo)];
  expect(first).toMatchObject({ left: 20, message: { language: "en", caseId: null } });
  expect((await next(ana)).message.id).toBe(first.message.id);
  expect(other.message.id).not.toBe(first.message.id);
  await db`update staff.member set languages = '{th}' where id = ${bo.id}`;
  expect((await next(bo)).message).toBeNull();
  await db`update staff.member set languages = '{}' where id = ${bo.id}`;

  // It needed an answer: a case that waits since it was written, and a lesson.
  expect((await say(bo, first.message.id, "answer")).status).toBe(409);
  const { body: opened } = await say(ana, first.message.id, "answer");
  const [row] = await db`select kind, state, waiting_since, opened_at from cases."case" where id = ${opened.case.id}`;
  expect(row).toMatchObject({ kind: "question", state: "open", waitingSince: new Date(first.message.writtenAt) });
  expect(row?.["openedAt"]).toEqual(row?.["waitingSince"]);
  expect((await say(ana, first.message.id, "nothing")).status).toBe(409);

  // Nothing, and said otherwise.
  const second = (await next(ana)).message;
  expect((await say(ana, second.id, "nothing")).body).toEqual({ case: null });
  expect((await say(ana, second.id, "word")).body.case).toMatchObject({ number: expect.stringMatching(/^C-/) });
  expect(
    await db`select about, judged, label, how from judgement.lesson where about = 'needs' and message_id = any(${[first.message.id, second.id]}::uuid[]) order by id`,
  ).toMatchObject([
    { judged: "mention", label: "answer", how: "said" },
    { judged: "mention", label: "word", how: "said" },
  ]);

  // Who passes one on is not asked of it again; a colleague is.
  const third = await next(bo);
  expect((await say(bo, third.message.id, "skip")).body).toEqual({ case: null });
  expect((await next(bo)).message).toBeNull();
  expect((await next(ana)).message.id).toBe(third.message.id);
  // Opened from the list of mentions: that answers the question too.
  await bo("POST", `/api/v1/messages/${third.message.id}/case`, {});
  expect((await next(ana)).message).toBeNull();
  expect(await db`select verdict, judged_by from judgement.drawn where message_id = ${third.message.id}`).toMatchObject(
    [{ verdict: "answer", judgedBy: bo.id }],
  );

  // Enough is enough, and too little is said to be that.
  expect((await ana("PUT", "/api/v1/settings/filtered", { perDay: 9, perAgent: 9 })).status).toBe(403);
  expect((await sayRule(9, 2)).body).toEqual({ perDay: 9, perAgent: 2 });
  expect(await next(ana)).toEqual({ message: null, left: 0 });
  expect((await sayRule(3, 9)).status).toBe(200);
  expect(await next(bo)).toEqual({ message: null, left: 0 });
  const few = { n: 3, seen: 3, share: null, low: null };
  const shown = await ana("GET", "/api/v1/figures/missed");
  expect(shown.body).toMatchObject({
    days: 28,
    all: few,
    languages: [{ language: "en", ...few }],
    versions: [{ version: null, ...few }],
  });

  // Where nobody is to be asked, nothing is drawn.
  await sayRule(0, 9);
  const unasked = await scene.writes("flying to Lima today");
  await until(
    () => db`
      select from platform.event e, platform.follower f
      where name = 'reactions' and type = 'cases.message-kept' and fact ->> 'messageId' = ${unasked.id} and (e.xid, e.id) <= (f.xid, f.id)`,
    (rows) => rows.length > 0,
    "what follows the last one",
  );
  expect(await db`select from judgement.drawn where message_id = ${unasked.id}`).toEqual([]);
});
