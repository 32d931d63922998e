import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseLessons, followVersion, learnFromLessons } from "../../server/modules/judgement/index.ts";
import { newHandle, openScene, type Scene } from "../care/scene.ts";
import { until } from "../until.ts";

let scene: Scene;
let agents: Awaited<ReturnType<Scene["ground"]["as"]>>[];
let lead: (typeof agents)[number];
const path = "/api/v1/settings/judgement";

beforeAll(async () => {
  scene = await openScene();
  // Every five minutes a job learns; here it would come in between.
  await scene.ground.app
    .db`create function jobs.none() returns trigger language plpgsql as $$ begin return null; end $$`;
  await scene.ground.app
    .db`create trigger none before insert on jobs._private_jobs for each row execute function jobs.none()`;
  agents = await Promise.all(["Ana", "Bo", "Cid", "Dee"].map((name) => scene.ground.as("agent", name)));
  lead = await scene.ground.as("lead", "Lea");
});
afterAll(() => scene.close());

const lessons = (messageId: string) => scene.ground.app.db`
  select about, judged, label, version, staff_id as by, how from judgement.lesson where message_id = ${messageId} order by id`;
const feelingOf = async (caseId: string) => (await scene.caseOf(caseId)).messages.at(-1).triage.feeling;

/** Forty more messages like it, of which every agent said the same; by their ids eight are held back. */
async function repeat(messageId: string): Promise<void> {
  const { db } = scene.ground.app;
  const copies = await db<{ id: string }[]>`
    insert into cases.message (id, thread_id, case_id, customer_id, account_id, channel, external_id, direction, visibility, author_kind, text, masked_text, language, written_at, received_at, reading, needs)
    select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, thread_id, case_id, customer_id, account_id, channel, external_id || n, direction, visibility, author_kind,
      'what a glorp, was it row ' || n, masked_text, language, written_at, received_at, reading, needs
    from cases.message, generate_series(1, 40) as n where id = ${messageId} returning id`;
  for (const { id } of agents)
    await db`
      insert into judgement.lesson (message_id, customer_id, about, judged, label, staff_id, how)
      select copy, (select customer_id from cases.message where id = ${messageId}), 'feeling', 'neutral', 'positive', ${id}, 'said'
      from unnest(${copies.map((copy) => copy.id)}::uuid[]) as copy`;
}

test("what agents correct is kept with who, what was judged and by what, and so is what they leave as it was", async () => {
  const [ana, bo] = agents as [(typeof agents)[number], (typeof agents)[number]];
  const first = await scene.writes("where is my bag?");
  const put = await ana("PUT", `/api/v1/cases/${first.caseId}/judgement`, { topic: "refund", feeling: "positive" });
  expect(put).toMatchObject({ status: 200, body: { topic: "refund" } });
  expect(await feelingOf(first.caseId)).toBe("positive");
  const { id: by } = ana;
  expect(await lessons(first.id)).toMatchObject([
    { about: "topics", judged: "baggage", label: "refund", version: null, by, how: "said" },
    { about: "feeling", judged: "neutral", label: "positive", version: null, by, how: "said" },
  ]);
  // Another agent solves it: the rest was right. What the first said stays theirs.
  await bo("POST", `/api/v1/cases/${first.caseId}/close`, { outcome: "solved" });
  expect((await lessons(first.id)).filter(({ how }) => how === "stood")).toMatchObject([
    { about: "needs", label: "answer", by: bo.id },
    { about: "language", label: "en", by: bo.id },
    { about: "urgency", label: "0", by: bo.id },
  ]);
  const second = await scene.writes("where is my bag?");
  await bo("POST", `/api/v1/cases/${second.caseId}/close`, { outcome: "needed-no-answer" });
  expect(await lessons(second.id)).toMatchObject([{ about: "needs", judged: "answer", label: "mention", how: "said" }]);
});

