import { describe, expect, test } from "vitest";
import { readBalance, writeAmount } from "./money.ts";
import { partsOf, refundOf } from "./prices.ts";
import { isSamePrice, readQuoteId, writeQuoteId } from "./quote-id.ts";
import { troubleIn } from "./refusals.ts";

describe("amounts", () => {
  test.each([
    ["90.80", "GBP", "9080"],
    ["-12.5", "EUR", "-1250"],
    ["-0.00", "EUR", "0"],
    ["1500", "JPY", "1500"],
    ["1.234", "KWD", "1234"],
  ])("%s %s is %s of its smallest units", (text, currency, amount) => {
    expect(readBalance(text, currency)).toEqual({ amount, currency });
  });
  test.each([
    ["1.234", "EUR"],
    ["1,00", "EUR"],
    ["", "EUR"],
    ["1.00", "euro"],
    [null, "EUR"],
  ])("%s %s is none", (text, currency) => expect(readBalance(text, currency)).toBeNull());
  test("go out as they came", () =>
    expect(writeAmount({ amount: "1234", currency: "KWD" })).toEqual({ amount: "1.234", currency: "KWD" }));
});

describe("the price of a change", () => {
  const gbp = (amount: string) => ({ amount, currency: "GBP" });
  test("has the fee in it", () => {
    expect(partsOf(gbp("12000"), gbp("10000"))).toEqual([
      { kind: "fare", label: "", amount: gbp("2000") },
      { kind: "penalty", label: "", amount: gbp("10000") },
    ]);
    expect(partsOf(gbp("-3000"), null)).toEqual([{ kind: "fare", label: "", amount: gbp("-3000") }]);
    expect(partsOf(gbp("0"), gbp("0"))).toEqual([]);
  });

  const cancellation = (more: object) =>
    refundOf({ id: "ore_1", order_id: "ord_1", refund_amount: "36.76", refund_currency: "GBP", ...more }, "GBP").due;
  test.each([
    ["to the balance it is money", { refund_to: "balance" }, "-3676"],
    ["to the way it was paid it is money", { refund_to: "original_form_of_payment" }, "-3676"],
    ["as a voucher it is none", { refund_to: "voucher" }, "0"],
    ["as credit with the airline it is none", { refund_to: "airline_credits" }, "0"],
    ["of what was never paid there is none", { refund_to: "awaiting_payment" }, "0"],
    ["where nothing is said there is none", { refund_amount: null }, "0"],
  ])("that comes back: %s", (_, more, amount) => expect(cancellation(more)).toEqual(gbp(amount)));

  test("stands in the quote's id, so that it can't move unseen", () => {
    const id = writeQuoteId("oce_0000A4QasEUIjJ6jHKfhHU", gbp("-3676"));
    expect(readQuoteId(id)).toEqual({ id: "oce_0000A4QasEUIjJ6jHKfhHU", price: gbp("-3676") });
    expect(isSamePrice(gbp("3676"), gbp("3676"))).toBe(true);
    expect(isSamePrice(null, gbp("3676"))).toBe(false);
  });
  test.each(["oce_1", "oce_1~1.5~GBP", "../orders~1~GBP", ""])("%j is no quote of ours", (id) =>
    expect(readQuoteId(id)).toBeNull(),
  );
});

describe("an error", () => {
  const of = (type: string, code: string, status = 422) =>
    troubleIn(status, { errors: [{ type, code, title: "Anna Bakker", message: "Anna Bakker" }], meta: {} });
  test.each([
    ["airline_error", "offer_no_longer_available", "OFFER_EXPIRED"],
    ["invalid_state_error", "order_cancellation_stale", "OFFER_EXPIRED"],
    ["validation_error", "price_changed", "PRICE_CHANGED"],
    ["invalid_state_error", "already_cancelled", "ORDER_STATE"],
    ["invalid_state_error", "one_of_next_year", "ORDER_STATE"],
    ["airline_error", "one_of_next_year", "NOT_ELIGIBLE"],
    ["invalid_request_error", "insufficient_balance", "PAYMENT_REQUIRED"],
    ["airline_error", "ancillary_service_not_available", "NO_SPACE"],
    ["validation_error", "validation_required", "INVALID_REQUEST"],
  ])("%s/%s is %s, and repeats no word of theirs", (type, code, ours) => {
    expect(of(type, code)).toEqual({ kind: "refused", code: ours, why: `error ${code}` });
  });
  test.each(["airline_internal", "airline_unknown"])("%s says nothing of how far it came", (code) =>
    expect(of("airline_error", code).kind).toBe("unclear"),
  );
  test("that says nothing is known by its status", () => {
    expect(troubleIn(404, null)).toEqual({ kind: "refused", code: "NOT_FOUND", why: "error 404" });
    expect(troubleIn(422, "<html>")).toMatchObject({ code: "INVALID_REQUEST" });
  });
});
