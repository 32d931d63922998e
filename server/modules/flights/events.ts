/** What happens to flights. */
import type { FlightEventKind } from "../../../contract/flights.ts";
import { event } from "../../platform/events.ts";

/** The airline told of a flight. */
export const flightEventTold = event<{ flight: string; date: string; kind: FlightEventKind; at: string }>(
  "flights.event-told",
  ({ flight, date }) => [`flight/${flight}/${date}`],
);
