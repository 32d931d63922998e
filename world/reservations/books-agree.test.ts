import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Chance, makeChance, pick } from "../chance.ts";
import { makeIds } from "../ids.ts";
import { openStore } from "../store.ts";
import { totalOf } from "./fares/price.ts";
import { allBookings, bookingById } from "./bookings.ts";
import { changeFlight } from "./change-flight.ts";
import { change } from "./changes/change.ts";
import { move } from "./changes/move.ts";
import type { Change } from "./changes/wire.ts";
import type { Desk } from "./desk.ts";
import { centsOf, dateOf, hasPlaces, type HeldBooking, isLive, sittingOf } from "./held-booking.ts";
import { quote } from "./quotes/quote.ts";
import { Refused } from "./refused.ts";
import { alternativesOf } from "./search/alternatives.ts";
import { searchOffers } from "./search/offers.ts";
import { settle } from "./settle.ts";
import { reservationTables } from "./tables.ts";
import { paid } from "./test-desk.ts";

const airports = ["AMS", "LHR", "MAD", "OSL", "LIS"] as const;

interface Ground {
  desk: Desk;
  chance: Chance;
  later: (hours: number) => void;
}

function open(seed: number): Ground {
  let at = Date.parse("2026-11-22T08:00:00Z");
  const now = () => at;
  const db = openStore(null);
  db.exec(reservationTables);
  const chance = makeChance(seed);
  return {
    desk: { db, now, nextId: makeIds({ now }) },
    chance,
    later: (hours) => void (at += Math.floor(hours * 3_600_000)),
  };
}

const day = ({ now }: Desk, days: number): string => new Date(now() + days * 86_400_000).toISOString().slice(0, 10);

const ask = (desk: Desk, booking: HeldBooking | null, wanted: Change) =>
  change(desk, {
    id: randomUUID(),
    bookingId: booking?.id ?? null,
    expectedVersion: booking?.version ?? null,
    actor: { kind: "system", id: "1" },
    reason: "By chance",
    change: wanted,
  });

/** One thing that somebody does, as chance has it; what is refused is refused. */
function doSomething({ desk, chance, later }: Ground): void {
  const bookings = allBookings(desk.db).filter(({ state }) => state !== "cancelled");
  const booking = bookings.length > 0 ? pick(chance, bookings) : null;
  const what = booking ? Math.floor(chance() * 10) : 0;
  if (what <= 1 || !booking) return sellSomething({ desk, chance, later });
  const [first, last] = [booking.segments[0], booking.segments.at(-1)];
  if (!first || !last) return;
  const price = (wanted: Parameters<typeof quote>[2]["change"]) =>
    quote(desk, booking, { expectedVersion: booking.version, change: wanted });
  if (what === 2) ask(desk, booking, { kind: "issue", payment: paid(booking.total.amount) });
  if (what === 3 || what === 4) {
    const live = booking.segments.filter((one) => isLive(one) || one.status === "UN");
    const segmentIds = live.map(({ id }) => id);
    const way = { from: first.from, to: last.to, date: day(desk, 1 + Math.floor(chance() * 3)) };
    const { alternatives } = alternativesOf(desk, booking, { segmentIds, ...way });
    if (alternatives.length === 0) return;
    const quoted = price({ kind: "rebook", alternativeId: pick(chance, alternatives.slice(0, 3)).id });
    ask(desk, booking, { kind: "rebook", quoteId: quoted.id, waiver: chance() < 0.5 ? "goodwill" : null });
  }
  if (what === 5) {
    const seat = `${5 + Math.floor(chance() * 6)}${pick(chance, ["A", "C", "D", "F"])}`;
    const items = sittingOf(booking).map(({ id }) => ({ passengerId: id, segmentId: last.id, seat }));
    const quoted = price({ kind: "seats", items: items.slice(0, 1) });
    ask(desk, booking, {
      kind: "seats",
      items: items.slice(0, 1),
      quoteId: quoted.id,
      payment: paid(quoted.due.amount),
    });
  }
  if (what === 6) ask(desk, booking, { kind: "cancel", quoteId: price({ kind: "cancel" }).id });
  if (what === 7) {
    const to = { flight: first.flight, date: day(desk, 2) };
    const from = { flight: first.flight, date: dateOf(first) };
    const inventory = pick(chance, ["claim", "oversell", "standby"] as const);
    move(desk, { id: randomUUID(), from, to: [to], bookingIds: [booking.id], inventory, reason: "By chance" });
  }
  if (what === 8) {
    if (chance() < 0.2) changeFlight(desk, { flight: last.flight, date: dateOf(last), kind: "cancelled" });
    else later(chance() * 3);
  }
  if (what === 9) {
    const items = booking.passengers.map(({ id }) => ({ passengerId: id, segmentId: first.id }));
    ask(desk, booking, { kind: "check-in", items });
  }
}

