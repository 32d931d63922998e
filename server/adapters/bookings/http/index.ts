/** A reservation system that speaks the Jetbridge reservation API. */
import type { z } from "zod";
import { EventsAnswer, FindAnswer, TooLateAnswer, WireBooking } from "../../../../contract/reservation-api.ts";
import type { Away, ReservationSystem } from "../../../modules/bookings/index.ts";
import { type Answer, call, type Server } from "./call.ts";
import { sayBooking } from "./say.ts";

export function reservationApi(server: Server): ReservationSystem {
  return {
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

const away = (why: string): Away => ({ status: "away", why });

/** The answer in the agreed shape; else why not, naming the field and never what stands in it. */
function understand<T extends object>(answer: Answer, shape: z.ZodType<T>): T | Away {
  if (answer.kind === "away") return away(answer.why);
  if (answer.status === 401 || answer.status === 403) return away("the reservation system does not know our token");
  if (answer.status !== 200) return away(`the reservation system answered ${answer.status}`);
  const read = shape.safeParse(answer.body);
  if (read.success) return read.data;
  const field = read.error.issues[0]?.path.join(".") ?? "";
  return away(`the reservation system's answer has not the agreed shape at "${field.slice(0, 80)}"`);
}
