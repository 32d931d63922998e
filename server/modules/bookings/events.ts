/** What happens to the bookings we keep. */
import { event } from "../../platform/events.ts";

/** A booking is new here, is another than it was, or is gone. */
export const bookingKept = event<{ bookingId: string; change: "new" | "changed" | "gone" }>(
  "bookings.kept",
  ({ bookingId }) => [`booking/${bookingId}`],
);

/** A bag file is new here, or another than it was. */
export const bagFileKept = event<{ reference: string }>("bookings.bag-file-kept", ({ reference }) => [
  `bag-file/${reference}`,
]);

/** An operation is further than it was. */
export const operationMoved = event<{ operationId: string; bookingId: string; caseId: string }>(
  "bookings.operation-moved",
  ({ operationId, bookingId, caseId }) => [
    `booking-operation/${operationId}`,
    ...(bookingId ? [`booking/${bookingId}`] : []),
    ...(caseId ? [`case/${caseId}`] : []),
  ],
);

/** It is known what became of an operation. */
export const operationSettled = event<{
  operationId: string;
  bookingId: string;
  caseId: string;
  outcome: "done" | "waitlisted" | "partial" | "refused";
}>("bookings.operation-settled", () => []);
