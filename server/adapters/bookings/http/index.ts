/** A reservation system that speaks the Jetbridge reservation API. */
import { EventsAnswer, FindAnswer, TooLateAnswer, WireBooking } from "../../../../contract/reservation-api/bookings.ts";
import type { ReservationSystem } from "../../../modules/bookings/index.ts";
import { askReservations } from "./asking.ts";
import { call } from "./call.ts";
import { changeReservations } from "./changing.ts";
import { sayBooking } from "./say.ts";
import { away, understanding } from "./understand.ts";

export function reservationApi(settings: { url: string; token: string }): ReservationSystem {
  const server = { ...settings, name: "the reservation system" };
  const understand = understanding(server.name);
  return {
    ...askReservations(server),
    ...changeReservations(server),

    async find(wanted) {
      const answer = await call(server, "/bookings/find", wanted);
      const read = understand(answer, FindAnswer);
      return "why" in read ? read : { status: "found", bookings: read.bookings.map(sayBooking) };
    },

    async get(id) {
      const answer = await call(server, `/bookings/${encodeURIComponent(id)}`);
      if (answer.kind === "answered" && answer.status === 404) return { status: "gone" };
      const read = understand(answer, WireBooking);
      if ("why" in read) return read;
      if (read.id !== id) return away("the reservation system answered with another booking");
      return { status: "here", booking: sayBooking(read) };
    },

    async eventsSince(cursor) {
      const answer = await call(server, `/events${cursor === null ? "" : `?after=${encodeURIComponent(cursor)}`}`);
      if (answer.kind === "answered" && answer.status === 410) {
        const read = understand({ ...answer, status: 200 }, TooLateAnswer);
        return "why" in read ? read : { status: "too-late", cursor: read.cursor };
      }
      const read = understand(answer, EventsAnswer);
      if ("why" in read) return read;
      return {
        status: "heard",
        bookingIds: read.events.map((one) => one.bookingId),
        cursor: read.cursor,
        hasMore: read.hasMore,
      };
    },
  };
}
