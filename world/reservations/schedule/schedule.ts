/** The airline's flights: every number flies every day, at its own time on the clocks where it departs. */
import { travellers } from "../travellers.ts";
import { airportOf, minutesBetween } from "./airports.ts";
import { makeBank } from "./bank.ts";
import { momentOf, writeMoment } from "./clocks.ts";
import type { Flight } from "./flight.ts";

/** From the hub onwards, for those who connect. */
const onwards: readonly Omit<Flight, "isOfBank">[] = [
  { number: "Q0900", from: "AMS", to: "OSL", departs: "13:05" },
  { number: "Q0910", from: "AMS", to: "LIS", departs: "14:20" },
  { number: "Q0920", from: "AMS", to: "IST", departs: "15:40" },
  { number: "Q0930", from: "AMS", to: "BKK", departs: "17:55" },
  { number: "Q0940", from: "LHR", to: "AMS", departs: "09:45" },
  { number: "Q0950", from: "MAD", to: "AMS", departs: "10:10" },
];

/** By day between 06:00 and 21:55, from the number alone. */
function departureOf(number: string): string {
  const n = Number(number.replace(/^Q0/, ""));
  const minutes = 360 + ((n * 37) % 192) * 5;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Those that the passengers' stories are about. */
const toldOf: ReadonlyMap<string, Flight> = new Map(
  [
    ...travellers().map(({ flight, from, to }) => ({ number: flight, from, to, departs: departureOf(flight) })),
    ...onwards,
  ].map((flight) => [flight.number, { ...flight, isOfBank: false }]),
);

interface Timetable {
  byNumber: ReadonlyMap<string, Flight>;
  from: ReadonlyMap<string, readonly Flight[]>;
  /** By `AMS-LIS`. */
  between: ReadonlyMap<string, readonly Flight[]>;
}

let timetable: Timetable | null = null;

/** All flights; made when first asked for. */
function allFlights(): Timetable {
  if (timetable) return timetable;
  const flights = [...toldOf.values(), ...makeBank()];
  timetable = {
    byNumber: new Map(flights.map((one) => [one.number, one])),
    from: Map.groupBy(flights, ({ from }) => from),
    between: Map.groupBy(flights, ({ from, to }) => `${from}-${to}`),
  };
  return timetable;
}

export const flightsFrom = (airport: string): readonly Flight[] => allFlights().from.get(airport) ?? [];
export const flightsBetween = (from: string, to: string): readonly Flight[] =>
  allFlights().between.get(`${from}-${to}`) ?? [];

export const findFlight = (number: string): Flight | null =>
  toldOf.get(number) ?? allFlights().byNumber.get(number) ?? null;

export function flightOf(number: string): Flight {
  const flight = findFlight(number);
  if (!flight) throw new Error(`The world has no flight ${number}.`);
  return flight;
}

export interface Dated {
  flight: Flight;
  date: string;
  departsAt: number;
  arrivesAt: number;
}

/** A flight of one day; `departs` is another time on the clocks there. */
export function dated(flight: Flight, date: string, departs?: string | null): Dated {
  const [from, to] = [airportOf(flight.from), airportOf(flight.to)];
  const departsAt = momentOf(`${date}T${departs ?? flight.departs}`, from.zone);
  return { flight, date, departsAt, arrivesAt: departsAt + minutesBetween(from, to) * 60_000 };
}

/** As the reservation API tells it. */
export function timesOf({ flight, departsAt, arrivesAt }: Dated) {
  return {
    departs: writeMoment(departsAt, airportOf(flight.from).zone),
    arrives: writeMoment(arrivesAt, airportOf(flight.to).zone),
  };
}
