import { describe, expect, test } from "vitest";
import type { Booking, CaseDetail } from "../../kit/wire.ts";
import { bookingsToReport, likelyOf, tagsIn } from "./likely.ts";

const now = Date.parse("2026-05-10T12:00:00Z");
const leg = (flight: string, from: string, to: string, departs: string, standing = "confirmed") => ({
  id: flight,
  flight,
  from,
  to,
  standing,
  departs: { at: departs },
});
const booking = (more: object): Booking =>
  ({
    id: "B1",
    state: "confirmed",
    allows: "changed",
    passengers: [{ id: "P1" }, { id: "P2" }],
    linkedBy: [{ passengerId: "P1" }],
    legs: [
      leg("KL1", "LHR", "AMS", "2026-05-09T08:00:00Z"),
      leg("KL2", "AMS", "IST", "2026-05-09T12:00:00Z"),
      leg("KL3", "IST", "AMS", "2026-05-20T12:00:00Z"),
    ],
    ...more,
  }) as unknown as Booking;

describe("what a bag report most likely says", () => {
  test("is of the flight flown last, where it should have come, for whom they proved to be", () => {
    expect(likelyOf(booking({}), now)).toEqual({ bookingId: "B1", passengerId: "P1", airport: "IST", flight: "KL2" });
  });

  test.each([
    [
      "the first flight, where none has departed",
      { legs: [leg("KL3", "IST", "AMS", "2026-05-20T12:00:00Z")] },
      { airport: "AMS" },
    ],
    [
      "no cancelled flight",
      {
        legs: [
          leg("KL1", "LHR", "AMS", "2026-05-09T08:00:00Z"),
          leg("KL2", "AMS", "IST", "2026-05-09T12:00:00Z", "cancelled"),
        ],
      },
      { airport: "AMS" },
    ],
    ["nobody, where they may be several", { linkedBy: [{ passengerId: null }] }, { passengerId: "" }],
    ["nothing, where there is no flight", { legs: [] }, { airport: "", flight: "" }],
  ])("is of %s", (_, more, likely) => {
    expect(likelyOf(booking(more), now)).toMatchObject(likely);
  });

  test("begins with what is proved, and of that with what was flown last", () => {
    const ahead = [leg("KL3", "IST", "AMS", "2026-05-20T12:00:00Z")];
    const sorted = bookingsToReport(
      [
        booking({ id: "claimed", allows: "used" }),
        booking({ id: "ahead", legs: ahead }),
        booking({ id: "flown" }),
        booking({ id: "gone", state: "cancelled" }),
      ],
      now,
    );
    expect(sorted.map(({ id }) => id)).toEqual(["flown", "ahead", "claimed"]);
  });

  test("takes tags from what they wrote, and no phone", () => {
    const said = (text: string, personalData: object[] = [], direction = "inbound") => ({
      text,
      direction,
      triage: { personalData },
    });
    const messages = [
      said("my tag is 0074123456"),
      said("call 0612345678", [{ start: 5, end: 15 }]),
      said("your tag 0999999999?", [], "outbound"),
      said("and 0074123457, order 12345678901"),
    ] as unknown as CaseDetail["messages"];
    expect(tagsIn(messages)).toEqual(["0074123457", "0074123456"]);
  });
});
