import { describe, expect, test } from "vitest";
import { openStore } from "../../store.ts";
import { mayBecome } from "./coupons.ts";
import { issueDocuments } from "./documents.ts";

describe("a coupon", () => {
  test.each([
    ["open to checked in", "O", "C", true],
    ["checked in to lifted", "C", "L", true],
    ["lifted to flown", "L", "F", true],
    ["open to exchanged", "O", "E", true],
    ["open to refunded", "O", "R", true],
    ["taken off to open again", "C", "O", true],
    ["flown to anything", "F", "O", false],
    ["flown to refunded", "F", "R", false],
    ["exchanged to open", "E", "O", false],
    ["checked in to refunded", "C", "R", false],
    ["void to open", "V", "O", false],
  ])("goes from %s, or not", (_, from, to, may) => {
    expect(mayBecome(from, to)).toBe(may);
  });
});

test("five flights are two conjunctive tickets, with numbers that follow each other", () => {
  const segmentIds = ["S1", "S2", "S3", "S4", "S5"];
  const wanted = { kind: "ticket", passengerId: "P1", surname: "FOGG", segmentIds, at: 0 } as const;
  const [one, two] = issueDocuments(openStore(null), wanted);
  expect([one?.coupons.length, two?.coupons.length]).toEqual([4, 1]);
  expect(Number(two?.number) - Number(one?.number)).toBe(1);
  expect(one?.number).toMatch(/^999\d{10}$/);
});