function sellSomething({ desk, chance }: Ground): void {
  const from = pick(chance, airports);
  const to = pick(chance, airports);
  const types = pick(chance, [["adult"], ["adult", "child"], ["adult", "adult", "infant"]] as const);
  const slices = [{ from, to, date: day(desk, 1 + Math.floor(chance() * 3)) }];
  const { offers } = searchOffers(desk, { slices, passengers: types, cabin: "economy" });
  if (offers.length === 0) return;
  const passengers = types.map((type, n) => ({ type, surname: "Chance", givenName: `N${n}` }));
  const contacts = [{ kind: "phone", value: "+447700900001" } as const];
  ask(desk, null, { kind: "sell", offerId: pick(chance, offers.slice(0, 4)).id, passengers, contacts });
}

/** What must hold between a booking's parts; empty where it does. */
function oddities(booking: HeldBooking): string[] {
  const { segments, tickets, books, total, state } = booking;
  const sums = totalOf(books.fares) + books.extras.reduce((sum, { amount }) => sum + amount, 0);
  const live = state === "cancelled" ? [] : segments.filter(hasPlaces);
  const used = tickets.filter(({ kind }) => kind === "ticket");
  const holders = [...new Set(used.map(({ passengerId }) => passengerId))];
  const counts = holders.flatMap((passengerId) =>
    live.map(({ id }) =>
      used
        .filter((one) => one.passengerId === passengerId)
        .flatMap(({ coupons }) => coupons)
        .filter((one) => one.segmentId === id && "OACLFI".includes(one.status)),
    ),
  );
  return [
    ...(centsOf(total) === sums ? [] : [`total ${total.amount} is not ${sums}`]),
    ...(counts.every(({ length }) => length === 1) ? [] : ["a flight has not one coupon for each passenger"]),
    ...(new Set(segments.map(({ id }) => id)).size === segments.length ? [] : ["a segment's id comes twice"]),
    ...(new Set(tickets.map(({ number }) => number)).size === tickets.length ? [] : ["a number comes twice"]),
  ];
}

/** What is sold of each flight against who has places on it, strangers apart. */
function soldAndHeld({ db }: Desk): { sold: Map<string, number>; held: Map<string, number> } {
  const sold = new Map<string, number>();
  const held = new Map<string, number>();
  for (const booking of allBookings(db))
    for (const one of booking.state === "cancelled" ? [] : booking.segments.filter(hasPlaces)) {
      const key = `${one.flight} ${dateOf(one)} ${one.bookingClass}`;
      held.set(key, (held.get(key) ?? 0) + sittingOf(booking).length);
    }
  for (const row of db
    .prepare("select flight, date, class, sold from flight_class where flight < 'Q01' and sold > 0")
    .all())
    sold.set(`${String(row["flight"])} ${String(row["date"])} ${String(row["class"])}`, Number(row["sold"]));
  for (const key of held.keys()) if (key >= "Q01") held.delete(key);
  return { sold, held };
}

test.each([1, 2, 3])("whatever is sold, changed, moved, cancelled and flown, the books agree (%i)", (seed) => {
  const ground = open(seed);
  const { desk } = ground;
  for (let n = 0; n < 150; n++) {
    try {
      doSomething(ground);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    settle(desk);
  }
  const bookings = allBookings(desk.db);
  expect(bookings.flatMap((one) => oddities(one).map((odd) => `${one.id}: ${odd}`))).toEqual([]);
  const { sold, held } = soldAndHeld(desk);
  expect(Object.fromEntries(sold)).toEqual(Object.fromEntries(held));
  expect(bookings.length).toBeGreaterThan(10);
  expect(
    bookings.some(({ tickets }) => tickets.some(({ coupons }) => coupons.some(({ status }) => status === "E"))),
  ).toBe(true);
  expect(bookings.every(({ id }) => bookingById(desk.db, id) !== null)).toBe(true);
});
