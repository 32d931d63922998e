import { problem } from "../../platform/problem.ts";

export const NoSuchDocument = problem(
  "documents.not-found",
  404,
  "There is no such document: the booking, the flight or the check-in is not there any more.",
);
export const NotInScope = problem(
  "documents.not-theirs",
  403,
  "These passengers are not the customer's: prove for whom they act first.",
);
export const NoPlace = problem<{ channelAccountId: string }>(
  "documents.no-place",
  409,
  "Nothing can be sent there now.",
);
/** The same for a link that never was, is over, or was taken back: nobody learns which. */
export const TripNotFound = problem("documents.trip-not-found", 404, "This link is over, or there is no such link.");
export const NotOffered = problem("documents.not-offered", 404, "This document does not come in this form.");
