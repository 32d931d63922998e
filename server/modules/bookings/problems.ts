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

export const NoBookingWebhook = problem("bookings.no-webhook", 404, "Nothing is expected here.");
export const NotFromSystem = problem("bookings.not-genuine", 401, "This does not show the secret that was agreed on.");

export const NoReservationSystem = problem(
  "bookings.no-reservation-system",
  409,
  "No reservation system is connected: your engineers set it up.",
);
export const NotCapable = problem<{ capability: string }>(
  "bookings.not-capable",
  409,
  "The airline's reservation system can't do this.",
);
export const DetailsMissing = problem<{ missing: readonly { traveller: number | null; what: string }[] }>(
  "bookings.details-missing",
  422,
  "The reservation system must be told more of who travels before it sells a trip: `missing` says what of whom.",
);
export const BookingGone = problem("bookings.gone", 404, "The reservation system has this booking no more.");
export const SystemAway = problem(
  "bookings.system-away",
  503,
  "The reservation system can't be asked at the moment. Nothing was changed: try again in a minute.",
);
export const SystemRefuses = problem<{ refusal: string }>(
  "bookings.refused",
  422,
  "The reservation system does not allow this: the refusal says why.",
);
export const OperationTaken = problem("bookings.operation-taken", 409, "This id stands for another operation.");
export const OperationNotFound = problem("bookings.no-operation", 404, "There is no such operation.");
export const AlreadySent = problem(
  "bookings.already-sent",
  409,
  "This was sent to the reservation system already: it can't be taken back, only changed anew.",
);
export const NotYours = problem(
  "bookings.approve-another",
  403,
  "Somebody else must agree: nobody approves what they asked for.",
);
export const NothingToApprove = problem(
  "bookings.nothing-to-approve",
  409,
  "This operation waits for nobody's agreement.",
);
export const NotForPersons = problem(
  "bookings.not-for-persons",
  409,
  "What became of this operation is known, or is still being read: nobody needs to say.",
);
export const TaskNotFound = problem("bookings.no-task", 404, "There is no such task.");
export const AllowancesChanged = problem<{ version: number; setBy: string; setAt: string }>(
  "bookings.allowances-changed",
  409,
  "Another lead changed this meanwhile: look at theirs first.",
);
