import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { playTrials } from "../../server/modules/insights/index.ts";
import { openLine } from "../assignment/scene.ts";
import { type Ground, openGround } from "../ground.ts";
import { until } from "../until.ts";

let ground: Ground;
let lead: Awaited<ReturnType<Ground["as"]>>;

const unchanged = { more: [], move: null, rule: null };

beforeAll(async () => {
  ground = await openGround();
  lead = await ground.as("lead");
  const { db } = ground.app;
  const { version, rule } = (await lead("GET", "/api/v1/assignment/rule")).body;
  await lead("PUT", "/api/v1/assignment/rule", { version, rule: { ...rule, countLanguages: true } });
  const line = await openLine(ground);
  for (const language of ["en", "ja"]) {
    const [caseId = ""] = await line.lay({ language, minutes: 5 });
    // Each hour of five weeks twelve in English and nine in Japanese.
    await db`
      insert into service_levels.episode (case_id, account_id, kind, channel, language, started_at, ended_at, ended_why)
      select id, account_id, 'first', 'x', language, at, at + interval '10 minutes', 'closed'
      from cases."case", generate_series(platform.now() - interval '35 days', platform.now(), interval '1 hour' / ${language === "en" ? 12 : 9}::int) as at
      where id = ${caseId}`;
  }
});
afterAll(() => ground.close());

const ask = async (change: object, basis = "recent-weeks") => {
  const id = randomUUID();
  const answer = await lead("POST", "/api/v1/trials", { id, zone: "UTC", basis, change: { ...unchanged, ...change } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return id;
};
const ended = (id: string) =>
  until(
    () => lead("GET", `/api/v1/trials/${id}`).then(({ body }) => body),
    ({ state }) => state !== "waiting" && state !== "running",
    "the trial to end",
  );

describe("tomorrow, played before it comes", () => {
  test("needs somebody on its roster, unless the change brings some", async () => {
    expect(await ended(await ask({}))).toMatchObject({ state: "failed", failure: "nobody-works", outcome: null });
  });

  test("is told as it is planned, and with a change beside it", async () => {
    const { db } = ground.app;
    for (const language of ["en", "en", "ja"]) {
      const { id } = await ground.as("agent", `Speaks ${language}`);
      await db`update staff.member set languages = ${[language]} where id = ${id}`;
      await db`
        insert into rosters.shift (id, member_id, zone, during)
        select ${randomUUID()}, ${id}, 'UTC', tstzrange(at, at + interval '24 hours')
        from (select date_trunc('day', platform.now(), 'UTC') + interval '1 day' as at) as tomorrow`;
    }
    // What a question takes, as the pace says.
    await db`update service_levels.outlook set seconds_per_case = 600`;
    const more = [{ language: "ja", people: 2, fromHour: 0, toHour: 24 }];
    const trial = await ended(await ask({ more }));
    expect(trial).toMatchObject({ state: "done", progress: 100, failure: null, basis: "recent-weeks" });
    const { planned, changed, people, from, to } = trial.outcome;
    expect(people).toBe(3);
    expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
    // Drawn from four weeks of 21 an hour.
    expect(Math.abs(planned.came - 504)).toBeLessThan(60);
    expect(changed.came).toBe(planned.came);
    // One answers six of nine an hour: Japanese falls behind, with two more it does not.
    expect(changed.withinTarget).toBeGreaterThan(planned.withinTarget + 10);
    expect(planned.short.map(({ language }: { language: string }) => language)).toContain("ja");
    const waits = (of: typeof planned) => of.languages.find(({ language }: { language: string }) => language === "ja");
    expect(waits(changed).p90).toBeLessThan(waits(planned).p50);
    const { state, outcome } = await ended(await ask({}, "last-week"));
    expect([state, outcome.changed]).toEqual(["done", null]);
    expect(Math.abs(outcome.planned.came - 504)).toBeLessThan(30);
  });

  test("is given up where it takes more time or memory than it may, with the reason, and the next is played", async () => {
    await ground.stopWorker();
    const [long, big, next] = [await ask({}), await ask({}), await ask({}, "last-week")];
    await playTrials(ground.app, { seconds: 0.05, megabytes: 256 });
    await playTrials(ground.app, { seconds: 60, megabytes: 6 });
    expect(await ended(long)).toMatchObject({ state: "failed", failure: "too-long", outcome: null });
    expect(await ended(big)).toMatchObject({ state: "failed", failure: "too-big", outcome: null });
    await ground.startWorker();
    expect(await ended(next)).toMatchObject({ state: "done", failure: null });
  });

  test("is stopped by who asked, and no more than five wait", async () => {
    await ground.stopWorker();
    const ids = [];
    for (let n = 0; n < 5; n++) ids.push(await ask({}));
    const sixth = await lead("POST", "/api/v1/trials", {
      id: randomUUID(),
      zone: "UTC",
      basis: "last-week",
      change: unchanged,
    });
    expect(sixth.body.code).toBe("trials.too-many");
    for (const id of ids)
      expect((await lead("DELETE", `/api/v1/trials/${id}`)).body).toMatchObject({ state: "cancelled", outcome: null });
    await ground.startWorker();
    const last = await ask({});
    expect((await ended(last)).state).toBe("done");
    for (const id of ids) expect((await ended(id)).state).toBe("cancelled");
    const rows = await ground.app
      .db`select from staff.audit where action = 'steering.try' and subject = ${`trial/${last}`}`;
    expect(rows).toHaveLength(1);
  });
});
