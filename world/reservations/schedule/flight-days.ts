/** What is otherwise on one day of a flight: that it does not fly or flies at another time, and what may be oversold. */
import type { DatabaseSync } from "node:sqlite";
import type { Flight } from "./flight.ts";
import { type Dated, dated, flightOf } from "./schedule.ts";

export const flightDayTables = `
create table if not exists flight_day (
  flight text not null, date text not null, cancelled integer not null default 0, departs text,
  oversell integer not null default 4 check (oversell >= 0), sequences integer not null default 0, swept integer not null default 0,
  primary key (flight, date)
) strict, without rowid;
`;

export interface FlightDay {
  isCancelled: boolean;
  departs: string | null;
  /** How many more than there are seats a move may put on it. */
  oversell: number;
}

const asPlanned: FlightDay = { isCancelled: false, departs: null, oversell: 4 };

export function flightDay(db: DatabaseSync, flight: string, date: string): FlightDay {
  const row = db
    .prepare("select cancelled, departs, oversell from flight_day where flight = ? and date = ?")
    .get(flight, date);
  return row ? dayOf(row) : asPlanned;
}

const dayOf = (row: Record<string, unknown>): FlightDay => ({
  isCancelled: row["cancelled"] === 1,
  departs: typeof row["departs"] === "string" ? row["departs"] : null,
  oversell: Number(row["oversell"]),
});

/** A flight as it flies on that day, if it does. */
export function flightOn(db: DatabaseSync, flight: Flight, date: string): Dated | null {
  const day = flightDay(db, flight.number, date);
  return day.isCancelled ? null : dated(flight, date, day.departs);
}

/** The same for many days at once: what is otherwise is read first. */
export function flightsOnDays(
  db: DatabaseSync,
  from: string,
  to: string,
): (flight: Flight, date: string) => Dated | null {
  const days = new Map(
    db
      .prepare("select flight, date, cancelled, departs, oversell from flight_day where date between ? and ?")
      .all(from, to)
      .map((row) => [`${String(row["flight"])} ${String(row["date"])}`, dayOf(row)]),
  );
  return (flight, date) => {
    const day = days.get(`${flight.number} ${date}`) ?? asPlanned;
    return day.isCancelled ? null : dated(flight, date, day.departs);
  };
}

export function setFlightDay(
  db: DatabaseSync,
  { flight, date }: { flight: string; date: string },
  change: Partial<FlightDay>,
): void {
  flightOf(flight);
  const next = { ...flightDay(db, flight, date), ...change };
  db.prepare(
    "insert into flight_day (flight, date, cancelled, departs, oversell) values (?, ?, ?, ?, ?) on conflict (flight, date) do update set cancelled = excluded.cancelled, departs = excluded.departs, oversell = excluded.oversell",
  ).run(flight, date, next.isCancelled ? 1 : 0, next.departs, next.oversell);
}

/** The next number of who checks in to it; none comes twice. */
export function nextSequence(db: DatabaseSync, flight: string, date: string): number {
  const row = db
    .prepare(
      "insert into flight_day (flight, date, sequences) values (?, ?, 1) on conflict (flight, date) do update set sequences = sequences + 1 returning sequences",
    )
    .get(flight, date);
  return Number(row?.["sequences"] ?? 1);
}
