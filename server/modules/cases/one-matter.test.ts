import { describe, expect, test } from "vitest";
import { isOneMatter, matchBookings, matchTopics, type Matter } from "./one-matter.ts";

const sure: Matter = { isOnePerson: true, isOpen: true, topics: "same", bookings: "unknown", isParted: false };

describe("what somebody writes elsewhere", () => {
  test.each<[string, Partial<Matter>, string]>([
    ["by one person about the same topic joins", {}, "join"],
    ["about the same booking joins, whatever the topic", { topics: "different", bookings: "same" }, "join"],
    ["about another booking is proposed, though the topic is the same", { bookings: "different" }, "propose"],
    ["about another topic is proposed", { topics: "different" }, "propose"],
    ["about nothing that could be made out is proposed", { topics: "unknown" }, "propose"],
    ["by somebody who only may be the same stays apart", { isOnePerson: false }, "apart"],
    ["after the case was closed stays apart", { isOpen: false }, "apart"],
    ["stays apart where a colleague parted them", { isParted: true, bookings: "same" }, "apart"],
  ])("%s", (_why, matter, verdict) => {
    expect(isOneMatter({ ...sure, ...matter })).toBe(verdict);
  });

  test.each([
    ["the same topic", "baggage", "baggage", "same"],
    ["another one", "baggage", "refund", "different"],
    ["none that was made out", "other", "other", "unknown"],
    ["none at all", undefined, "baggage", "unknown"],
  ])("is compared by topic: %s", (_why, one, other, match) => {
    expect(matchTopics(one, other)).toBe(match);
  });

  test.each([
    ["one in common", ["K7QPLM", "QZRQOY"], ["QZRQOY"], "same"],
    ["none in common", ["K7QPLM"], ["QZRQOY"], "different"],
    ["none named", [], ["QZRQOY"], "unknown"],
  ])("is compared by booking: %s", (_why, ones, others, match) => {
    expect(matchBookings(ones, others)).toBe(match);
  });
});
