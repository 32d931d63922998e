import { array, assert, boolean, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { type Flown, whereabouts } from "./stage.ts";

const now = new Date("2026-12-01T12:00:00Z");
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const flight = (departs: number, arrives: number, more: Partial<Flown> = {}): Flown => ({
  bookingId: "A",
  legId: `${departs}`,
  departsAt: at(departs),
  arrivesAt: at(arrives),
  departedAt: null,
  arrivedAt: null,
  isCancelled: false,
  ...more,
});
const seen = (kind: string, hours: number) => ({ kind, at: at(hours) });

describe("a passenger", () => {
  test.each([
    ["of whom nothing is known is nowhere", [], [], null],
    ["who searched lately is looking", [], [seen("search", -5)], "looking"],
    ["who searched long ago is not", [], [seen("search", -24 * 40)], null],
    ["who flies next week has booked", [flight(24 * 7, 24 * 7 + 2)], [], "booked"],
    ["who searches for more has still booked", [flight(24 * 7, 24 * 7 + 2)], [seen("search", -1)], "booked"],
    ["can check in from thirty hours before", [flight(29, 31)], [], "check-in"],
    ["is at the airport three hours before", [flight(2.5, 4)], [], "airport"],
    ["or as soon as their bag is", [flight(5, 7)], [seen("bag-drop", -0.5)], "airport"],
    ["but not by yesterday's bag", [flight(5, 7)], [seen("bag-drop", -20)], "check-in"],
    ["is aboard from departure", [flight(-1, 1)], [], "aboard"],
    ["still waits while the flight is a few minutes late", [flight(-0.1, 1)], [], "airport"],
    ["is aboard early when operations say so", [flight(0.1, 1, { departedAt: at(-0.05) })], [], "aboard"],
    ["who left late lands late", [flight(-3, -0.5, { departedAt: at(-1) })], [], "aboard"],
    ["has landed when operations say so", [flight(-2, 0.5, { arrivedAt: at(-0.1) })], [], "arrived"],
    ["changes planes", [flight(-4, -1), flight(2, 5)], [], "transfer"],
    ["does not change planes for a week", [flight(-4, -1), flight(24 * 7, 24 * 7 + 3)], [], "arrived"],
    ["nor between two bookings", [flight(-4, -1), flight(20, 23, { bookingId: "B" })], [], "check-in"],
    ["has arrived for a day", [flight(-20, -15)], [], "arrived"],
    ["is back for a month", [flight(-24 * 10, -24 * 10 + 3)], [], "after"],
    ["is looking again rather than back", [flight(-24 * 10, -24 * 10 + 3)], [seen("search", -2)], "looking"],
    ["flies on no cancelled flight", [flight(2, 4, { isCancelled: true })], [], null],
    ["flies on the next one instead", [flight(2, 4, { isCancelled: true }), flight(26, 28)], [], "check-in"],
  ])("%s", (_why, flights, points, stage) => {
    expect(whereabouts(flights, points, now).stage).toBe(stage);
  });

  test("counts down to landing while aboard, else to the next departure", () => {
    expect(whereabouts([flight(-1, 1)], [], now)).toMatchObject({ counts: "arrival", leg: { legId: "-1" } });
    expect(whereabouts([flight(-4, -1), flight(2, 5)], [], now)).toMatchObject({
      counts: "departure",
      leg: { legId: "2" },
    });
  });

  test("has one place whatever their flights are, and the same in any order", () => {
    const flights = array(
      record({
        start: integer({ min: -300, max: 300 }),
        length: integer({ min: 1, max: 14 }),
        off: boolean(),
      }).map(({ start, length, off }) => flight(start, start + length, { isCancelled: off })),
      { maxLength: 6 },
    );
    assert(
      property(flights, (some) => {
        const where = whereabouts(some, [], now);
        expect(whereabouts(some.toReversed(), [], now).stage).toBe(where.stage);
        expect(where.leg?.isCancelled ?? false).toBe(false);
      }),
    );
  });
});
