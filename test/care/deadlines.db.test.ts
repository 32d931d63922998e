import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judge, readEnded } from "../../server/modules/service-levels/index.ts";
import { moveClock } from "../ground.ts";
import { until } from "../until.ts";
import { openScene, type Scene } from "./scene.ts";

let scene: Scene;

const target = (clock: string, minutes: number, more: object = {}) => ({
  channel: null,
  language: null,
  topic: null,
  tier: null,
  clock,
  seconds: minutes * 60,
  warnSeconds: 120,
  calendar: "Round the clock",
  ...more,
});

const usual = [target("first-response", 30), target("resolution", 120)];

const path = "/api/v1/settings/service-levels";
async function setTargets(targets: readonly object[]): Promise<number> {
  const { body } = await scene.ground.api("GET", path);
  const answer = await scene.ground.api("PUT", path, { basedOn: body.version, rule: { ...body.rule, targets } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.version;
}

beforeAll(async () => {
  scene = await openScene();
  await setTargets(usual);
});
afterAll(() => scene.close());

const deadline = (caseId: string, clock: string, satisfies: (row: any) => boolean = Boolean) =>
  until(
    async () => {
      const [row] = await scene.ground.app.db`
        select *, extract(epoch from due_at - started_at)::float8 as owed, extract(epoch from breached_at - due_at)::float8 as late
        from service_levels.deadline where case_id = ${caseId} and clock = ${clock} order by id desc limit 1`;
      return row;
    },
    (row) => row !== undefined && satisfies(row),
    `the deadline of ${clock}`,
  );
const told = async (caseId: string) =>
  (
    await scene.ground.app.db<{ type: string }[]>`
      select type from platform.event where type like 'service-levels.deadline%' and fact ->> 'caseId' = ${caseId} order by id`
  ).map(({ type }) => type);

describe("a deadline", () => {
  test("follows a correction and a new definition; without a target nothing is owed", async () => {
    const { caseId } = await scene.writes("where is my luggage?");
    await deadline(caseId, "first-response");
    const version = await setTargets([
      target("first-response", 30),
      target("first-response", 10, { topic: "baggage" }),
    ]);
    expect(await deadline(caseId, "first-response", (row) => row.version === version)).toMatchObject({ owed: 600 });
    await scene.ground.api("PUT", `/api/v1/cases/${caseId}/judgement`, { topic: "seat" });
    await deadline(caseId, "first-response", ({ owed }) => owed === 1800);
    expect(await deadline(caseId, "resolution", ({ endedAt }) => endedAt !== null)).toMatchObject({
      outcome: "dropped",
    });
    await setTargets([]);
    await until(
      () => scene.caseOf(caseId),
      (shown) => shown.deadline === null,
      "nothing owed",
    );
    await setTargets(usual);
  });

  test("is kept with its case, near and broken at its time and each told once, and ended by the answer", async () => {
    const { caseId } = await scene.writes("where is my bag?");
    const row = await deadline(caseId, "first-response");
    expect(row).toMatchObject({ owed: 1800, seconds: 1800, calendar: "Round the clock", warnedAt: null });
    expect((await scene.caseOf(caseId)).deadline).toMatchObject({
      clock: "first-response",
      isNear: false,
      isBroken: false,
    });

    await moveClock(scene.ground.app, "29 minutes");
    await deadline(caseId, "first-response", ({ warnedAt }) => warnedAt !== null);
    expect(await told(caseId)).toEqual(["service-levels.deadline-near"]);

    await moveClock(scene.ground.app, "90 seconds");
    await deadline(caseId, "first-response", ({ breachedAt }) => breachedAt !== null);
    expect((await scene.caseOf(caseId)).deadline).toMatchObject({ isBroken: true });
    const { body: wall } = await scene.ground.api("GET", "/api/v1/screens/wall");
    expect(wall.deadlines.broken).toBeGreaterThanOrEqual(1);

    await scene.answers(caseId);
    const ended = await deadline(caseId, "first-response", ({ endedAt }) => endedAt !== null);
    expect(ended).toMatchObject({ outcome: "breached", late: 0 });
    expect(await told(caseId)).toEqual(["service-levels.deadline-near", "service-levels.deadline-broken"]);
    expect(await deadline(caseId, "resolution", ({ pausedAt }) => pausedAt !== null)).toMatchObject({ dueAt: null });
  });

  test("is as exact when nobody looked: met in time and broken while the worker was away", async () => {
    // What they write is dated by the outside, whose clock did not move.
    await setTargets([target("first-response", 24 * 60)]);
    const [inTime, late] = [await scene.writes("can I bring my cat?"), await scene.writes("can I bring my dog?")];
    for (const { caseId } of [inTime, late]) await deadline(caseId, "first-response");
    await scene.answers(inTime.caseId);
    await scene.ground.stopWorker();
    await moveClock(scene.ground.app, "2 days");
    await scene.ground.startWorker();
    expect(await deadline(late.caseId, "first-response", ({ breachedAt }) => breachedAt !== null)).toMatchObject({
      late: 0,
    });
    expect(await deadline(inTime.caseId, "first-response")).toMatchObject({ outcome: "met", breachedAt: null });
    expect((await told(late.caseId)).filter((type) => type.endsWith("broken"))).toHaveLength(1);
  });

  test("is counted again by any version from the log alone; what was kept at the time stays", async () => {
    const { ground } = scene;
    const [{ from, to }] = await ground.app.db<[{ from: Date; to: Date }]>`
      select platform.now() - interval '30 days' as from, platform.now() + interval '1 minute' as to`;
    const period = { from: from.toISOString(), to: to.toISOString() };
    const recount = (body: object) => ground.api("POST", `${path}/recount`, { ...period, ...body });
    const sums = (items: any[], which: "kept" | "anew", clock: string) =>
      items
        .filter((one) => one.clock === clock)
        .reduce((sum, one) => [sum[0] + one[which].met, sum[1] + one[which].broken], [0, 0]);
    const now = (await ground.api("GET", path)).body;

    expect((await recount({ to: "soon" })).status).toBe(400);
    const usual = await recount({});
    expect(usual.status, JSON.stringify(usual.body)).toBe(200);
    const [met, broken] = sums(usual.body.items, "kept", "first-response");
    expect(met).toBeGreaterThan(0);
    expect(broken).toBeGreaterThan(0);
    // The newest owes a day: what was broken by half an hour is met now, and the old figure says what it said.
    expect(sums(usual.body.items, "anew", "first-response")[0]).toBeGreaterThan(met);

    const strict = [target("first-response", 1, { seconds: 1, warnSeconds: 0 })];
    const anew = (await recount({ rule: { ...now.rule, targets: strict } })).body.items;
    expect(sums(anew, "anew", "first-response")[0]).toBe(0);
    expect(sums(anew, "kept", "first-response")).toEqual([met, broken]);
    expect(sums(anew, "anew", "resolution")).toEqual([0, 0]);
    expect((await recount({ version: 1 })).body.items.every(({ anew }: any) => anew.met + anew.broken === 0)).toBe(
      true,
    );
    expect((await recount({ version: 999 })).status).toBe(404);
    expect((await recount({ to: period.from })).status).toBe(400);
    expect((await (await ground.as("agent"))("POST", `${path}/recount`, period)).status).toBe(403);
  });

  test("of a solution does not count while we waited for them, as it did not then", async () => {
    const { caseId } = await scene.writes("where do I drop my bag?");
    // What they write is dated by the outside, whose clock did not move.
    const [{ minutes }] = await scene.ground.app.db<[{ minutes: number }]>`
      select ceil(extract(epoch from platform.now() - min(started_at)) / 60)::int as minutes from service_levels.cycle where case_id = ${caseId}`;
    await setTargets([target("resolution", minutes + 60)]);
    await scene.answers(caseId);
    await deadline(caseId, "resolution", ({ pausedAt }) => pausedAt !== null);
    await moveClock(scene.ground.app, "3 hours");
    await scene.ground.api("POST", `/api/v1/cases/${caseId}/close`, { outcome: "solved" });
    const row: any = await deadline(caseId, "resolution", ({ endedAt }) => endedAt !== null);
    expect(row.outcome).toBe("met");
    const waits = [];
    const period = { from: new Date(row.endedAt.getTime() - 1), to: new Date(row.endedAt.getTime() + 1) };
    for await (const page of readEnded(scene.ground.app.db, period)) waits.push(...page);
    const { rule } = (await scene.ground.api("GET", path)).body;
    const wait = waits.find((one) => one.caseId === caseId && one.clock === "resolution");
    expect(wait && judge(wait, rule, { channel: "x", language: "en", topic: "baggage", tier: null })).toBe("met");
    expect(
      wait && judge({ ...wait, pauses: [] }, rule, { channel: "x", language: "en", topic: "baggage", tier: null }),
    ).toBe("breached");
  });
});
