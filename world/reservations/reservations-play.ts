/** What tests and the phone can make happen in the reservation system. */
import { allBookings, bookingById, forgetEventsUpTo, purge, reachOfEvents, tell } from "./bookings.ts";
import type { Notices } from "../ndc/notices.ts";
import { cancelBooking, changeFlight } from "./change-flight.ts";
import { board, closeFlight, offload } from "./check-in/at-the-gate.ts";
import type { Desk } from "./desk.ts";
import type { Faults } from "./faults/faults.ts";
import { fillFlight } from "./fill-flight.ts";
import type { HeldBooking } from "./held-booking.ts";
import { makeBooking } from "./make-booking.ts";
import { BookingOrder, FaultOrder, type FaultWish, type FillOrder, type FlightChange } from "./orders.ts";
import { setMinimum } from "./schedule/connections.ts";
import { setFlightDay } from "./schedule/flight-days.ts";
import { settle } from "./settle.ts";

interface FlightKey {
  flight: string;
  date: string;
}

export interface ReservationsPlay {
  bookings: () => HeldBooking[];
  book: (order: BookingOrder) => HeldBooking;
  /** Gives the bookings that changed with it. */
  changeFlight: (change: FlightChange) => string[];
  cancel: (id: string) => HeldBooking;
  purge: (id: string) => void;
  /** Tells of a booking once more, though nothing happened to it. */
  tellAgain: (id: string) => void;
  forgetEvents: () => void;
  addFault: (fault: FaultWish) => void;
  clearFaults: () => void;
  faults: () => FaultOrder[];
  /** Books people until only some seats are left; gives how many. */
  fillFlight: (order: FillOrder) => number;
  /** Everybody who is checked in, or one of them; gives how many. */
  board: (flight: FlightKey, who?: { bookingId: string; passengerId: string }) => number;
  offload: (flight: FlightKey, who: { bookingId: string; passengerId: string }) => boolean;
  /** The doors are closed: gives how many did not come. */
  closeFlight: (flight: FlightKey) => number;
  /** How many more than there are seats moves may put on a flight. */
  allowOversell: (flight: FlightKey, seats: number) => void;
  setMinimumConnection: (minimum: { airport: string; within: number; other: number }) => void;
  /** What the clock alone changes; every call to the API does it too. */
  settle: () => void;
  /** Who is told of changes in the words of NDC, and how. */
  notices: Notices;
}

export function playOf(desk: Desk, faults: Faults): Omit<ReservationsPlay, "notices"> {
  const { db, nextId, now } = desk;
  const known = (id: string): HeldBooking => {
    const booking = bookingById(db, id);
    if (!booking) throw new Error(`The world has no booking ${id}.`);
    return booking;
  };
  return {
    bookings: () => allBookings(db),
    book: (order) => makeBooking(db, BookingOrder.parse(order), { id: nextId(), at: now() }),
    changeFlight: (change) => changeFlight(desk, change),
    cancel: (id) => cancelBooking(desk, known(id)),
    purge: (id) => purge(db, known(id).id, now()),
    tellAgain: (id) => tell(db, known(id).id, { kind: "changed", at: now() }),
    forgetEvents: () => forgetEventsUpTo(db, reachOfEvents(db).newest - 1),
    addFault: (fault) => faults.add(FaultOrder.parse(fault)),
    clearFaults: faults.clear,
    faults: faults.pending,
    fillFlight: (order) => fillFlight(desk, order),
    board: (flight, who) => board(desk, flight, who),
    offload: (flight, who) => offload(desk, flight, who),
    closeFlight: (flight) => closeFlight(desk, flight),
    allowOversell: (flight, seats) => setFlightDay(db, flight, { oversell: seats }),
    setMinimumConnection: (minimum) => setMinimum(db, minimum),
    settle: () => settle(desk),
  };
}
