import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, paid, type TestDesk } from "../test-desk.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const anna = { type: "adult", surname: "Van der Berg", givenName: "Anna" };
const contacts = [{ kind: "email", value: "anna_vd-b@mail.invalid", language: "nl" }];

const search = async (from: string, to: string, days: number, more: object = {}) =>
  (await desk.ask("/offers/search", { slices: [{ from, to, date: desk.day(days) }], passengers: ["adult"], ...more }))
    .body.offers;

/** Sold, paid and ticketed. */
async function soldTrip({ from = "LHR", to = "LIS", days = 9, passengers = [anna], types = ["adult"] } = {}) {
  const offers = await search(from, to, days, { passengers: types, cabin: "economy" });
  const offer = offers.find(({ conditions }: any) => conditions.isChangeable && !conditions.isRefundable);
  const held = await desk.change(null, { kind: "sell", offerId: offer.id, passengers, contacts });
  await desk.change(held.bookingId, { kind: "issue", payment: paid(offer.total.amount) });
  return desk.booking(held.bookingId);
}

const alternativesTo = async (booking: any, days: number, more: object = {}) => {
  const [first, last] = [booking.segments[0], booking.segments.at(-1)];
  const segmentIds = booking.segments.map(({ id }: { id: string }) => id);
  const asked = { segmentIds, from: first.from, to: last.to, date: desk.day(days), ...more };
  return (await desk.ask(`/bookings/${booking.id}/alternatives`, asked)).body.alternatives;
};

const quoted = async (booking: any, change: object) =>
  (await desk.ask(`/bookings/${booking.id}/quotes`, { expectedVersion: booking.version, change })).body;

const couponsOf = ({ tickets }: any): string[] =>
  tickets
    .filter(({ kind }: any) => kind === "ticket")
    .map(({ coupons }: any) => coupons.map((one: any) => one.status).join(""));

describe("a new trip", () => {
  test("is held with a time limit, and paid becomes tickets of thirteen digits", async () => {
    const [offer] = await search("LHR", "LIS", 9);
    expect(offer.journeys[0].connections[0]).toMatchObject({ airport: "AMS", minimumMinutes: 50 });
    const held = await desk.change(null, { kind: "sell", offerId: offer.id, passengers: [anna], contacts });
    const before = await desk.booking(held.bookingId);
    expect(before).toMatchObject({ state: "held", total: offer.total, paid: { amount: "0" }, tickets: [] });
    expect(before.holdUntil).toBe("2026-11-23T08:00:00.000Z");
    expect(await desk.change(held.bookingId, { kind: "issue", payment: paid(1) })).toMatchObject({
      state: "refused",
      refusal: { code: "PAYMENT_REQUIRED" },
    });
    await desk.change(held.bookingId, { kind: "issue", payment: paid(offer.total.amount) });
    const after = await desk.booking(held.bookingId);
    expect(after).toMatchObject({ state: "confirmed", paid: offer.total, holdUntil: null });
    expect(after.tickets[0].number).toMatch(/^999\d{10}$/);
    expect(couponsOf(after)).toEqual(["OO"]);
    expect(after.services).toMatchObject([{ code: "CTCE", text: "Q0 HK1/ANNA..VD./B//MAIL.INVALID/NL" }]);
  });

  test("that nobody pays for in time lapses: its places are sold again, and an event tells so", async () => {
    const date = desk.day(20);
    world().fillFlight({ flight: "Q0950", date, leave: 1 });
    const [offer] = await search("MAD", "AMS", 20, { cabin: "economy" }).then((all) =>
      all.filter((one: any) => one.journeys[0].segments[0].flight === "Q0950"),
    );
    const { bookingId } = await desk.change(null, { kind: "sell", offerId: offer.id, passengers: [anna], contacts });
    const { cursor } = (await desk.ask("/events")).body;
    const flights = async (days: number) =>
      (await search("MAD", "AMS", days, { cabin: "economy" })).map((one: any) => one.journeys[0].segments[0].flight);
    expect(await flights(20)).not.toContain("Q0950");
    desk.later(25);
    expect((await desk.ask(`/events?after=${cursor}`)).body.events).toMatchObject([{ bookingId, kind: "cancelled" }]);
    expect(await flights(19)).toContain("Q0950");
    expect(await desk.change(bookingId, { kind: "issue", payment: paid(offer.total.amount) })).toMatchObject({
      refusal: { code: "ORDER_STATE" },
    });
  });

  const world = () => desk.world.reservations;
});

