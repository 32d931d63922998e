import { array, assert, boolean, constantFrom, integer, option, property, record, subarray } from "fast-check";
import { describe, expect, test } from "vitest";
import type { UrgencyTable } from "../../../contract/urgency.ts";
import { type Facts, noFacts, type Trip } from "./facts.ts";
import { nextChange } from "./next-change.ts";
import { score } from "./score.ts";
import { shippedTable } from "./table.ts";

const now = Date.parse("2026-12-24T12:00:00Z");
const hour = 3_600_000;
const trip = (hours: number, more: Partial<Trip> = {}): Trip => ({
  flight: "KL643",
  date: "2026-12-24",
  departsAt: now + hours * hour,
  arrivesAt: now + (hours + 2) * hour,
  departedAt: null,
  arrivedAt: null,
  isCancelled: false,
  isRebooked: false,
  isMissed: false,
  seenAt: null,
  needs: [],
  isProved: true,
  ...more,
});
const facts = (more: Partial<Facts>): Facts => ({ ...noFacts, ...more });
const says = (urgency: number, code = "stuck") => ({ said: { urgency, code } });

describe("a case", () => {
  test.each<[string, Partial<Facts>, number, string[]]>([
    ["of which nothing is known can wait", {}, 0, []],
    ["whose words say stranded is", says(3), 3, ["says-stranded"]],
    ["whose words say soon is soon", says(1), 1, ["says-soon"]],
    ["that leaves in two hours is today's trouble", { trips: [trip(2)] }, 2, ["leaves-soon"]],
    ["that leaves tonight is soon", { trips: [trip(9)] }, 1, ["leaves-soon"]],
    ["that leaves tomorrow evening can wait", { trips: [trip(30)] }, 0, []],
    ["that left an hour ago can wait", { trips: [trip(-1)] }, 0, []],
    ["that operations say has left can wait", { trips: [trip(1, { departedAt: now - 1 })] }, 0, []],
    ["cancelled ten hours ahead is stranded", { trips: [trip(10, { isCancelled: true })] }, 3, ["cancelled"]],
    ["cancelled, and rebooked, is not", { trips: [trip(10, { isCancelled: true, isRebooked: true })] }, 0, []],
    ["cancelled in three days can wait", { trips: [trip(72, { isCancelled: true })] }, 0, []],
    [
      "cancelled, of a booking that is only claimed, is trouble and no more",
      { trips: [trip(10, { isCancelled: true, isProved: false })] },
      2,
      ["cancelled"],
    ],
    [
      "that says stranded is, whatever is claimed beside it",
      { ...says(3), trips: [trip(10, { isCancelled: true, isProved: false })] },
      3,
      ["says-stranded", "cancelled"],
    ],
    [
      "that misses a connection is stranded",
      { trips: [trip(1, { isMissed: true })] },
      3,
      ["misses-connection", "leaves-soon"],
    ],
    [
      "of somebody at the airport with a trip in trouble is stranded",
      { ...says(2), trips: [trip(4, { seenAt: now - hour })] },
      3,
      ["says-in-trouble", "leaves-soon", "at-airport"],
    ],
    [
      "of a child alone tonight is trouble",
      { trips: [trip(9, { needs: ["minor-alone"] })] },
      2,
      ["minor-alone", "leaves-soon"],
    ],
    [
      "of a child alone in the air still is",
      { trips: [trip(-1, { departedAt: now - hour, needs: ["minor-alone"] })] },
      2,
      ["minor-alone"],
    ],
    [
      "of assistance after landing is not",
      { trips: [trip(-5, { departedAt: now - 5 * hour, arrivedAt: now - hour, needs: ["assistance"] })] },
      0,
      [],
    ],
    ["of a threat is before all others", { signs: ["threat"] }, 3, ["threat"]],
    ["of somebody in despair is soon", { signs: ["distress"] }, 1, ["distress"]],
    [
      "turned away at the gate is stranded",
      { steps: [{ urgency: 3, at: now - hour, isProved: true }] },
      3,
      ["turned-away"],
    ],
    ["turned away yesterday is not", { steps: [{ urgency: 3, at: now - 25 * hour, isProved: true }] }, 0, []],
    [
      "with a failed check-in of a number they claim is trouble",
      { steps: [{ urgency: 2, at: now, isProved: false }] },
      2,
      ["trip-stopped"],
    ],
    ["that says soon, of a proved trip in three days, can wait", { ...says(1, "soon"), trips: [trip(72)] }, 0, []],
    [
      "that says soon, of a claimed trip in three days, is soon",
      { ...says(1, "soon"), trips: [trip(72, { isProved: false })] },
      1,
      ["says-soon"],
    ],
    [
      "that calls for help, of a proved trip in three days, is soon",
      { ...says(1, "plea"), trips: [trip(72)] },
      1,
      ["says-soon"],
    ],
  ])("%s", (_what, known, urgency, signs) => {
    const found = score(facts(known), shippedTable, now);
    expect([found.urgency, found.reasons.map(({ sign }) => sign)]).toEqual([urgency, signs]);
  });

  test("tells the flight, and that it is claimed and held back", () => {
    const trips = [trip(10, { isCancelled: true, isProved: false }), trip(400, { flight: "KL1" })];
    expect(score(facts({ trips }), shippedTable, now)).toMatchObject({
      points: 70,
      isHeldBack: true,
      reasons: [{ sign: "cancelled", flight: "KL643", at: trips[0]?.departsAt, isClaimed: true, hours: 24 }],
    });
  });
});

