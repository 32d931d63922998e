/** What every reservation system behind the port promises, tried over each way of speaking with one. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import type { Alternative, QuoteWanted } from "../../contract/fares.ts";
import type { Asked, Changed, ReservationSystem } from "../../server/modules/bookings/index.ts";
import { startWorld, type World } from "../../world/world.ts";
import { until } from "../until.ts";
import { askFor, bookFamily, inDays, thatDay } from "./family.ts";

export type Connecting = (world: World, more?: { token?: string; url?: string }) => ReservationSystem;

/** Where ways of speaking differ in what they can say. */
export interface Way {
  connect: Connecting;
  /** As a booking of the world is called there. */
  idOf?: (id: string) => string;
  /** It sells no seats, meals and assistance for what is booked, only bags; and tells nothing of coupons. */
  isOfBagsAlone?: boolean;
}

const dayAfter = inDays(6);

/** Where nobody listens. */
async function deserted(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
}

export function behavesLikeAReservationSystem({ connect, idOf = (id) => id, isOfBagsAlone = false }: Way): void {
  const code = isOfBagsAlone ? "XBAG" : "VLML";
  let world: World;
  let system: ReservationSystem;
  let booking: Booking;
  let worldsId: string;

  const get = async (id: string): Promise<Booking> => {
    const got = await system.get(id);
    if (got.status !== "here") throw new Error(`not here: ${JSON.stringify(got)}`);
    return got.booking;
  };
  const answered = <T>(asked: Asked<T>): T => {
    if (asked.status !== "answered") throw new Error(`not answered: ${JSON.stringify(asked)}`);
    return asked.answer;
  };
  const quote = async (change: QuoteWanted["change"]) =>
    answered(await system.quote(booking.id, { expectedVersion: booking.version, change }));
  const change = (wanted: BookingChange, paid = "0"): Promise<Changed> => askFor(system, wanted, { booking, paid });
  const leg = () => booking.legs[0] ?? expect.fail("no leg");
  const passenger = () => booking.passengers[0] ?? expect.fail("no passenger");

  beforeAll(async () => {
    world = await startWorld({ seed: 3 });
    system = connect(world);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    world.reservations.clearFaults();
    worldsId = bookFamily(world);
    booking = await get(idOf(worldsId));
  });

  test("a booking has its people, flights in local times, services and tickets", () => {
    expect(booking).toMatchObject({
      state: "confirmed",
      owner: "Q0",
      passengers: [
        { kind: "adult", loyalty: { programme: "Q0", number: "206123456" } },
        { kind: "child", loyalty: null },
      ],
      legs: [
        {
          flight: "Q0940",
          from: "LHR",
          to: "AMS",
          standing: "confirmed",
          cabin: "economy",
          departs: { local: `${thatDay}T09:45`, zone: "Europe/London" },
        },
      ],
      services: isOfBagsAlone
        ? []
        : [{ code: "VGML", isMeal: true, standing: "confirmed", passengerId: passenger().id, legId: leg().id }],
    });
    expect(booking.passengers[0]?.surname.toLowerCase()).toBe("bakker");
    expect(booking.tickets.map(({ passengerId }) => passengerId)).toEqual(booking.passengers.map(({ id }) => id));
    const coupons = isOfBagsAlone ? [] : [{ legId: leg().id, status: "open" }];
    expect(booking.tickets.map((one) => one.coupons)).toEqual([coupons, coupons]);
    expect(booking.contacts.map(({ kind, value }) => `${kind} ${value}`).toSorted()).toEqual([
      "email anna@mail.invalid",
      "phone +31612345678",
    ]);
  });

  test("it is found by its locator, has one version while nothing changes, and is gone when it is", async () => {
    const wanted = { by: "record-locator", recordLocator: booking.recordLocator, surname: "Bakker" } as const;
    const found = await system.find(wanted);
    expect(found).toMatchObject({ status: "found", bookings: [{ id: booking.id, version: booking.version }] });
    expect(await system.find({ ...wanted, recordLocator: "ZZZZZZ" })).toEqual({ status: "found", bookings: [] });
    expect((await get(booking.id)).version).toBe(booking.version);
    world.reservations.purge(worldsId);
    expect(await system.get(booking.id)).toEqual({ status: "gone" });
  });

  test("a rebooking has its price before, and its flight after", async () => {
    const wanted = { legIds: [leg().id], from: "LHR", to: "AMS", date: dayAfter, cabin: null };
    const alternatives = answered(await system.alternatives(booking.id, wanted));
    expect(alternatives).not.toEqual([]);
    const [alternative] = alternatives as [Alternative];
    expect(alternative.journey.legs[0]?.departs.local.slice(0, 10)).toBe(dayAfter);
    const firm = await quote({ kind: "rebook", alternativeId: alternative.id });
    expect(firm).toMatchObject({ bookingId: booking.id, bookingVersion: booking.version });
    expect(firm.due).toEqual(alternative.difference);
    const before = booking.version;
    const done = await change({ kind: "rebook", quoteId: firm.id, isWaived: false }, firm.due.amount);
    expect(done).toMatchObject({ status: "settled", settled: { outcome: "done", bookingId: booking.id } });
    const after = await get(booking.id);
    expect(after.version).not.toBe(before);
    const flown = after.legs.filter(({ standing }) => standing === "confirmed");
    expect(flown.map(({ departs }) => departs.local)).toEqual(
      alternative.journey.legs.map(({ departs }) => departs.local),
    );
    // The view is stale now.
    expect(await change({ kind: "rebook", quoteId: firm.id, isWaived: false })).toMatchObject({
      status: "settled",
      settled: { outcome: "refused", refusal: { code: "VERSION_CONFLICT" } },
    });
  });

  test.each(isOfBagsAlone ? [] : ["a seat"])("%s that is free is given, and one that is not is refused", async () => {
    const map = answered(await system.seatMap(booking.id, leg().id));
    expect(map.legId).toBe(leg().id);
    const seats = map.cabins.flatMap(({ rows }) =>
      rows.flatMap(({ number, seats }) => seats.map((seat) => ({ ...seat, name: `${number}${seat.column}` }))),
    );
    const free = seats.findLast(({ state, closedTo }) => state === "free" && closedTo.length === 0)?.name ?? "";
    const taken = seats.find(({ state }) => state === "taken")?.name ?? "";
    const item = { passengerId: passenger().id, legId: leg().id };
    const firm = await quote({ kind: "seats", items: [{ ...item, seat: free }] });
    const done = await change({ kind: "seats", items: [{ ...item, seat: free }], quoteId: firm.id }, firm.due.amount);
    expect(done).toMatchObject({ status: "settled", settled: { outcome: "done", items: [{ ref: 0, isDone: true }] } });
    booking = await get(booking.id);
    expect(leg().seats).toContainEqual({ passengerId: passenger().id, seat: free });
    expect(
      await system.quote(booking.id, {
        expectedVersion: booking.version,
        change: { kind: "seats", items: [{ ...item, seat: taken }] },
      }),
    ).toMatchObject({ status: "refused", code: "SEAT_UNAVAILABLE" });
  });

  const items = () => [
    {
      passengerId: booking.passengers[1]?.id ?? "",
      legId: leg().id,
      code,
      ...(isOfBagsAlone && { kilograms: 23 }),
      text: null,
    },
  ];
  const addService = async (): Promise<Changed> => {
    const firm = await quote({ kind: "services", items: items() });
    return change({ kind: "add-services", items: items(), quoteId: firm.id }, firm.due.amount);
  };
  const codes = ({ services }: Booking): string[] => services.map((one) => one.code).toSorted();

  test("a service that is offered can be asked for", async () => {
    const offered = answered(await system.offeredServices(booking.id));
    expect(offered).toContainEqual(
      expect.objectContaining({ code, kind: isOfBagsAlone ? "bag" : "meal", legId: leg().id, isOpen: true }),
    );
    expect(await addService()).toMatchObject({
      status: "settled",
      settled: { outcome: "done", items: [{ ref: 0, isDone: true }] },
    });
    expect(codes(await get(booking.id))).toEqual([...codes(booking), code].toSorted());
  });

  test("what is given up pays back what was said", async () => {
    const firm = await quote({ kind: "cancel" });
    expect(Number(firm.due.amount)).toBeLessThanOrEqual(0);
    const done = await change({ kind: "cancel", quoteId: firm.id });
    expect(done).toMatchObject({ status: "settled", settled: { outcome: "done", bookingId: booking.id } });
    const refund = done.status === "settled" ? done.settled.refund : null;
    expect(refund?.amount ?? "0").toBe(String(-Number(firm.due.amount)));
    expect((await get(booking.id)).state).toBe("cancelled");
  });

  describe("when it goes wrong", () => {
    test.each(["cut-after", "broken-after", "garbled"] as const)(
      "an answer that is lost is unknown, though it was done (%s)",
      async (kind) => {
        world.reservations.addFault({ kind, on: "change" });
        expect(await addService()).toMatchObject({ status: "unknown" });
        expect(codes(await get(booking.id))).toContain(code);
      },
    );

    describe("and nobody answers in time", () => {
      let clocks: AbortController[] = [];
      const faultsLeft = (left: number) =>
        until(
          async () => world.reservations.faults().length,
          (count) => count === left,
          `${left} faults`,
        );
      /** The time of the call that is under way is over. */
      const timeIsOver = () => clocks.at(-1)?.abort(new DOMException("", "TimeoutError"));

      beforeEach(() => {
        clocks = [];
        vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
          const clock = new AbortController();
          clocks.push(clock);
          return clock.signal;
        });
      });
      afterEach(() => vi.restoreAllMocks());

      test.each(["timeout", "timeout-after"] as const)("it is unknown whether a change was done (%s)", async (kind) => {
        world.reservations.addFault({ kind, on: "change" });
        const changing = addService();
        await faultsLeft(0);
        timeIsOver();
        expect(await changing).toMatchObject({ status: "unknown" });
      });

      test("a read is asked once more, and then away", async () => {
        for (const kind of ["timeout", "timeout"] as const) world.reservations.addFault({ kind, on: "read" });
        const reading = system.get(booking.id);
        for (const left of [1, 0]) {
          await faultsLeft(left);
          timeIsOver();
        }
        expect(await reading).toMatchObject({ status: "away" });
      });
    });

    test("a hiccup of a read is asked again", async () => {
      world.reservations.addFault({ kind: "unavailable", on: "read" });
      expect((await get(booking.id)).id).toBe(booking.id);
    });

    test("nobody there, and a key that is not known, are away", async () => {
      expect(await connect(world, { token: "wrong" }).get(booking.id)).toMatchObject({ status: "away" });
      const nobody = connect(world, { url: await deserted() });
      expect(await nobody.get(booking.id)).toMatchObject({ status: "away" });
      const wanted = { kind: "cancel" as const, quoteId: "q" };
      const sent = { id: randomUUID(), bookingId: booking.id, expectedVersion: "1", why: "x", payment: null };
      expect(await nobody.change({ ...sent, actor: { kind: "agent", id: "1" }, change: wanted })).toMatchObject({
        status: "away",
      });
    });
  });

  test("what happened is heard", async () => {
    const heard = await system.eventsSince(null);
    expect(heard).toMatchObject({ status: "heard" });
    expect(heard.status === "heard" ? heard.bookingIds : []).toContain(booking.id);
  });
}
