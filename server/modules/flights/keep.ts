/** Keeps what the airline's systems tell of flights: each event once, in one transaction per batch. */
import type { FlightEventKind } from "../../../contract/flights.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { flightEventTold } from "./events.ts";
import { lockKey } from "./happened.ts";

export interface FlightEvent {
  /** The reporting system's own: the same one twice is one event. */
  id: string;
  flight: string;
  /** The day of the scheduled departure, where it departs. */
  date: string;
  kind: FlightEventKind;
  at: Date;
  details: Record<string, unknown>;
}

interface Told {
  [name: string]: string;
  flight: string;
  date: string;
  kind: FlightEventKind;
  at: string;
}

/** Gives how many of them were new. */
export function keepFlightEvents(
  app: Context,
  { events, reporterId }: { events: readonly FlightEvent[]; reporterId: string },
): Promise<number> {
  return atomically(app, async (app) => {
    await lockFlights(app.db, events);
    const rows = events.map(({ id, flight, date, kind, at, details }) => ({
      id,
      flight,
      flight_on: date,
      kind,
      at: at.toISOString(),
      details,
    }));
    const told = await app.db<{ flight: string; date: string; kind: FlightEventKind; at: Date }[]>`
      insert into flights.event (reported_by, id, flight, flight_on, kind, at, details)
      select ${reporterId}, id, flight, flight_on, kind, at, details
      from jsonb_populate_recordset(null::flights.event, ${app.db.json(rows as never)}) order by id
      on conflict (reported_by, id) do nothing
      returning flight, to_char(flight_on, 'YYYY-MM-DD') as date, kind, at`;
    await emit(
      app,
      flightEventTold,
      told.map((one): Told => ({ ...one, at: one.at.toISOString() })),
    );
    return told.length;
  });
}

/** In one order, so that two reporters never wait for each other in a ring. */
async function lockFlights(db: Db, events: readonly FlightEvent[]): Promise<void> {
  const keys = [...new Set(events.map(lockKey))].toSorted();
  await db`
    select pg_advisory_xact_lock(hashtextextended(key, 0)) from (select key from unnest(${keys}::text[]) as key order by key) as keys`;
}
