/** The reservation system's strings behind the stage, as JSON. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import { BookingOrder, FaultOrder, FillOrder, FlightChange, FlightKey, PassengerKey } from "./orders.ts";
import type { ReservationsPlay } from "./reservations-play.ts";

const Minimum = z.strictObject({
  airport: z.string().regex(/^[A-Z]{3}$/),
  /** In minutes, between flights within Schengen. */
  within: z.int().min(0).max(1440),
  other: z.int().min(0).max(1440),
});
const Whom = z.strictObject({ url: z.url().max(500), secret: z.string().min(1).max(200) });
const Oversell = FlightKey.extend({ seats: z.int().min(0).max(100) });
const Boarding = FlightKey.extend(PassengerKey.pick({ bookingId: true, passengerId: true }).partial().shape);

export function controlReservations(server: FastifyInstance, play: ReservationsPlay): void {
  const at = "/control/reservations";
  server.get(at, () => ({ items: play.bookings() }));
  server.post(`${at}/bookings`, (request, reply) => {
    void reply.code(201);
    return play.book(readBody(BookingOrder, request.body));
  });
  server.delete(`${at}/bookings/:id`, (request) =>
    play.cancel(readBody(z.object({ id: z.string().max(40) }), request.params).id),
  );
  server.post(`${at}/flights`, (request) => ({
    bookingIds: play.changeFlight(readBody(FlightChange, request.body)),
  }));
  server.post(`${at}/flights/fill`, (request) => ({ booked: play.fillFlight(readBody(FillOrder, request.body)) }));
  server.post(`${at}/flights/oversell`, (request) => {
    const { seats, ...flight } = readBody(Oversell, request.body);
    play.allowOversell(flight, seats);
    return { allowed: seats };
  });
  server.post(`${at}/flights/close`, (request) => ({ missing: play.closeFlight(readBody(FlightKey, request.body)) }));
  server.post(`${at}/boarding`, (request) => {
    const { flight, date, bookingId, passengerId } = readBody(Boarding, request.body);
    const who = bookingId !== undefined && passengerId !== undefined ? { bookingId, passengerId } : undefined;
    return { boarded: play.board({ flight, date }, who) };
  });
  server.post(`${at}/offload`, (request) => {
    const { flight, date, ...who } = readBody(PassengerKey, request.body);
    return { isOffloaded: play.offload({ flight, date }, who) };
  });
  server.post(`${at}/connections`, (request) => {
    play.setMinimumConnection(readBody(Minimum, request.body));
    return { set: true };
  });
  server.post(`${at}/notices`, (request) => {
    const whom = readBody(Whom, request.body);
    play.notices.tellTo(whom);
    return { url: whom.url };
  });
  server.get(`${at}/faults`, () => ({ items: play.faults() }));
  server.post(`${at}/faults`, (request) => {
    play.addFault(readBody(FaultOrder, request.body));
    return { taken: true };
  });
  server.delete(`${at}/faults`, () => {
    play.clearFaults();
    return { cleared: true };
  });
}
