/** What could not be kept when a booking was changed, and is left for somebody to do. */
import { z } from "zod";
import { endpoint, Time } from "./endpoint.ts";

export const BookingTask = z.object({
  id: z.uuid(),
  operationId: z.uuid(),
  bookingId: z.string(),
  caseId: z.uuid().nullable(),
  kind: z.enum(["seat", "service"]),
  passengerId: z.string(),
  legId: z.string(),
  /** The service's code; empty for a seat. */
  what: z.string(),
  createdAt: Time,
  doneAt: Time.nullable(),
  doneById: z.uuid().nullable(),
});
export type BookingTask = z.infer<typeof BookingTask>;

export const listBookingTasks = endpoint({
  method: "GET",
  path: "/api/v1/booking-tasks",
  summary: "What could not be kept when bookings of a case were changed; what is still to do comes first, 100 at most.",
  needs: "bookings:change",
  query: z.object({ caseId: z.uuid().optional(), bookingId: z.string().max(100).optional() }),
  returns: z.object({ items: z.array(BookingTask) }),
});

export const finishBookingTask = endpoint({
  method: "POST",
  path: "/api/v1/booking-tasks/:taskId/done",
  summary: "Say that a way was found, or that the customer was told.",
  needs: "bookings:change",
  params: z.object({ taskId: z.uuid() }),
  returns: z.object({ ok: z.literal(true) }),
});
