import { describe, expect, test } from "vitest";
import { convert, type Given, saleOf, stillToNet } from "./amounts.ts";

const eur = (amount: string) => ({ amount, currency: "EUR" });
const none = {
  kind: "issue",
  outcome: "done",
  isByAirline: false,
  due: null,
  isPaid: false,
  paidAtOnce: null,
} as const;

test.each<[string, Parameters<typeof saleOf>[0], ReturnType<typeof saleOf>]>([
  [
    "tickets that were paid are a trip",
    { ...none, due: eur("9000"), isPaid: true },
    { kind: "trip", price: eur("9000") },
  ],
  ["tickets that cost nothing are none", { ...none, due: eur("0") }, null],
  ["a trip that is held is none yet", { ...none, kind: "sell" }, null],
  [
    "a trip that was paid as it was sold is one",
    { ...none, kind: "sell", paidAtOnce: eur("9000") },
    { kind: "trip", price: eur("9000") },
  ],
  [
    "a rebooking that was paid is a saved booking",
    { ...none, kind: "rebook", due: eur("500"), isPaid: true },
    { kind: "saved", price: eur("500") },
  ],
  [
    "one that was waived is saved for nothing",
    { ...none, kind: "rebook", due: eur("500") },
    { kind: "saved", price: eur("0") },
  ],
  ["so is one that gave money back", { ...none, kind: "rebook", due: eur("-500") }, { kind: "saved", price: eur("0") }],
  ["one that the airline moved by itself is none", { ...none, kind: "rebook", due: eur("0"), isByAirline: true }, null],
  [
    "tickets that were paid are a trip, though a machine asked for them",
    { ...none, due: eur("9000"), isPaid: true, isByAirline: true },
    { kind: "trip", price: eur("9000") },
  ],
  [
    "a seat that was paid is one",
    { ...none, kind: "seats", due: eur("25"), isPaid: true, outcome: "partial" },
    { kind: "seats", price: eur("25") },
  ],
  [
    "a bag that was paid is one",
    { ...none, kind: "add-services", due: eur("25"), isPaid: true },
    { kind: "services", price: eur("25") },
  ],
  ["a meal asked for again is none", { ...none, kind: "add-services" }, null],
  ["what was refused is none", { ...none, outcome: "refused", due: eur("25"), isPaid: true }, null],
  ["a cancellation is none", { ...none, kind: "cancel", due: eur("-25") }, null],
])("%s", (_why, settled, sale) => expect(saleOf(settled)).toEqual(sale));

describe("an amount in another currency", () => {
  test.each([
    ["a cent more from half a cent", 105n, "USD", "0.5", "EUR", 53n],
    ["of none after the point", 12_345n, "JPY", "0.0061", "EUR", 7530n],
    ["of three after the point", 12_345n, "KWD", "3", "EUR", 3704n],
    ["into none after the point", 12_345n, "EUR", "163.5", "JPY", 20_184n],
    ["that was given back", -105n, "USD", "0.5", "EUR", -53n],
    ["at one", 77n, "USD", "1", "EUR", 77n],
  ] as const)("%s", (_why, amount, from, rate, to, worth) => expect(convert(amount, { from, to, rate })).toBe(worth));
});

describe("what is given back", () => {
  const sale = (id: string, sold: bigint, more: Partial<Given> = {}): Given => ({
    id,
    sold,
    byPayments: 0n,
    netted: 0n,
    ...more,
  });

  test.each<[string, Given[], bigint, [string, bigint][]]>([
    [
      "of a booking comes off what was added last",
      [sale("seat", 20n), sale("trip", 100n)],
      60n,
      [
        ["seat", 20n],
        ["trip", 40n],
      ],
    ],
    ["is never more than was sold here", [sale("seat", 20n)], 300n, [["seat", 20n]]],
    [
      "by payment comes off its own sale",
      [sale("seat", 20n), sale("trip", 100n, { byPayments: 30n })],
      0n,
      [["trip", 30n]],
    ],
    ["by booking and by payment is the same money", [sale("trip", 100n, { byPayments: 70n, netted: 70n })], 70n, []],
    ["and was taken off before is not taken off again", [sale("trip", 100n, { netted: 60n })], 60n, []],
    ["bit by bit is the rest", [sale("trip", 100n, { netted: 60n })], 100n, [["trip", 40n]]],
    ["of what cost nothing is nothing", [sale("saved", 0n)], 50n, []],
  ])("%s", (_why, sales, byBooking, rest) => expect([...stillToNet(sales, byBooking)]).toEqual(rest));

  test("nets to nothing in the end, in whatever pieces it comes", () => {
    for (let n = 1; n < 400; n++) {
      const sold = BigInt(n * 37);
      let netted = 0n;
      for (let given = 1n; given < sold * 2n; given += BigInt((n % 29) + 11))
        netted += stillToNet([sale("one", sold, { netted, byPayments: given / 2n })], given).get("one") ?? 0n;
      netted += stillToNet([sale("one", sold, { netted })], sold * 2n).get("one") ?? 0n;
      expect(netted).toBe(sold);
    }
  });
});