describe("a booking put on other flights", () => {
  test("pays the difference and its parts, exchanges the tickets, and loses its meals", async () => {
    const booking = await soldTrip();
    const segmentId = booking.segments.at(-1).id;
    const meal = { kind: "add-services", items: [{ passengerId: "P1", segmentId, code: "VGML" }] };
    expect(await desk.change(booking.id, meal)).toMatchObject({ state: "done", items: [{ ref: 0, status: "HK" }] });
    const fed = await desk.booking(booking.id);
    const [alternative] = await alternativesTo(fed, 10);
    expect(alternative.carried).toContainEqual({
      kind: "service",
      passengerId: "P1",
      segmentId,
      what: "VGML",
      isKept: false,
    });
    const quote = await quoted(fed, { kind: "rebook", alternativeId: alternative.id });
    const sum = quote.parts.reduce((all: number, { amount }: any) => all + Number(amount.amount), 0);
    expect(sum).toBe(Number(quote.due.amount));
    expect(quote.parts.map(({ kind }: any) => kind)).toEqual(expect.arrayContaining(["fare", "credit", "penalty"]));
    const rebooking = { kind: "rebook", quoteId: quote.id };
    expect(await desk.change(booking.id, rebooking)).toMatchObject({ refusal: { code: "PAYMENT_REQUIRED" } });
    expect(await desk.change(booking.id, { ...rebooking, payment: paid(quote.due.amount) })).toMatchObject({
      state: "done",
    });
    const after = await desk.booking(booking.id);
    expect(after.segments[0].departs.time.slice(0, 10)).toBe(desk.day(10));
    expect(after.services.map(({ code }: any) => code)).toEqual(["CTCE"]);
    expect(couponsOf(after)).toEqual(["EE", "O".repeat(after.segments.length)]);
    expect(await desk.change(booking.id, rebooking)).toMatchObject({ refusal: { code: "OFFER_EXPIRED" } });
  });

  test("costs nothing in the same cabin when the airline cancelled the flight", async () => {
    const booking = await soldTrip({ from: "AMS", to: "LIS", days: 6 });
    const [{ flight }] = booking.segments;
    desk.world.reservations.changeFlight({ flight, date: desk.day(6), kind: "cancelled" });
    const cancelled = await desk.booking(booking.id);
    expect(cancelled.segments[0].status).toBe("UN");
    const [alternative] = await alternativesTo(cancelled, 6);
    expect(alternative).toMatchObject({ difference: { amount: "0" }, parts: [] });
    expect(alternative.journey.segments[0].flight).not.toBe(flight);
    const quote = await quoted(cancelled, { kind: "rebook", alternativeId: alternative.id });
    expect(await desk.change(booking.id, { kind: "rebook", quoteId: quote.id })).toMatchObject({ state: "done" });
    expect(await desk.booking(booking.id)).toMatchObject({ total: booking.total, paid: booking.paid });
  });

  test("pays back a share of the fare in a lower cabin, when the airline cancelled the flight", async () => {
    const booking = desk.world.reservations.book({
      passengers: [{ surname: "Fogg", givenName: "Phileas" }],
      legs: [{ flight: "Q0900", date: desk.day(24) }],
      cabin: "business",
    });
    desk.world.reservations.changeFlight({ flight: "Q0900", date: desk.day(24), kind: "cancelled" });
    const cancelled = await desk.booking(booking.id);
    const [lower] = await alternativesTo(cancelled, 24, { cabin: "economy" });
    const back = Math.round(0.3 * (booking.books.fares[0]?.amount ?? 0));
    expect(lower).toMatchObject({ difference: { amount: `-${back}` } });
    const quote = await quoted(cancelled, { kind: "rebook", alternativeId: lower.id });
    expect(await desk.change(booking.id, { kind: "rebook", quoteId: quote.id })).toMatchObject({
      state: "done",
      refund: { amount: String(back) },
    });
  });

  test("is told of another price when what it was quoted for is sold out, and there are dearer places", async () => {
    const booking = await soldTrip({ from: "AMS", to: "OSL", days: 21 });
    const alternative = (await alternativesTo(booking, 22)).find(
      ({ journey }: any) => journey.segments[0].flight === "Q0900",
    );
    const quote = await quoted(booking, { kind: "rebook", alternativeId: alternative.id });
    desk.world.reservations.fillFlight({ flight: "Q0900", date: desk.day(22), leave: 5 });
    const rebooking = { kind: "rebook", quoteId: quote.id, payment: paid(quote.due.amount) };
    expect(await desk.change(booking.id, rebooking)).toMatchObject({ refusal: { code: "PRICE_CHANGED" } });
    const anew = await quoted(booking, { kind: "rebook", alternativeId: alternative.id });
    expect(Number(anew.due.amount)).toBeGreaterThan(Number(quote.due.amount));
  });

  test("is told that the price changed when its class was sold out meanwhile, and that a stale view is stale", async () => {
    const booking = await soldTrip({ days: 12 });
    const [alternative] = await alternativesTo(booking, 13);
    const quote = await quoted(booking, { kind: "rebook", alternativeId: alternative.id });
    desk.world.reservations.addFault({ kind: "price-changed", on: "change" });
    const rebooking = { kind: "rebook", quoteId: quote.id, waiver: "goodwill" };
    expect(await desk.change(booking.id, rebooking)).toMatchObject({ refusal: { code: "PRICE_CHANGED" } });
    expect(await desk.change(booking.id, rebooking, { expectedVersion: "1" })).toMatchObject({
      refusal: { code: "VERSION_CONFLICT" },
      version: booking.version,
    });
    for (const { flight, departs, cabin } of alternative.journey.segments)
      desk.world.reservations.fillFlight({ flight, date: departs.time.slice(0, 10), cabin });
    expect(await desk.change(booking.id, rebooking)).toMatchObject({ refusal: { code: "NO_SPACE" } });
    expect((await desk.booking(booking.id)).version).toBe(booking.version);
    desk.later(3);
    expect(await desk.change(booking.id, rebooking)).toMatchObject({ refusal: { code: "OFFER_EXPIRED" } });
  });
});

