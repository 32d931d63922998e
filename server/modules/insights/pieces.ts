/** Which hours of a period are summed and hold, and the pieces between them that are read from rows. */
import type { Db, Fragment } from "../../platform/db.ts";

/** Two parts of a statement: `whole` (hour) and `piece` (since, before). */
export const wholeAndPieces = (db: Db, { from, to }: { from: Date; to: Date }): Fragment => db`
  whole as materialized (
    select hour from insights.hour
    where hour >= ${from} and hour + interval '1 hour' <= ${to} and not exists (select 1 from insights.mark where mark.hour = hour.hour)
  ), piece as materialized (
    select lower(span) as since, upper(span) as before
    from unnest(tstzmultirange(tstzrange(${from}, ${to})) - coalesce((select range_agg(tstzrange(hour, hour + interval '1 hour')) from whole), '{}')) as span
  )`;