const minutes = (most: number) => integer({ min: -most, max: most }).map((some) => now + some * 60_000);
const trips = array(
  record({
    departsAt: minutes(4000),
    departedAt: option(minutes(60)),
    arrivedAt: option(minutes(60)),
    seenAt: option(minutes(900)),
    isCancelled: boolean(),
    isRebooked: boolean(),
    isMissed: boolean(),
    isProved: boolean(),
    needs: subarray(["minor-alone", "assistance"] as const),
  }).map((one): Trip => trip(0, { ...one, arrivesAt: one.departsAt + 2 * hour, needs: [...one.needs] })),
  { maxLength: 4 },
);
const someFacts = record({
  said: option(record({ urgency: integer({ min: 0, max: 3 }), code: constantFrom("soon", "stuck", "plea") })),
  signs: subarray(["distress" as const]),
  trips,
  steps: array(
    record({ urgency: constantFrom(1 as const, 2 as const, 3 as const), at: minutes(3000), isProved: boolean() }),
    { maxLength: 3 },
  ),
  until: option(minutes(900)),
});
const tables = record({
  points: array(integer({ min: 0, max: 90 }), {
    minLength: shippedTable.rows.length,
    maxLength: shippedTable.rows.length,
  }),
  hours: integer({ min: 1, max: 60 }),
}).map(({ points, hours }): UrgencyTable => ({
  ...shippedTable,
  rows: shippedTable.rows.map((row, n) => ({
    ...row,
    points: points[n] ?? 0,
    hours: row.hours === null ? null : n % 3 === 0 ? hours : row.hours,
  })),
}));

describe("whatever is known", () => {
  test("a table with more points makes nothing less urgent", () => {
    assert(
      property(
        someFacts,
        tables,
        integer({ min: 0, max: 40 }),
        integer({ min: 0, max: 13 }),
        (known, table, more, place) => {
          const rows = table.rows.map((row, n) => (n === place ? { ...row, points: row.points + more } : row));
          const [less, after] = [score(known, table, now), score(known, { ...table, rows }, now)];
          expect(after.points).toBeGreaterThanOrEqual(less.points);
          expect(after.urgency).toBeGreaterThanOrEqual(less.urgency);
        },
      ),
    );
  });

  test("what is claimed makes nothing less urgent, and never the most urgent; proving it takes nothing away", () => {
    assert(
      property(someFacts, trips, tables, (known, others, table) => {
        const claimed = others.map((one) => ({ ...one, isProved: false }));
        const [before, after] = [
          score(known, table, now),
          score({ ...known, trips: [...known.trips, ...claimed] }, table, now),
        ];
        expect(after.urgency).toBeGreaterThanOrEqual(before.urgency);
        expect(after.urgency).toBeLessThanOrEqual(Math.max(2, before.urgency));
        // Words that speak of a time give way to proved trips: without them.
        const silent = { ...known, said: null };
        const proved = score(
          { ...silent, trips: [...known.trips, ...claimed.map((one) => ({ ...one, isProved: true }))] },
          table,
          now,
        );
        expect(proved.urgency).toBeGreaterThanOrEqual(
          score({ ...silent, trips: [...known.trips, ...claimed] }, table, now).urgency,
        );
      }),
    );
  });

  test("nothing changes before the moment that is told, and it is ahead", () => {
    const key = (known: Facts, table: UrgencyTable, at: number) => {
      const { urgency, reasons } = score(known, table, at);
      return JSON.stringify([urgency, reasons.map(({ sign, points }) => [sign, points])]);
    };
    assert(
      property(someFacts, tables, integer({ min: 0, max: 10_000 }), (known, table, share) => {
        const next = nextChange(known, table, now);
        expect(next ?? Infinity).toBeGreaterThan(now);
        const end = next ?? now + 500 * hour;
        const between = now + Math.floor(((end - 1 - now) * share) / 10_000);
        expect(key(known, table, between)).toBe(key(known, table, now));
      }),
      { numRuns: 1000 },
    );
  });

  test("the reasons add up, and there is one of each sign", () => {
    assert(
      property(someFacts, tables, (known, table) => {
        const { points, reasons } = score(known, table, now);
        expect(reasons.reduce((sum, one) => sum + one.points, 0)).toBe(points);
        expect(new Set(reasons.map(({ sign }) => sign)).size).toBe(reasons.length);
      }),
    );
  });
});
