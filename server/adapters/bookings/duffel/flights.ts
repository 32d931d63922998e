/** Segments of Duffel as flights. Pure. */
import type { Journey } from "../../../../contract/fares.ts";
import { momentOf } from "../../../modules/bookings/index.ts";
import type { Segment } from "./shapes.ts";

type Flight = Journey["legs"][number];

const cabins: Readonly<Record<string, Flight["cabin"]>> = {
  first: "first",
  business: "business",
  premium_economy: "premium",
  economy: "economy",
};
/** As Duffel calls a cabin. */
export const cabinClassOf = (cabin: Flight["cabin"]): string => (cabin === "premium" ? "premium_economy" : cabin);

/** Orders and offers of changes tell no class of booking and no seats that are left. */
export function sayFlight(segment: Segment, otherwise: Flight["cabin"] = "economy"): Flight {
  const carrier = segment.marketing_carrier.iata_code ?? "";
  const operatedBy = segment.operating_carrier?.iata_code ?? null;
  return {
    flight: `${carrier}${segment.marketing_carrier_flight_number}`,
    operatedBy: operatedBy === carrier ? null : operatedBy,
    from: segment.origin.iata_code,
    to: segment.destination.iata_code,
    departs: momentOf(segment.departing_at, segment.origin.time_zone),
    arrives: momentOf(segment.arriving_at, segment.destination.time_zone),
    cabin: cabins[segment.passengers.find((one) => one.cabin_class)?.cabin_class ?? ""] ?? otherwise,
    bookingClass: null,
    aircraft: segment.aircraft?.iata_code ?? null,
    seatsLeft: null,
  };
}

export function sayJourney(segments: readonly Segment[], otherwise: Flight["cabin"]): Journey {
  const legs = segments.map((segment) => sayFlight(segment, otherwise));
  return {
    legs,
    connections: legs.slice(1).map(({ from, departs }, n) => ({
      airport: from,
      minutes: Math.round((Date.parse(departs.at) - Date.parse(legs[n]?.arrives.at ?? departs.at)) / 60_000),
      minimumMinutes: null,
    })),
  };
}
