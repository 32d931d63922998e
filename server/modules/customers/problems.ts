import { problem } from "../../platform/problem.ts";

export const CustomerNotFound = problem("customers.not-found", 404, "There is no such customer.");
export const NotAnIdentifier = problem<{ kind: string }>(
  "customers.not-an-identifier",
  400,
  "This is no identifier of that kind: write phone numbers with +, loyalty numbers with the airline's code, bookings as CODE/NAME.",
);
export const AlreadyOne = problem<{ survivorId: string }>(
  "customers.already-one",
  409,
  "These two are one customer already.",
);
export const TooManyInOne = problem<{ most: number }>(
  "customers.too-many-in-one",
  409,
  "So many customers in one is a mistake: look at what joins them.",
);
export const IdentityEventNotFound = problem(
  "customers.identity-event-not-found",
  404,
  "There is no such step in this customer's history.",
);
export const TakenBack = problem("customers.taken-back", 409, "A colleague has taken this back already.");
export const SameCustomer = problem("customers.same-customer", 400, "Name two customers, not one twice.");
export const AlreadyErased = problem("customers.already-erased", 409, "Nothing is kept of this customer any more.");
export const ConsentAhead = problem("customers.consent-ahead", 400, "Nobody can have said that already.");