test("a language that is corrected is remembered; an urgency teaches where words alone were as urgent", async () => {
  const { app } = scene.ground;
  const [ana, bo] = agents as [(typeof agents)[number], (typeof agents)[number]];
  const as = newHandle();
  const { id, caseId, customerId } = await scene.writes("mega nice", as);
  const taught = () => app.db`
    select about, label, staff_id as by, teaches from judgement.lesson where message_id = ${id} and how = 'said' order by about, label`;
  await ana("PUT", `/api/v1/cases/${caseId}/judgement`, { language: "de", urgency: 1 });
  // What is said against a lesson is one too, though the case is no more as urgent as its words.
  await bo("PUT", `/api/v1/cases/${caseId}/judgement`, { urgency: 2 });
  expect(await taught()).toMatchObject([
    { about: "language", label: "de", by: ana.id, teaches: true },
    { about: "urgency", label: "1", by: ana.id, teaches: true },
    { about: "urgency", label: "2", by: bo.id, teaches: true },
  ]);
  await until(
    () => app.db<{ language: string }[]>`select language from customers.customer where id = ${customerId}`,
    ([row]) => row?.language === "de",
    "the language to be remembered",
  );
  // A booking, and no word, made this case urgent.
  const other = await scene.writes("where is my bag?");
  await app.db`update cases."case" set urgency = 3 where id = ${other.caseId}`;
  await ana("PUT", `/api/v1/cases/${other.caseId}/judgement`, { urgency: 2 });
  expect(await app.db`select about, teaches from judgement.lesson where message_id = ${other.id}`).toMatchObject([
    { about: "urgency", teaches: false },
  ]);
});

test("enough of them teach a version, which a lead takes back; who is left out or erased is learned from no more", async () => {
  const { app } = scene.ground;
  const { id, caseId } = await scene.writes("where is my glorp?");
  expect(await feelingOf(caseId)).toBe("neutral");
  await repeat(id);
  await learnFromLessons(app);
  await followVersion(app);
  const shown = (await lead("GET", path)).body;
  expect(shown).toMatchObject({ inUse: 1, waiting: 0, anew: false });
  expect(shown.versions).toMatchObject([{ number: 1, state: "in-use", changedBy: null }]);
  const { was, now, taken } = shown.versions[0].figures.feeling;
  // What was said of the messages before may be held back too.
  expect({ wasWrong: was < 10, isRight: now > 90, taken }).toEqual({ wasWrong: true, isRight: true, taken: true });
  expect(shown.teachers.map(({ name }: { name: string }) => name).toSorted()).toEqual(["Ana", "Bo", "Cid", "Dee"]);
  const judged = await scene.writes("where is my other glorp, what a glorp?");
  expect((await scene.caseOf(judged.caseId)).messages.at(-1).triage).toMatchObject({ feeling: "positive", version: 1 });

  // Taken back by one click, and used again.
  expect((await (agents[0] as typeof lead)("PUT", `${path}/in-use`, { version: null })).status).toBe(403);
  expect((await lead("PUT", `${path}/in-use`, { version: null })).body).toMatchObject({ inUse: null });
  await followVersion(app);
  const ruled = await scene.writes("where is my glorp now?");
  expect(await feelingOf(ruled.caseId)).toBe("neutral");
  expect((await lead("PUT", `${path}/in-use`, { version: 7 })).status).toBe(409);
  const again = (await lead("PUT", `${path}/in-use`, { version: 1 })).body;
  expect(again.versions).toMatchObject([{ state: "in-use", changedBy: "Lea" }]);

  // Three teach nothing: what was learned goes with the fourth, and comes back.
  const leave = (isLeftOut: boolean) => lead("PUT", `${path}/teachers/${agents[3]?.id}`, { isLeftOut });
  expect((await leave(true)).body).toMatchObject({ anew: true });
  await learnFromLessons(app);
  expect((await lead("GET", path)).body).toMatchObject({ inUse: null, anew: false, versions: [{ state: "emptied" }] });
  expect(await app.db`select from judgement.model`).toHaveLength(0);
  await leave(false);
  await learnFromLessons(app);
  expect((await lead("GET", path)).body).toMatchObject({ inUse: 2 });

  const [{ customerId } = {}] = await app.db`select customer_id from cases.message where id = ${id}`;
  expect(await eraseLessons(app.db, [customerId as string])).toEqual({ lessons: 160 });
  await learnFromLessons(app);
  expect((await lead("GET", path)).body.inUse).toBeNull();
  await followVersion(app);
});
