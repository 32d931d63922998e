/** What happens to who is whom. */
import { event } from "../../platform/events.ts";

/** Somebody leads to another customer than before: they were joined, or came apart. */
export const customersMoved = event<{ customerId: string; from: string; to: string }>(
  "customers.moved",
  ({ customerId, from, to }) => [...new Set([customerId, from, to])].map((id) => `customer/${id}`),
);
