import { describe, expect, test } from "vitest";
import { fits, openRule } from "../fits.ts";
import { byRule } from "./by-rule.ts";
import { demand, roster } from "./invented.ts";
import { measure, whereShort } from "./outcome.ts";
import { day, type Days, hour, minute, play, type Query, type Worker } from "./play.ts";

const rule = { ...openRule, countLanguages: true };
const targets = { urgent: 15, ordinary: 60 };
const query = (over: Partial<Query> = {}): Query => ({
  at: 0,
  urgency: 0,
  language: "en",
  channel: "x",
  topic: "delay",
  takes: 10 * minute,
  ...over,
});
const worker = (over: Partial<Worker> = {}): Worker => ({
  id: "anna",
  levels: { en: 3 },
  skills: [],
  shifts: [[0, day]],
  ...over,
});
const waits = (days: Days): (number | null)[] => {
  const answeredAt = play(() => byRule(rule, { bands: true }), days);
  return days.queries.map((one) => {
    const at = answeredAt.get(one);
    return at === undefined ? null : (at - one.at) / minute;
  });
};

describe("days that are played", () => {
  test("give the most urgent first, then who waited longest, to who speaks their language", () => {
    const queries = [query(), query({ at: 60 }), query({ at: 120, urgency: 3 }), query({ at: 180, language: "nl" })];
    expect(waits({ queries, workers: [worker()], until: day })).toEqual([10, 29, 18, null]);
  });

  test("give nobody anything outside their shift and in their breaks", () => {
    const workers = [
      worker({
        shifts: [
          [hour, 2 * hour],
          [3 * hour, 4 * hour],
        ] as const,
      }),
    ];
    const queries = [query(), query({ at: 2 * hour + 60 })];
    expect(waits({ queries, workers, until: day })).toEqual([70, 69]);
  });

  test("drop what is asked by the ladder, as the waiting grows", () => {
    const queries = [query({ language: "nl" })];
    const strict = { ...rule, leastLevel: 3 as const };
    const answeredAt = play(() => byRule(strict, { bands: true }), {
      queries,
      workers: [worker({ levels: { nl: 1 } })],
      until: day,
    });
    expect([...answeredAt.values()]).toEqual([(15 + 10) * minute]);
  });

  test("of an invented week answer each once, by somebody who may, and are the same from the same seed", () => {
    const days = {
      queries: demand(3, { count: 3000, days: 3, queued: 0 }),
      workers: roster(7, { count: 90, days: 3 }),
      until: 3 * day,
    };
    const first = play(() => byRule(rule, { bands: true }), days);
    expect([...play(() => byRule(rule, { bands: true }), days).values()]).toEqual([...first.values()]);
    const sooner = [...first].filter(([one, at]) => at - one.at < one.takes - 0.001);
    const nobodys = [...first.keys()].filter((one) => !days.workers.some((able) => fits(able, one, rule)));
    expect([sooner, nobodys]).toEqual([[], []]);
    const outcome = measure(days, first, targets);
    expect(outcome).toMatchObject({ came: days.queries.filter(({ at }) => at < days.until).length });
    expect(outcome.answered).toBeLessThanOrEqual(outcome.came);
  });
});

test("help is missing in the languages and hours in which more than one of five waits too long", () => {
  const queries = [
    ...Array.from({ length: 4 }, (_, n) => query({ at: 7 * hour + n })),
    query({ at: 9 * hour, language: "ja" }),
    query({ at: day + 9 * hour, language: "ja" }),
  ];
  const days = { queries, workers: [worker()], until: 2 * day };
  const answeredAt = play(() => byRule(rule, { bands: true }), days);
  expect(whereShort(days, answeredAt, targets)).toEqual([{ language: "ja", hours: [9], late: 2 }]);
});