describe("a change", () => {
  test("is one, however often it comes, and another content under its id is none", async () => {
    const booking = await soldTrip({ days: 15 });
    const request = {
      id: randomUUID(),
      bookingId: booking.id,
      expectedVersion: booking.version,
      actor: { kind: "agent", id: "1" },
      reason: "They asked",
      change: { kind: "remark", text: "Called twice" },
    };
    expect((await desk.ask(`/changes/${request.id}`)).status).toBe(404);
    const first = await desk.ask("/changes", request);
    expect(await desk.ask("/changes", request)).toEqual(first);
    expect((await desk.ask(`/changes/${request.id}`)).body).toEqual(first.body);
    expect((await desk.ask("/changes", { ...request, change: { kind: "remark", text: "Thrice" } })).status).toBe(409);
    expect((await desk.booking(booking.id)).remarks).toHaveLength(2);
  });

  test("of a name is a slip of three letters at most, and puts the tickets right", async () => {
    const { id } = await soldTrip({ days: 16 });
    const name = (surname: string) => ({ kind: "name", names: [{ passengerId: "P1", surname, givenName: "Anna" }] });
    expect(await desk.change(id, name("Bloemendaal"))).toMatchObject({ refusal: { code: "NOT_ELIGIBLE" } });
    expect(await desk.change(id, name("Van den Burg"))).toMatchObject({ state: "done" });
    const { tickets, passengers } = await desk.booking(id);
    expect(passengers[0].surname).toBe("VAN DEN BURG");
    expect(tickets.at(-1)).toMatchObject({ surname: "VAN DEN BURG" });
    expect(couponsOf({ tickets })).toEqual(["EE", "OO"]);
  });

  test("of a contact takes the place of the one there was", async () => {
    const { id } = await soldTrip({ days: 17 });
    const contact = { kind: "email", value: "new@mail.invalid", language: null };
    await desk.change(id, { kind: "contact", passengerId: "P1", contact });
    expect((await desk.booking(id)).services).toMatchObject([{ code: "CTCE", text: "Q0 HK1/NEW//MAIL.INVALID" }]);
    const found = await desk.ask("/bookings/find", { by: "contact", kind: "email", value: "new@mail.invalid" });
    expect(found.body.bookings).toMatchObject([{ id }]);
  });
});

describe("giving a booking up", () => {
  test("within a day of the sale makes its tickets void and pays everything back", async () => {
    const booking = await soldTrip({ days: 18 });
    const quote = await quoted(booking, { kind: "cancel" });
    expect(quote.due.amount).toBe(`-${booking.paid.amount}`);
    expect(await desk.change(booking.id, { kind: "cancel", quoteId: quote.id })).toMatchObject({
      state: "done",
      refund: booking.paid,
    });
    const after = await desk.booking(booking.id);
    expect(after).toMatchObject({ state: "cancelled", paid: { amount: "0" } });
    expect(couponsOf(after)).toEqual(["VV"]);
  });

  test("later pays back by the fare's rules, and charges always", async () => {
    const booking = await soldTrip({ days: 19 });
    desk.later(25);
    const quote = await quoted(booking, { kind: "cancel" });
    expect(quote.parts.map(({ label }: any) => label)).toEqual(["Charges of what is given up"]);
    await desk.change(booking.id, { kind: "cancel", quoteId: quote.id });
    expect(couponsOf(await desk.booking(booking.id))).toEqual(["RR"]);
  });
});
