/** Moves many bookings at the airline's cost: each by itself, in one go, told one by one. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../../store.ts";
import { bookingById, keep } from "../bookings.ts";
import type { Desk } from "../desk.ts";
import { type Cabin, dateOf, type HeldBooking, isLive, type Segment, sittingOf } from "../held-booking.ts";
import { takeSeats, takeSeatsFrom } from "../inventory/inventory.ts";
import { clearWaitlist } from "../inventory/waitlist.ts";
import { classesOf } from "../inventory/classes.ts";
import { type Refusal, Refused } from "../refused.ts";
import { flightDay, flightOn } from "../schedule/flight-days.ts";
import { type Dated, findFlight } from "../schedule/schedule.ts";
import { cabinsOf } from "../seats/aircraft.ts";
import { reissue } from "../tickets/documents.ts";
import { answeredBefore, type Answered, rememberAnswer, signOf } from "./change.ts";
import { isAirlinesDoing } from "./give-up.ts";
import { settled } from "./money.ts";
import { giveBack } from "./places.ts";
import { sameFares, withFlights } from "./rebook.ts";
import type { MoveRequest } from "./wire.ts";

export interface MoveAnswer {
  moved: { bookingId: string; version: string; status: string }[];
  failed: { bookingId: string; refusal: Refusal }[];
}

/** With the fault `partial` the last of several fails. */
export function move(desk: Desk, request: MoveRequest, fault: string | null = null): Answered<MoveAnswer> {
  const { db, now } = desk;
  const [id, sign] = [`move ${request.id}`, signOf(request)];
  const before = answeredBefore<MoveAnswer>(db, id, sign);
  if (before) return before.answer;
  return atOnce(db, () => {
    const answer: MoveAnswer = { moved: [], failed: [] };
    const bookingIds = [...new Set(request.bookingIds)];
    for (const [n, bookingId] of bookingIds.entries()) {
      const fails = fault === "partial" && n > 0 && n === bookingIds.length - 1;
      const result = byItself(db, () => moveOne(desk, bookingId, fails ? { ...request, to: [] } : request));
      if ("code" in result) answer.failed.push({ bookingId, refusal: result });
      else answer.moved.push(result);
    }
    clearWaitlist(desk, request.from.flight, request.from.date);
    rememberAnswer(db, id, { sign, answer, at: now() });
    return answer;
  });
}

/** What is refused changes nothing, and stops nobody else's. */
function byItself<T>(db: DatabaseSync, work: () => T): T | Refusal {
  db.exec("savepoint one");
  try {
    const result = work();
    db.exec("release one");
    return result;
  } catch (error) {
    db.exec("rollback to one; release one");
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

function moveOne(
  desk: Desk,
  bookingId: string,
  { from, to, cabin: wished, inventory }: MoveRequest,
): MoveAnswer["moved"][number] {
  const { db, now } = desk;
  const booking = bookingById(db, bookingId);
  if (!booking) throw new Refused("NOT_FOUND", "There is no such booking.");
  if (booking.state === "cancelled") throw new Refused("ORDER_STATE", "This booking is cancelled.");
  const given = booking.segments.find(
    (one) => one.flight === from.flight && dateOf(one) === from.date && (isLive(one) || isAirlinesDoing(one)),
  );
  if (!given) throw new Refused("INVALID_REQUEST", `This booking is not on flight ${from.flight}.`);
  if (booking.checkIns.some((one) => one.segmentId === given.id))
    throw new Refused("NOT_ELIGIBLE", `Somebody is checked in on flight ${from.flight}.`);
  const cabin = wished && wished !== "first" ? wished : given.cabin;
  const flights = flightsTo(db, to, { given, cabin, now: now() });
  const isStandby = inventory === "standby";
  const bookingClasses = isStandby
    ? flights.map(() => given.bookingClass)
    : placesOn(db, flights, { booking, given, cabin, isBeyond: inventory === "oversell" });
  giveBack(db, booking, [given]);
  const status = isStandby ? "HL" : "HK";
  const next = withFlights(desk, booking, { givenUp: [given], taken: flights, cabin, bookingClasses, status });
  const priced = { ...next, books: { ...next.books, fares: sameFares(booking, next, [given]) } };
  const passengerIds = priced.passengers.map(({ id }) => id);
  const tickets = isStandby ? priced.tickets : reissue(db, priced, { passengerIds, at: now() });
  const kept = keep(db, settled({ ...priced, tickets }, booking), { kind: "changed", at: now() });
  return { bookingId, version: kept.version, status };
}

/** One after the other, from where they were to depart to where they were to arrive. */
function flightsTo(
  db: DatabaseSync,
  to: MoveRequest["to"],
  { given, cabin, now }: { given: Segment; cabin: Cabin; now: number },
): Dated[] {
  const flights = to.map(({ flight, date }) => {
    const known = findFlight(flight);
    const day = known && flightOn(db, known, date);
    if (!day || day.departsAt <= now) throw new Refused("INVALID_REQUEST", `Flight ${flight} does not fly on ${date}.`);
    if (!cabinsOf(day.flight).includes(cabin)) throw new Refused("NO_SPACE", `Flight ${flight} has no such cabin.`);
    return day;
  });
  const [first, last] = [flights[0], flights.at(-1)];
  const isOneWay = flights.every((one, n) => n === 0 || flights[n - 1]?.flight.to === one.flight.from);
  if (first?.flight.from !== given.from || last?.flight.to !== given.to || !isOneWay)
    throw new Refused("INVALID_REQUEST", `These flights do not go from ${given.from} to ${given.to}.`);
  return flights;
}

interface Wanted {
  booking: HeldBooking;
  given: Segment;
  cabin: Cabin;
  isBeyond: boolean;
}

/** Seats that are free or, with leave to, some beyond them, as many as the flight allows. */
function placesOn(db: DatabaseSync, flights: readonly Dated[], { booking, given, cabin, isBeyond }: Wanted): string[] {
  const seats = sittingOf(booking).length;
  const [dearest = "Y"] = classesOf[cabin];
  const wished = cabin === given.cabin ? given.bookingClass : dearest;
  return flights.map(({ flight, date }) => {
    const key = { flight: flight.number, date, seats };
    const found = takeSeatsFrom(db, { ...key, cabin, bookingClass: wished });
    if (found !== null) return found;
    const beyond = flightDay(db, flight.number, date).oversell;
    if (isBeyond && takeSeats(db, { ...key, bookingClass: dearest, beyond })) return dearest;
    throw new Refused("NO_SPACE", `Flight ${flight.number} has no places left.`);
  });
}
