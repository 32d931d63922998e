/** The airline's flights: every number flies every day, at its own time on the clocks where it departs. */
import { airportOf, minutesBetween } from "./airports.ts";
import { momentOf, writeMoment } from "./clocks.ts";
import { travellers } from "./travellers.ts";

interface Flight {
  number: string;
  from: string;
  to: string;
  /** On the clocks there: `HH:MM`. */
  departs: string;
}

/** From the hub onwards, for those who connect. */
const onwards: readonly Flight[] = [
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

const schedule: ReadonlyMap<string, Flight> = new Map(
  [
    ...travellers().map(({ flight, from, to }) => ({ number: flight, from, to, departs: departureOf(flight) })),
    ...onwards,
  ].map((flight) => [flight.number, flight]),
);

/** Economy only; what is sold beyond it waits. */
export const seatsOf = (flight: Flight): number =>
  minutesBetween(airportOf(flight.from), airportOf(flight.to)) > 300 ? 240 : 150;

export function flightOf(number: string): Flight {
  const flight = schedule.get(number);
  if (!flight) throw new Error(`The world has no flight ${number}.`);
  return flight;
}

/** A flight of one day as the reservation API tells it; `departs` is another time on the clocks there. */
export function timesOf(number: string, date: string, departs?: string) {
  const flight = flightOf(number);
  const [from, to] = [airportOf(flight.from), airportOf(flight.to)];
  const at = momentOf(`${date}T${departs ?? flight.departs}`, from.zone);
  return {
    departs: writeMoment(at, from.zone),
    arrives: writeMoment(at + minutesBetween(from, to) * 60_000, to.zone),
  };
}
