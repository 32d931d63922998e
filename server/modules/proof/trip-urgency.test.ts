import { describe, expect, test } from "vitest";
import type { Booking, Standing } from "../../../contract/bookings.ts";
import { urgencyOfTrip } from "./trip-urgency.ts";

const at = new Date("2026-12-24T12:00:00Z");
const leg = (hours: number, standing: Standing = "confirmed") =>
  ({ departs: { at: new Date(at.getTime() + hours * 3_600_000).toISOString() }, standing }) as Booking["legs"][number];

describe("somebody who names a booking", () => {
  test.each<[string, Booking["legs"], boolean, number]>([
    ["that leaves in two hours", [leg(2)], false, 2],
    ["that leaves tomorrow evening", [leg(30)], false, 0],
    ["that left an hour ago", [leg(-1)], true, 0],
    ["whose flight in ten hours was cancelled", [leg(10, "cancelled")], false, 2],
    ["whose flight in ten hours was cancelled, and who proved it", [leg(10, "refused")], true, 3],
    ["whose flight left without them an hour ago", [leg(-1, "cancelled")], false, 2],
    ["whose flight in three days was cancelled", [leg(72, "cancelled")], true, 0],
    ["without legs", [], true, 0],
  ])("%s", (_what, legs, isProved, urgency) => {
    expect(urgencyOfTrip({ legs, state: "confirmed" }, { at, isProved })).toBe(urgency);
  });

  test("that is cancelled as a whole, by themselves", () => {
    expect(urgencyOfTrip({ legs: [leg(2)], state: "cancelled" }, { at, isProved: true })).toBe(0);
  });
});
