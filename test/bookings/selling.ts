/** What every reservation system that sells promises, tried over each way of speaking with one: held, paid, and never twice. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import { Offer } from "../../contract/fares.ts";
import type { Changed, Got, ReservationSystem } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { askFor, inDays } from "./family.ts";
import type { Way } from "./suite.ts";

const yearsBefore = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4).replace("-02-29", "-02-28")}`;

type Sale = Extract<BookingChange, { kind: "sell" }>;

interface Selling extends Pick<Way, "connect" | "idOf"> {
  /** A number may come with the sale. */
  takesLoyalty?: boolean;
  /** As what an offer is refused of which nothing is left. */
  soldOut?: "NO_SPACE" | "OFFER_EXPIRED";
}

export function sellsTrips({ connect, idOf = (id) => id, takesLoyalty = true, soldOut = "NO_SPACE" }: Selling): void {
  let world: World;
  let system: ReservationSystem;
  let ahead = 0;

  beforeAll(async () => {
    world = await startWorld({ seed: 3, now: () => Date.now() + ahead });
    system = connect(world);
  });
  afterAll(() => world.close());
  beforeEach(() => world.reservations.clearFaults());

  const offersOn = async (date: string): Promise<Offer[]> => {
    const asked = await system.search({
      slices: [{ from: "LHR", to: "AMS", date }],
      passengers: ["adult", "child"],
      ages: [null, 7],
      cabin: "economy",
    });
    return asked.status === "answered" ? asked.answer : expect.fail(JSON.stringify(asked));
  };
  const change = (wanted: BookingChange, booking: Booking | null = null, paid = "0"): Promise<Changed> =>
    askFor(system, wanted, { booking, paid });
  const saleOf = (offerId: string): Sale => ({
    kind: "sell",
    offerId,
    passengers: [
      {
        kind: "adult",
        surname: "Müller",
        givenName: "Zoë",
        birthDate: "1990-05-18",
        title: "ms",
        gender: "female",
        loyalty: takesLoyalty ? { programme: "Q0", number: "206123456" } : null,
      },
      {
        kind: "child",
        surname: "Müller",
        givenName: "Bo",
        birthDate: yearsBefore(inDays(8), 7),
        title: "miss",
        gender: "female",
        loyalty: null,
      },
    ],
    contacts: [
      { kind: "email", value: "zoe@mail.invalid", language: "nl" },
      { kind: "phone", value: "+31612345678", language: "nl" },
    ],
  });
  const sold = async (sale: Sale): Promise<Booking> => {
    const done = await change(sale);
    if (done.status !== "settled" || done.settled.bookingId === null) expect.fail(JSON.stringify(done));
    const got = await system.get(done.settled.bookingId);
    return here(got);
  };
  const here = (got: Got): Booking => (got.status === "here" ? got.booking : expect.fail(JSON.stringify(got)));
  const refusal = async (changed: Promise<Changed>) => {
    const done = await changed;
    return done.status === "settled" ? done.settled.refusal : expect.fail(JSON.stringify(done));
  };
  /** By what the world calls them. */
  const made = (): string[] =>
    world.reservations
      .bookings()
      .filter(({ passengers }) => /^M(Ü|UE)LLER$/.test(passengers[0]?.surname ?? ""))
      .map(({ id }) => idOf(id));

  test("what is offered says what it costs, what is in that, and what may be done with it", async () => {
    const offers = await offersOn(inDays(9));
    expect(offers.map((one) => Offer.safeParse(one).error).filter(Boolean)).toEqual([]);
    for (const { total, parts, journeys } of offers) {
      const sum = parts.reduce((all, { amount }) => all + BigInt(amount.amount), 0n);
      expect(sum.toString()).toBe(total.amount);
      expect(journeys.map(({ legs }) => [legs[0]?.from, legs.at(-1)?.to])).toEqual([["LHR", "AMS"]]);
    }
    expect(new Set(offers.map(({ conditions }) => conditions.isRefundable)).size).toBe(2);
  });

  test("a trip is held at the price that was offered until a time, and paid it has its tickets", async () => {
    const [offer] = await offersOn(inDays(9));
    const held = await sold(saleOf(offer?.id ?? ""));
    expect(held).toMatchObject({
      state: "held",
      holdUntil: expect.any(String),
      total: offer?.total,
      tickets: [],
      passengers: [{ kind: "adult", loyalty: takesLoyalty ? { number: "206123456" } : null }, { kind: "child" }],
    });
    expect(held.contacts.map(({ value }) => value).toSorted()).toEqual(["+31612345678", "zoe@mail.invalid"]);
    expect(Date.parse(held.madeAt)).toBeLessThanOrEqual(Date.now());
    expect(await refusal(change({ kind: "issue" }, held, "1"))).toMatchObject({ code: "PAYMENT_REQUIRED" });
    const done = await change({ kind: "issue" }, held, offer?.total.amount);
    expect(done).toMatchObject({ status: "settled", settled: { outcome: "done", bookingId: held.id } });
    const after = await system.get(held.id);
    const issued = here(after);
    expect(issued).toMatchObject({ state: "confirmed", holdUntil: null, paid: offer?.total });
    expect(new Set(issued.tickets.map(({ passengerId }) => passengerId)).size).toBe(2);
  });

  test("an offer that nobody made, and one for other people, are refused", async () => {
    const [offer] = await offersOn(inDays(9));
    const before = made();
    expect(await refusal(change(saleOf("nothing")))).toMatchObject({ code: "OFFER_EXPIRED" });
    const sale = saleOf(offer?.id ?? "");
    const alone = { ...sale, passengers: sale.passengers.slice(0, 1) };
    expect(await refusal(change(alone))).toMatchObject({ code: "INVALID_REQUEST" });
    expect(made()).toEqual(before);
  });

  test("what costs more by now, or is sold out, is refused as that, and nothing is sold", async () => {
    const date = inDays(11);
    const offer = (await offersOn(date)).find(({ journeys }) => journeys[0]?.legs.length === 1);
    const flight = offer?.journeys[0]?.legs[0]?.flight ?? "";
    const before = made();
    world.reservations.addFault({ kind: "price-changed", on: "change" });
    expect(await refusal(change(saleOf(offer?.id ?? "")))).toMatchObject({ code: "PRICE_CHANGED" });
    world.reservations.fillFlight({ flight, date, leave: 0 });
    expect(await refusal(change(saleOf(offer?.id ?? "")))).toMatchObject({ code: soldOut });
    expect(made()).toEqual(before);
  });

  test.each([
    ["that was made is found", "cut-after", 1, /^settled$/],
    ["that was not made is said to be none, or left to a person", "cut", 0, /^(not-known-there|cannot-tell)$/],
  ] as const)("without an answer, a booking %s", async (_what, kind, more, statuses) => {
    const [offer] = await offersOn(inDays(12));
    const sale = saleOf(offer?.id ?? "");
    const before = made();
    const asked = { id: randomUUID(), since: new Date(), sentAt: new Date(Date.now() - 200_000), notThese: before };
    world.reservations.addFault({ kind, on: "change" });
    expect(await askFor(system, sale, { id: asked.id })).toMatchObject({ status: "unknown" });
    const [id, ...others] = made().filter((one) => !before.includes(one));
    expect([id === undefined ? 0 : 1, others]).toEqual([more, []]);
    const became = await system.whatBecameOf({ ...asked, change: sale });
    const bookingId = became.status === "settled" ? became.settled.bookingId : undefined;
    expect([bookingId, became.status]).toEqual([id, expect.stringMatching(statuses)]);
  });

  test("what was not paid in time can't be issued any more", async () => {
    const [offer] = await offersOn(inDays(13));
    const held = await sold(saleOf(offer?.id ?? ""));
    ahead = 30 * 3_600_000;
    expect(await refusal(change({ kind: "issue" }, held, offer?.total.amount))).not.toBeNull();
    expect(world.reservations.bookings().find(({ id }) => idOf(id) === held.id)).toMatchObject({
      state: "cancelled",
      tickets: [],
    });
  });
}
