/** The reservation system of the world, put together: its API, its memory, and what tests and the phone can make happen in it. */
import type { FastifyInstance } from "fastify";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import { reservationsApi } from "./api.ts";
import {
  allBookings,
  bookingById,
  forgetEventsUpTo,
  type HeldBooking,
  purge,
  reachOfEvents,
  reservationTables,
  tell,
} from "./bookings.ts";
import { cancelBooking, changeFlight } from "./change-flight.ts";
import { makeBooking } from "./make-booking.ts";
import { BookingOrder, FaultOrder, FlightChange } from "./orders.ts";
import { bookEverybody } from "./population.ts";

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
  addFault: (fault: FaultOrder) => void;
}

interface Given {
  db: DatabaseSync;
  token: string;
  nextId: () => string;
  now: () => number;
}

export function playReservations(server: FastifyInstance, { db, token, nextId, now }: Given): ReservationsPlay {
  db.exec(reservationTables);
  bookEverybody(db, { nextId, now: now() });
  const faults: FaultOrder["kind"][] = [];
  reservationsApi(server, { db, token, faults });
  const known = (id: string): HeldBooking => {
    const booking = bookingById(db, id);
    if (!booking) throw new Error(`The world has no booking ${id}.`);
    return booking;
  };
  const play: ReservationsPlay = {
    bookings: () => allBookings(db),
    book: (order) => makeBooking(db, BookingOrder.parse(order), { id: nextId(), at: now() }),
    changeFlight: (change) => changeFlight(db, change, now()),
    cancel: (id) => cancelBooking(db, known(id), now()),
    purge: (id) => purge(db, known(id).id, now()),
    tellAgain: (id) => tell(db, known(id).id, { kind: "changed", at: now() }),
    forgetEvents: () => forgetEventsUpTo(db, reachOfEvents(db).newest - 1),
    addFault: ({ kind, count }) => faults.push(...Array.from({ length: count }, () => kind)),
  };
  control(server, play);
  return play;
}

/** The same as JSON, for the demo. */
function control(server: FastifyInstance, play: ReservationsPlay): void {
  server.get("/control/reservations", () => ({ items: play.bookings() }));
  server.post("/control/reservations/bookings", (request, reply) => {
    void reply.code(201);
    return play.book(readBody(BookingOrder, request.body));
  });
  server.delete("/control/reservations/bookings/:id", (request) =>
    play.cancel(readBody(z.object({ id: z.string().max(40) }), request.params).id),
  );
  server.post("/control/reservations/flights", (request) => ({
    bookingIds: play.changeFlight(readBody(FlightChange, request.body)),
  }));
  server.post("/control/reservations/faults", (request) => {
    play.addFault(readBody(FaultOrder, request.body));
    return { taken: true };
  });
}
