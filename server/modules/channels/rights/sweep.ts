/** Looks through all that came in for what names somebody: signs that are no messages, what others said of them, what nobody could read. */
import type { Context } from "../../../platform/context.ts";
import { addCounts, type Erased } from "../../../platform/traces.ts";
import { findLanes } from "./close-lanes.ts";
import { eraseArrivals, eraseFromDeliveries } from "./erase-arrivals.ts";
import type { Handle } from "./handle.ts";

export interface Sweep {
  handles: readonly Handle[];
  /** What names them and nobody else: ids, addresses, numbers, handles. */
  needles: readonly string[];
  /** Nothing that came later is theirs. */
  until: Date;
  /** Where the last step ended; null at the beginning. */
  cursor: string | null;
}

/** Shorter ones stand in too much that is not theirs. */
export const shortestNeedle = 5;

/** Rows looked at in one step. */
const atOnce = 5000;

type Stage = "arrivals" | "deliveries" | "rest";

function placeOf(cursor: string | null): { stage: Stage; after: string } {
  const [stage, after = "0"] = (cursor ?? "arrivals/0").split("/");
  return { stage: stage === "deliveries" || stage === "rest" ? stage : "arrivals", after };
}

/** One step; what goes on coming in is not followed. `cursor` says where to go on, null at the end. */
export async function sweepChannels(
  app: Context & { key: Buffer },
  sweep: Sweep,
): Promise<Erased & { cursor: string | null }> {
  const { stage, after } = placeOf(sweep.cursor);
  if (stage === "arrivals") return sweepArrivals(app, sweep, after);
  if (stage === "deliveries") return sweepDeliveries(app, sweep, after);
  return sweepRest(app, sweep);
}

async function sweepArrivals({ db }: Context, { handles, needles, until }: Sweep, after: string) {
  const lanes = await findLanes(db, handles);
  const [end] = await db<{ id: string | null }[]>`
    select max(id)::text as id from (select id from channels.arrival where id > ${after}::text::bigint and received_at <= ${until} order by id limit ${atOnce}) as next`;
  const to = end?.id ?? null;
  if (to === null) return { counts: {}, hasMore: true, cursor: "deliveries/0" };
  const long = needles.filter(({ length }) => length >= shortestNeedle);
  const rows = await db<{ id: string; isTheirs: boolean; deliveryId: string }[]>`
    select id::text as id, lane = any(${lanes}::text[]) as is_theirs, delivery_id::text as delivery_id from channels.arrival a
    where id > ${after}::text::bigint and id <= ${to}::text::bigint and received_at <= ${until} and (
      lane = any(${lanes}::text[])
      or (state <> 'waiting' and exists (select from unnest(${long}::text[]) as needle where position(needle in a.entry::text) > 0)))`;
  const theirs = rows.filter(({ isTheirs }) => isTheirs).map(({ id }) => id);
  const counts = await eraseArrivals(db, { arrivalIds: theirs, needles });
  const others = rows.filter(({ isTheirs }) => !isTheirs).map(({ id }) => id);
  // Others' own messages stand where messages stand; here only how they came is left.
  await db`
    update channels.arrival
    set entry = (entry - 'letter') || '{"text": null, "attachments": [], "quoted": null, "author": null, "recipientId": null, "parentId": null, "threadId": null}'
    where id = any(${others}::bigint[])`;
  return { counts: addCounts(counts, { "named-in-arrivals": others.length }), hasMore: true, cursor: `arrivals/${to}` };
}

async function sweepDeliveries({ db }: Context, { needles, until }: Sweep, after: string) {
  const [end] = await db<{ id: string | null }[]>`
    select max(id)::text as id from (select id from channels.delivery where id > ${after}::text::bigint and received_at <= ${until} order by id limit ${atOnce / 5}) as next`;
  const to = end?.id ?? null;
  if (to === null) return { counts: {}, hasMore: true, cursor: "rest/0" };
  const long = needles.filter(({ length }) => length >= shortestNeedle);
  const rows = await db<{ id: string }[]>`
    select id::text as id from channels.delivery d
    where id > ${after}::text::bigint and id <= ${to}::text::bigint and received_at <= ${until} and state <> 'waiting'
      and exists (select from unnest(${long}::text[]) as needle
        where position(convert_to(needle, 'UTF8') in d.body) > 0 or position(needle in d.headers::text) > 0)`;
  const counts = await eraseFromDeliveries(db, { counted: new Map(rows.map(({ id }) => [id, 0])), needles: long });
  return { counts: { "named-in-deliveries": counts["deliveries"] ?? 0 }, hasMore: true, cursor: `deliveries/${to}` };
}

async function sweepRest({ db }: Context, { handles, until }: Sweep) {
  const lanes = await findLanes(db, handles);
  const marks = await db`
    delete from channels.read_mark using channels.account a
    where a.id = account_id and read_mark.at <= ${until}
      and (a.kind, reader_id) in (select * from unnest(${handles.map(({ kind }) => kind)}::text[], ${handles.map(({ value }) => value)}::text[]))`;
  await db`
    delete from channels.profile using channels.account a
    where a.id = account_id
      and (a.kind, person_id) in (select * from unnest(${handles.map(({ kind }) => kind)}::text[], ${handles.map(({ value }) => value)}::text[]))`;
  await db`
    delete from channels.sign using channels.account a
    where a.id = account_id
      and (a.kind, correspondent_id) in (select * from unnest(${handles.map(({ kind }) => kind)}::text[], ${handles.map(({ value }) => value)}::text[]))`;
  const standings = await db`
    delete from channels.standing using channels.account a
    where a.id = account_id and standing.changed_at <= ${until}
      and (a.kind, correspondent_id) in (select * from unnest(${handles.map(({ kind }) => kind)}::text[], ${handles.map(({ value }) => value)}::text[]))`;
  const { count } = await db`delete from channels.lane where key = any(${lanes}::text[]) and waiting = 0`;
  return {
    counts: { "read-marks": marks.count, standings: standings.count, lanes: count },
    hasMore: false,
    cursor: null,
  };
}
