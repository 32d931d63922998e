import { problem } from "../../platform/problem.ts";

export const BookingNotProved = problem(
  "bookings.not-proved",
  403,
  "This booking is not proved to be the customer's: prove who they are before anything is done with it.",
);
export const NoBaggageTracing = problem(
  "bookings.no-baggage-tracing",
  409,
  "No baggage tracing is connected: your engineers set it up.",
);
export const ReportTaken = problem("bookings.report-taken", 409, "This id stands for another report.");
