/** What the airline's systems told of somebody: for themselves to read, or to be gone. */
import type { Db } from "../../../platform/db.ts";
import type { Erased } from "../../../platform/traces.ts";

const mostExported = 50_000;
const atOnce = 2000;

export async function exportTouchpoints(db: Db, identifierIds: readonly string[]) {
  const rows = await db`
    select id, kind, at, channel, flight, flight_on, outcome, is_trouble, details, received_at from journeys.touchpoint
    where identifier_id = any(${[...identifierIds]}::bigint[]) order by at limit ${mostExported}`;
  return [...rows];
}

export async function eraseTouchpoints(db: Db, identifierIds: readonly string[]): Promise<Erased> {
  const { count } = await db`
    delete from journeys.touchpoint where (reported_by, id) in (
      select reported_by, id from journeys.touchpoint where identifier_id = any(${[...identifierIds]}::bigint[]) limit ${atOnce})`;
  return { counts: { touchpoints: count }, hasMore: count === atOnce };
}

/** What was kept long enough. */
export async function forgetTouchpoints(db: Db, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const { count } = await db`
    delete from journeys.touchpoint where (reported_by, id) in (
      select reported_by, id from journeys.touchpoint where received_at < ${before} limit ${limit} for update skip locked)`;
  return count;
}
