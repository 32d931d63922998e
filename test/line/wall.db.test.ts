import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foresee, keepForecast, measureForecast } from "../../server/modules/insights/index.ts";
import { type Ground, openGround } from "../ground.ts";
import { ask, connectBrand } from "../staff/asked.ts";
import { until } from "../until.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await openGround();
  const brand = await connectBrand(ground);
  await ask(ground, brand, "Where is my bag? It did not arrive on the belt");
  const { caseId } = await ask(ground, brand, "Waar blijft mijn koffer? Ik wacht al sinds maandag op de luchthaven");
  await ask(ground, brand, "Mijn vlucht is geannuleerd, hoe kom ik vandaag nog thuis?");
  await ground.app
    .db`update assignment.queue_entry set waiting_since = waiting_since - interval '20 minutes' where case_id = ${caseId}`;
  await ground.app.db`
    insert into service_levels.published (channel, measured_at, expected_seconds, waiting, inputs)
    values ('x', platform.now() + interval '1 second', 600, 3, '{}')`;
});
afterAll(() => ground.close());

describe("the wall", () => {
  test("shows who waits by language and channel, the pace, and whose promise is broken", async () => {
    const insight = await ground.as("insight");
    const { status, body } = await insight("GET", "/api/v1/screens/wall");
    expect(status).toBe(200);
    expect(body).toMatchObject({ waiting: 3, promises: [{ channel: "x", expectedSeconds: 600, broken: 1, near: 0 }] });
    const cells = body.cells.map(({ language, channel, waiting }: Record<string, unknown>) => [
      language,
      channel,
      waiting,
    ]);
    expect(cells.toSorted()).toEqual([
      ["en", "x", 1],
      ["nl", "x", 2],
    ]);
    expect(body.pace).toHaveLength(36);
    expect(body.pace.reduce((sum: number, { began }: { began: number }) => sum + began, 0)).toBe(3);
    expect(Date.parse(body.oldestWaitingSince)).toBeLessThan(Date.parse(body.now) - 19 * 60_000);
  });

  test("tells what colleagues do and who is not here, what today was like, and where help will be missing", async () => {
    const { db } = ground.app;
    const { body: teams } = await ground.api("POST", "/api/v1/assignment/teams", { name: "Care", gets: "pull" });
    const teamId = teams.items[0].id;
    const on = async (name: string, language: string): Promise<string> => {
      const { id } = await ground.as("agent", name);
      const body = { teamId, skills: [], capacity: null, languages: [{ language, level: 3 }] };
      expect((await ground.api("PUT", `/api/v1/assignment/colleagues/${id}`, body)).status).toBe(200);
      await db`
        insert into rosters.shift (id, member_id, team_id, zone, during)
        values (${randomUUID()}, ${id}, ${teamId}, 'UTC', tstzrange(platform.now() - interval '1 hour', platform.now() + interval '20 hours'))`;
      return id;
    };
    const [anna] = [await on("Anna", "en"), await on("Bo", "nl")];
    await db`update staff.member set seen_at = platform.now() + interval '10 minutes' where id = ${anna}`;
    const { version, rule } = (await ground.api("GET", "/api/v1/assignment/rule")).body;
    await ground.api("PUT", "/api/v1/assignment/rule", { version, rule: { ...rule, countLanguages: true } });
    // Each week the same: twelve in English and twenty in Japanese an hour, for five weeks; some targets are over.
    await db`
      insert into service_levels.episode (case_id, account_id, kind, channel, language, started_at, ended_at, ended_why, end_message_id)
      select one.case_id, one.account_id, 'first', 'x', language, at, at + interval '10 minutes', 'answered', one.id
      from (select m.id, c.id as case_id, c.account_id from cases.message m join cases."case" c on c.id = m.case_id limit 1) as one,
        (values ('en', 12), ('ja', 20)) as each (language, n), generate_series(platform.now() - interval '36 days', platform.now(), interval '1 hour' / n) as at`;
    await db`delete from insights.hour`;
    await db`
      insert into service_levels.deadline (case_id, clock, wait_id, started_at, version, seconds, calendar, warn_at, due_at, warned_at)
      select id, 'resolution', -1, platform.now(), 1, 600, 'Round the clock', platform.now(), platform.now() + interval '2 minutes', platform.now()
      from cases."case" limit 1`;
    const lead = await ground.as("lead", "Leading");
    const wall = await until(
      () => lead("GET", "/api/v1/screens/wall").then(({ body }) => body),
      ({ doing }) => doing.missing === 1,
      "the wall to see who is missing",
    );
    expect(wall.doing).toEqual({ handling: 0, free: 1, pause: 0, away: 0, missing: 1 });
    expect(wall.deadlines).toMatchObject({ broken: 0, near: 1 });
    const { body: agents } = await lead("GET", "/api/v1/screens/wall/agents");
    expect(agents.items.map(({ name, doing }: Record<string, unknown>) => [name, doing])).toEqual([
      ["Anna", "free"],
      ["Bo", "missing"],
    ]);
    expect((await (await ground.as("insight", "A screen"))("GET", "/api/v1/screens/wall/agents")).status).toBe(403);
    expect((await lead("GET", "/api/v1/screens/wall/deadlines")).body.items).toMatchObject([
      { clock: "resolution", isBroken: false },
    ]);
    const { body: ahead } = await lead("GET", "/api/v1/screens/wall/forecast");
    expect(ahead).toMatchObject({ basis: "weeks", weeks: 5, hasRoster: true, lastWeek: null });
    expect(ahead.hours).toHaveLength(12);
    for (const { expected, low, high, people } of ahead.hours) {
      expect(Math.abs(expected - 32)).toBeLessThan(3);
      expect(low < expected && expected < high && people > 1).toBe(true);
    }
    // Nobody speaks Japanese, all twelve hours.
    const short = ahead.short.find(({ language }: Record<string, unknown>) => language === "ja");
    expect(short).toMatchObject({ from: ahead.hours[0].at });
    expect(Date.parse(short.to) - Date.parse(short.from)).toBe(12 * 3_600_000);
    expect(short.people).toBeGreaterThanOrEqual(1);
    const { body: today } = await lead("GET", "/api/v1/screens/wall/today?zone=Asia/Tokyo");
    expect(today.from).toMatch(/T15:00:00.000Z$/);
    expect(today.today.answered).toBeGreaterThan(0);
    expect(Math.abs(today.today.answered - today.lastWeek.answered)).toBeLessThanOrEqual(2);
  });

  test("holds what it foretold against what came, once an hour each", async () => {
    const { db } = ground.app;
    await keepForecast(ground.app);
    await keepForecast(ground.app);
    expect(await db`select from insights.forecast`).toHaveLength(1);
    await db`
      insert into insights.forecast (hour, expected, low, high)
      select at, 40, 30, 50 from generate_series(date_trunc('hour', platform.now(), 'UTC') - interval '30 hours', platform.now() - interval '1 hour', interval '1 hour') as at`;
    // 32 came each hour, and 40 were foretold.
    const held = await measureForecast(db);
    expect(held?.hours).toBe(30);
    expect(held?.off).toBeCloseTo(0.25, 1);
    expect(held?.within).toBeGreaterThan(0.9);
  });

  test("knows the holidays of the calendar, and compares them with days that are known", async () => {
    const zone = "Europe/Amsterdam";
    const { body: now } = await ground.api("GET", "/api/v1/settings/service-levels");
    const { db } = ground.app;
    const days = await db<{ date: string }[]>`
      select to_char((platform.now() at time zone ${zone})::date + n, 'YYYY-MM-DD') as date from unnest(array[-10, 0, 1]) as n`;
    const rule = {
      ...now.rule,
      calendars: now.rule.calendars.map((one: object) => ({
        ...one,
        zone,
        days: days.map(({ date }) => ({ date, name: "King's Day", hours: [] })),
      })),
    };
    const set = await ground.api("PUT", "/api/v1/settings/service-levels", { basedOn: now.version, rule });
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    const { holiday, basis, weeks, hours } = await foresee(db);
    expect({ name: holiday?.name, basis, isEnough: weeks >= 4 }).toEqual({
      name: "King's Day",
      basis: "weeks",
      isEnough: true,
    });
    for (const { expected } of hours) expect(Math.abs(expected - 32)).toBeLessThan(5);
  });

  test("is one look for many who watch at once", async () => {
    const insight = await ground.as("insight", "Many screens");
    const all = await Promise.all(Array.from({ length: 30 }, () => insight("GET", "/api/v1/screens/wall")));
    expect(new Set(all.map(({ body }) => body.now)).size).toBeLessThanOrEqual(3);
  });

  test("opens for a screen by the token in its address, which can do nothing else", async () => {
    const { token } = await ground.as("insight", "Screen by the window");
    const entered = await fetch(`${ground.url}/wall/${token}`, { redirect: "manual" });
    expect(entered.headers.get("location")).toBe("/wall");
    const [cookie = ""] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const headers = { cookie: cookie.split(";")[0] ?? "" };
    const as = (path: string, method = "GET") => fetch(ground.url + path, { method, headers });
    expect((await as("/api/v1/screens/wall")).status).toBe(200);
    expect((await as("/api/v1/me")).status).toBe(200);
    expect((await as("/api/v1/cases")).status).toBe(403);
    expect((await as("/api/v1/cases/next", "POST")).status).toBe(403);
  });

  test("opens for no other token than one that only reads figures", async () => {
    const { token } = await ground.as("lead", "Careless Lead");
    const headers = { cookie: `jetbridge_wall=${token}` };
    expect((await fetch(`${ground.url}/api/v1/screens/wall`, { headers })).status).toBe(401);
  });
});
