/** All that was told of flights. */
import type { FlightEventKind } from "../../../contract/flights.ts";
import type { Db } from "../../platform/db.ts";

/** The first of each kind, by flight and day. */
export async function findTold(
  db: Db,
  flights: readonly { flight: string; date: string }[],
): Promise<{ flight: string; date: string; kind: FlightEventKind; at: Date }[]> {
  if (flights.length === 0) return [];
  const rows = flights.map(({ flight, date }) => ({ flight, date }));
  return db`
    select event.flight, to_char(event.flight_on, 'YYYY-MM-DD') as date, event.kind, min(event.at) as at
    from (select distinct flight, date from jsonb_to_recordset(${db.json(rows)}) as row (flight text, date date)) as asked
    join flights.event on event.flight = asked.flight and event.flight_on = asked.date
    group by 1, 2, 3`;
}
