import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import type { OffersWanted } from "../../contract/fares.ts";
import { connectReservations } from "../../server/adapters/bookings/index.ts";
import type { ReservationSystem } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { askFor, inDays } from "./family.ts";

type Sale = Extract<BookingChange, { kind: "sell" }>;

let world: World;
let system: ReservationSystem;
let ahead = 0;

beforeAll(async () => {
  world = await startWorld({ seed: 3, now: () => Date.now() + ahead });
  const { duffelUrl: url, token } = world.reservations;
  const connected = connectReservations({ kind: "duffel", url, token, webhookSecret: null });
  if (!connected) throw new Error("not connected");
  system = connected;
});
afterEach(() => {
  ahead = 0;
  world.reservations.clearFaults();
});
afterAll(() => world.close());

const born = (age: number, day: string): string =>
  `${Number(day.slice(0, 4)) - age}${day.slice(4).replace("-02-29", "-02-28")}`;

const search = (date: string, more: Partial<OffersWanted> = {}) =>
  system.search({
    slices: [{ from: "LHR", to: "AMS", date }],
    passengers: ["adult", "child", "infant"],
    ages: [null, 8, 0],
    cabin: "economy",
    ...more,
  });

async function offerOn(date: string) {
  const asked = await search(date);
  const [offer] = asked.status === "answered" ? asked.answer : [];
  if (!offer) throw new Error(`no offer: ${JSON.stringify(asked)}`);
  return offer;
}

const person = { title: "ms", gender: "female", loyalty: null } as const;
const saleOf = (offerId: string, date: string, childsAge = 8): Sale => ({
  kind: "sell",
  offerId,
  passengers: [
    { ...person, kind: "child", surname: "Müller", givenName: "Bo", birthDate: born(childsAge, date) },
    { ...person, kind: "adult", surname: "Müller", givenName: "Zoë", birthDate: "1990-05-18" },
    { ...person, kind: "infant", surname: "Müller", givenName: "Io", birthDate: inDays(-90), gender: "male" },
  ],
  contacts: [
    { kind: "email", value: "zoe@mail.invalid", language: "nl" },
    { kind: "phone", value: "+31612345678", language: "nl" },
  ],
});

const change = (wanted: BookingChange, more?: Parameters<typeof askFor>[2]) => askFor(system, wanted, more);
const refusedAs = (code: string) => ({ status: "settled", settled: { outcome: "refused", refusal: { code } } });

async function get(id: string): Promise<Booking> {
  const got = await system.get(id);
  if (got.status !== "here") throw new Error(`not here: ${JSON.stringify(got)}`);
  return got.booking;
}

async function held(date: string): Promise<Booking> {
  const sold = await change(saleOf((await offerOn(date)).id, date));
  if (sold.status !== "settled" || !sold.settled.bookingId) throw new Error(`not sold: ${JSON.stringify(sold)}`);
  return get(sold.settled.bookingId);
}

describe("a trip over Duffel", () => {
  test("is offered where it can be held, with its price and what may be done with it", async () => {
    const asked = await search(inDays(9));
    const offers = asked.status === "answered" ? asked.answer : [];
    expect(offers.length).toBeGreaterThan(0);
    for (const { conditions, total, parts, journeys } of offers) {
      expect(conditions.isChangeable).toBe(true);
      expect(parts.reduce((sum, { amount }) => sum + BigInt(amount.amount), 0n).toString()).toBe(total.amount);
      expect([journeys[0]?.legs[0]?.from, journeys[0]?.legs.at(-1)?.to]).toEqual(["LHR", "AMS"]);
    }
    expect(offers.map(({ total }) => Number(total.amount))).toEqual(
      offers.map(({ total }) => Number(total.amount)).toSorted((a, b) => a - b),
    );
    expect(await search(inDays(9), { ages: null })).toMatchObject({ status: "refused", code: "INVALID_REQUEST" });
  });

  test("is held for all of them until a time, an infant with an adult, and paid it has its tickets", async () => {
    const booking = await held(inDays(9));
    expect(booking).toMatchObject({ state: "held", holdUntil: expect.any(String), tickets: [], paid: { amount: "0" } });
    expect(booking.passengers.map(({ kind }) => kind).toSorted()).toEqual(["adult", "child", "infant"]);
    // Everybody has them there, so they lead to nobody alone.
    expect(booking.contacts.map(({ value, passengerId }) => [value, passengerId])).toEqual([
      ["zoe@mail.invalid", null],
      ["+31612345678", null],
    ]);
    const { amount = "" } = booking.total ?? {};
    expect(await change({ kind: "issue" }, { booking, paid: "1" })).toMatchObject(refusedAs("PAYMENT_REQUIRED"));
    expect(await change({ kind: "issue" }, { booking, paid: amount })).toMatchObject({ settled: { outcome: "done" } });
    const issued = await get(booking.id);
    expect(issued).toMatchObject({ state: "confirmed", holdUntil: null, paid: { amount } });
    expect(new Set(issued.tickets.map(({ passengerId }) => passengerId)).size).toBe(3);
    expect(await change({ kind: "issue" }, { booking: issued, paid: amount })).toMatchObject(refusedAs("ORDER_STATE"));
  });

  test("is not sold to others than it was offered to, at another price, twice, or when the offer is over", async () => {
    const date = inDays(10);
    const { id } = await offerOn(date);
    const made = world.reservations.bookings().length;
    expect(await change(saleOf("nothing", date))).toMatchObject(refusedAs("OFFER_EXPIRED"));
    expect(await change(saleOf(id, date, 9))).toMatchObject(refusedAs("INVALID_REQUEST"));
    expect(await change(saleOf(id.replace(/~\d+~/, "~100~"), date))).toMatchObject(refusedAs("PRICE_CHANGED"));
    world.reservations.addFault({ kind: "price-changed", on: "change" });
    expect(await change(saleOf(id, date))).toMatchObject(refusedAs("PRICE_CHANGED"));
    expect(world.reservations.bookings()).toHaveLength(made);
    expect(await change(saleOf(id, date))).toMatchObject({ settled: { outcome: "done" } });
    expect(await change(saleOf(id, date))).toMatchObject(refusedAs("OFFER_EXPIRED"));
    const old = await offerOn(date);
    ahead = 3_600_000;
    expect(await change(saleOf(old.id, date))).toMatchObject(refusedAs("OFFER_EXPIRED"));
    expect(world.reservations.bookings()).toHaveLength(made + 1);
  });

  test.each(["cut-after", "broken-after", "garbled"] as const)(
    "whose answer was lost is found by the operation that it carries (%s)",
    async (kind) => {
      const sale = {
        id: randomUUID(),
        change: saleOf((await offerOn(inDays(11))).id, inDays(11)),
        since: new Date(),
        notThese: [],
      };
      world.reservations.addFault({ kind, on: "change" });
      const made = world.reservations.bookings().length;
      expect(await change(sale.change, { id: sale.id })).toMatchObject({ status: "unknown" });
      expect(world.reservations.bookings()).toHaveLength(made + 1);
      const became = await system.whatBecameOf({ ...sale, sentAt: new Date() });
      expect(became).toMatchObject({ status: "settled", settled: { outcome: "done" } });
      const other = { ...sale, id: randomUUID(), sentAt: new Date() };
      // One that is not shown may still come for a while; then nobody but a person can tell.
      expect(await system.whatBecameOf(other)).toMatchObject({ status: "away" });
      expect(await system.whatBecameOf({ ...other, sentAt: new Date(Date.now() - 200_000) })).toEqual({
        status: "cannot-tell",
      });
    },
  );
});
