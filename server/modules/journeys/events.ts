/** What the airline's systems tell of passengers. */
import { event } from "../../platform/events.ts";

/** Something was seen of a customer; one for each id of theirs. */
export const touchpointsTold = event<{ customerId: string; isTrouble: boolean }>(
  "journeys.touchpoints-told",
  ({ customerId }) => [`customer/${customerId}`],
);
