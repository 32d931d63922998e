/** Sums hours that are over from their rows. Whatever breaks in the middle, they are as they were, and are summed by whoever comes next. */
import type { PoolContext } from "../../platform/context.ts";
import { type Db, isConflict } from "../../platform/db.ts";
import { measures } from "./measures.ts";

const lock = 4160;
/** While it writes, whoever follows the log waits: of a busy airline less than a second. */
const hoursAtOnce = 3;

/** Some hours at most; gives whether there may be more. Of several workers one sums at a time. */
export async function sumHours(app: PoolContext): Promise<boolean> {
  try {
    // One view: a mark that is taken away is of a change that is summed.
    return await app.db.begin("isolation level repeatable read", async (db) => {
      const [held] = await db<[{ isOurs: boolean }]>`select pg_try_advisory_xact_lock(${lock}) as is_ours`;
      if (!held.isOurs) return false;
      const hours = await findDue(db);
      if (hours.length > 0) await sum(db, hours);
      return hours.length > 0;
    });
  } catch (error) {
    // Another worker summed them since we looked.
    if (isConflict(error)) return true;
    throw error;
  }
}

/** What changed since it was summed, then the newest that never was. An hour is over two minutes after it, when whatever was under way has ended. Before anybody wrote there is nothing to sum. */
async function findDue(db: Db): Promise<string[]> {
  const rows = await db<{ hour: string }[]>`
    with begun as (
      select least((select min(started_at) from service_levels.cycle), (select received_at from cases.message order by seq limit 1)) as at
    ), over as (
      select date_trunc('hour', (select platform.now()) - interval '2 minutes', 'UTC') as at
    ), marked as (
      select distinct m.hour from insights.mark m, over where m.hour < over.at limit ${hoursAtOnce}
    ), missing as (
      select due.hour from begun, over,
        generate_series(date_trunc('hour', greatest(begun.at, over.at - interval '3 years'), 'UTC'), over.at - interval '1 hour', interval '1 hour') as due (hour)
      where begun.at is not null and not exists (select 1 from insights.hour h where h.hour = due.hour) order by due.hour desc limit ${hoursAtOnce}
    )
    select hour::text as hour from (select hour, 1 as turn from marked union select hour, 2 from missing) as due order by turn, due.hour desc limit ${hoursAtOnce}`;
  return [...new Set(rows.map(({ hour }) => hour))];
}

async function sum(db: Db, hours: readonly string[]): Promise<void> {
  const list = db`${[...hours]}::timestamptz[]`;
  await db`delete from insights.mark where hour = any(${list})`;
  await db`delete from insights.sum where measure = any(${[...measures]}) and hour = any(${list})`;
  await db`
    insert into insights.hour (hour) select unnest(${list}) on conflict (hour) do update set summed_at = platform.now()`;
  // Rows are looked at once. A statement does not see what it writes: facets are those from before and those that are new.
  await db`
    with entry as materialized (
      select fact.measure, h.hour, fact.channel, fact.language, fact.topic, fact.tier, fact.agent_id, insights.bucket_of(fact.seconds) as bucket, count(*)::int as n
      from unnest(${list}) as h (hour) cross join lateral insights.facts(${[...measures]}, h.hour, h.hour + interval '1 hour') as fact
      group by 1, 2, 3, 4, 5, 6, 7, 8
    ), new_facet as (
      insert into insights.facet (channel, language, topic, tier) select distinct channel, language, topic, tier from entry
      on conflict do nothing returning *
    ), new_answerer as (
      insert into insights.answerer (agent_id) select distinct agent_id from entry on conflict do nothing returning *
    ), facet as (
      select * from insights.facet union all select * from new_facet
    ), answerer as (
      select * from insights.answerer union all select * from new_answerer
    )
    insert into insights.sum (measure, hour, entries)
    select e.measure, e.hour, string_agg(insights.entry(f.id, a.id, e.bucket, e.n), '' order by f.id, a.id, e.bucket)
    from entry e join facet f on f.channel = e.channel and f.language = e.language and f.topic = e.topic and f.tier = e.tier
      join answerer a on a.agent_id = e.agent_id
    group by 1, 2`;
}
