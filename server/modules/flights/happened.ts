/** Whether something that happens once to a flight has happened. */
import type { FlightEventKind } from "../../../contract/flights.ts";
import type { Db } from "../../platform/db.ts";

/** A flight may be delayed again, and has more than one bag. */
const once: ReadonlySet<FlightEventKind> = new Set(["gate-known", "cancelled", "departed", "arrived"]);

/** The lock of a flight's day: who waits for an event and who tells of it are never at it at once, so none is missed in between. */
export const lockKey = ({ flight, date }: { flight: string; date: string }): string => `flight/${flight}/${date}`;

/** When it happened; null where it has not, or may happen again. Until the end of the transaction nothing new is told of this flight. */
export async function findHappened(
  db: Db,
  { flight, date, event }: { flight: string; date: string; event: FlightEventKind },
): Promise<Date | null> {
  await db`select pg_advisory_xact_lock_shared(hashtextextended(${lockKey({ flight, date })}, 0))`;
  if (!once.has(event)) return null;
  const [row] = await db<{ at: Date }[]>`
    select at from flights.event where flight = ${flight} and flight_on = ${date} and kind = ${event} order by at limit 1`;
  return row?.at ?? null;
}
