import { expect, test } from "vitest";
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import { whatItNeeds } from "./needs.ts";

const euros = (amount: number): Money => ({ amount: String(amount * 100), currency: "EUR" });
const allowed = { waive: euros(100), refund: euros(300) };
const rebook = (isWaived: boolean): BookingChange => ({ kind: "rebook", quoteId: "Q", isWaived });
const cancel: BookingChange = { kind: "cancel", quoteId: "Q" };

test.each([
  ["what costs nothing goes at once", rebook(false), euros(0), null],
  ["what has no price goes at once", cancel, null, null],
  ["what costs money waits for it", rebook(false), euros(80), "payment"],
  ["what is waived within the limit goes at once", rebook(true), euros(100), null],
  ["what is waived above it waits for somebody who agrees", rebook(true), euros(101), "approval"],
  ["what comes back within the limit goes at once", cancel, euros(-300), null],
  ["what comes back above it waits for somebody who agrees", cancel, euros(-301), "approval"],
  ["another currency always does", cancel, { amount: "-1", currency: "JPY" }, "approval"],
] as const)("%s", (_why, change, due, needs) => {
  expect(whatItNeeds(change, due, allowed)).toBe(needs);
});

test("who has no limit may do nothing alone", () => {
  expect(whatItNeeds(cancel, euros(-1), { waive: null, refund: null })).toBe("approval");
});
