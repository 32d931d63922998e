/** Flights, and journeys of them, as Duffel shows them. */
import { airline } from "../passengers/airline.ts";
import type { Cabin, Money, Segment } from "../reservations/held-booking.ts";
import { airportOf, kilometresBetween } from "../reservations/schedule/airports.ts";

export const decimal = ({ amount }: Pick<Money, "amount">): string => {
  const [sign, digits] = amount.startsWith("-") ? ["-", amount.slice(1)] : ["", amount];
  const padded = digits.padStart(3, "0");
  return `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}`;
};

export const cents = (text: string): number => Math.round(Number(text) * 100);

const classes: Readonly<Record<Cabin, string>> = {
  business: "business",
  premium: "premium_economy",
  economy: "economy",
};
export const cabinOfClass = (name: string | null | undefined): Cabin | undefined =>
  (Object.keys(classes) as Cabin[]).find((cabin) => classes[cabin] === name);

export const carrier = (code: string) => ({
  id: `aln_${code}`,
  iata_code: code,
  name: code === airline.code ? airline.name : code,
  logo_lockup_url: null,
  logo_symbol_url: null,
  conditions_of_carriage_url: null,
});

export function airport(code: string) {
  const { zone, latitude, longitude } = airportOf(code);
  return {
    type: "airport" as const,
    id: `arp_${code.toLowerCase()}`,
    iata_code: code,
    iata_city_code: code,
    iata_country_code: "",
    icao_code: "",
    name: code,
    city: null,
    city_name: code,
    time_zone: zone,
    latitude,
    longitude,
  };
}

/** `PT2H5M`. */
function durationOf(flights: readonly Pick<Segment, "departs" | "arrives">[]): string {
  const began = Date.parse(flights[0]?.departs.time ?? "");
  const minutes = Math.round((Date.parse(flights.at(-1)?.arrives.time ?? "") - began) / 60_000) || 0;
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M`;
}

type Flight = Pick<Segment, "flight" | "from" | "to" | "departs" | "arrives" | "cabin"> & {
  operatedBy?: string | null;
  terminal?: string | null;
  aircraft?: string;
};

export interface Aboard {
  passenger_id: string;
  seat?: { designator: string; disclosures: string[]; name: null };
}

const clock = ({ time }: { time: string }): string => `${time.slice(0, 16)}:00`;

export function segmentOf(id: string, flight: Flight, aboard: readonly Aboard[]) {
  const type = flight.aircraft ?? "320";
  return {
    id,
    marketing_carrier: carrier(flight.flight.slice(0, 2)),
    marketing_carrier_flight_number: flight.flight.slice(2),
    operating_carrier: carrier(flight.operatedBy ?? flight.flight.slice(0, 2)),
    operating_carrier_flight_number: flight.flight.slice(2),
    origin: airport(flight.from),
    origin_terminal: flight.terminal ?? "",
    destination: airport(flight.to),
    destination_terminal: "",
    departing_at: clock(flight.departs),
    arriving_at: clock(flight.arrives),
    duration: durationOf([flight]),
    distance: kilometresBetween(airportOf(flight.from), airportOf(flight.to)).toFixed(1),
    aircraft: { id: `arc_${type}`, iata_code: type, name: type },
    stops: [],
    passengers: aboard.map((one) => ({
      ...one,
      baggages: [],
      cabin_class: classes[flight.cabin] as "economy",
      cabin_class_marketing_name: flight.cabin,
    })),
  };
}

export function sliceOf(id: string, flights: readonly Flight[], segments: readonly ReturnType<typeof segmentOf>[]) {
  return {
    id,
    origin: airport(flights[0]?.from ?? ""),
    origin_type: "airport" as const,
    destination: airport(flights.at(-1)?.to ?? ""),
    destination_type: "airport" as const,
    duration: durationOf(flights),
    fare_brand_name: null,
    conditions: { change_before_departure: null },
    segments: [...segments],
  };
}
