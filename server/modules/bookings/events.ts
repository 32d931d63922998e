/** What happens to the bookings we keep. */
import { event } from "../../platform/events.ts";

/** A booking is new here, is another than it was, or is gone. */
export const bookingKept = event<{ bookingId: string; change: "new" | "changed" | "gone" }>(
  "bookings.kept",
  ({ bookingId }) => [`booking/${bookingId}`],
);
