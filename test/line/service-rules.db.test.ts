import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServiceRule } from "../../contract/service-rules.ts";
import { type Ground, openGround } from "../ground.ts";

let ground: Ground;
const path = "/api/v1/settings/service-levels";

beforeAll(async () => {
  ground = await openGround({ worker: false });
});
afterAll(() => ground.close());

const newest = () => ground.api<{ version: number; rule: ServiceRule }>("GET", path).then(({ body }) => body);
const hours = (from: string, to: string) => [{ from, to }];
const office = {
  name: "Office",
  zone: "Europe/Amsterdam",
  week: [...Array.from({ length: 5 }, () => hours("09:00", "17:00")), [], []],
  days: [{ date: "2026-12-25", name: "Christmas", hours: [] }],
};

describe("what we hold ourselves to", () => {
  test("begins with a calendar that is open round the clock", async () => {
    const { version, rule } = await newest();
    expect(version).toBe(1);
    expect(rule.calendars).toMatchObject([{ name: "Round the clock", zone: "UTC" }]);
  });

  test("is a lead's to change; each change is a version, and of two the second is told", async () => {
    const [first, second, agent] = [
      await ground.as("lead", "Lea"),
      await ground.as("lead", "Leo"),
      await ground.as("agent"),
    ];
    const { version, rule } = await newest();
    const body = { basedOn: version, rule: { ...rule, calendars: [...rule.calendars, office] } };
    expect((await agent("PUT", path, body)).status).toBe(403);
    const answers = await Promise.all([first("PUT", path, body), second("PUT", path, body)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "service-levels.changed-meanwhile",
      details: { version: version + 1 },
    });
    expect((await newest()).rule.calendars).toHaveLength(2);
    expect(await ground.app.db`select version from service_levels.definition order by version`).toHaveLength(2);
    await expect(first("PUT", path, { ...body, basedOn: 99 })).resolves.toMatchObject({ status: 409 });
  });

  test.each([
    [
      "hours over midnight",
      { ...office, week: office.week.map(() => hours("22:00", "06:00")) },
      "Hours end after they begin.",
    ],
    [
      "hours of no length",
      { ...office, week: office.week.map(() => hours("09:00", "09:00")) },
      "Hours end after they begin.",
    ],
    [
      "hours that overlap",
      { ...office, week: office.week.map(() => [...hours("09:00", "12:00"), ...hours("11:00", "13:00")]) },
      "do not overlap",
    ],
    ["a calendar that never opens", { ...office, week: office.week.map(() => []) }, "open on one day of the week"],
    ["a zone that is none", { ...office, zone: "Mars/Olympus" }, "time zone"],
    ["a day twice", { ...office, days: [...office.days, ...office.days] }, "Each day once."],
  ])("refuses %s, and says so", async (_what, calendar, sentence) => {
    const answer = await ground.api("PUT", path, { basedOn: 2, rule: { calendars: [calendar], targets: [] } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(sentence);
  });

  test.each([
    ["a target of 0", { seconds: 0 }, "A target of 0 can't be kept by anybody."],
    ["a warning before the beginning", { warnSeconds: 600 }, "The warning comes before"],
    ["a calendar that is not there", { calendar: "Nights" }, "A target names a calendar that is there."],
  ])("refuses %s, and says so", async (_what, more, sentence) => {
    const target = { ...aTarget, ...more };
    const answer = await ground.api("PUT", path, { basedOn: 2, rule: { calendars: [office], targets: [target] } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(sentence);
  });

  test("keeps no target of 0, whoever writes it", async () => {
    const rule = { calendars: [office], targets: [{ ...aTarget, seconds: 0 }] };
    const write = ground.app.db`
      insert into service_levels.definition (version, made_at, rule) values (77, platform.now(), ${ground.app.db.json(rule)})`;
    await expect(write).rejects.toMatchObject({ code: "23514" });
  });
});

const aTarget = {
  channel: null,
  language: null,
  topic: null,
  tier: null,
  clock: "first-response",
  seconds: 600,
  warnSeconds: 60,
  calendar: "Office",
};
