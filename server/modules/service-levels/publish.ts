/** Works out what we tell the public, and keeps each value with what it was worked out from. */
import type { CaseKind } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { listAccounts } from "../channels/index.ts";
import { expectWait, type Inputs } from "./expect.ts";
import { foretell, keepTold, type Told } from "./promise/foretell.ts";
import { findWordSeconds, findWordSecondsBefore } from "./word-figures.ts";

/** The recent pace: the last half hour. */
const windowSeconds = 1800;

interface Measured {
  channel: string;
  waiting: number;
  oldestSeconds: number | null;
  served: number;
  busySeconds: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

/** Of questions to the public; of words for colleagues. The two are never mixed. */
export function publishReplyTimes(app: Context): Promise<void> {
  return atomically(app, async (app) => {
    const channels = [...new Set((await listAccounts(app.db)).map(({ kind }) => kind))];
    const told = await foretell(app.db);
    await keepTold(app.db, told ?? []);
    await publish(app.db, await measure(app.db, channels, "question"), told);
    const before = await findWordSecondsBefore(app.db);
    await keepWordTimes(app.db, await measure(app.db, channels, "word"));
    // The queue says how long a word takes.
    const isOther = (await findWordSeconds(app.db)) !== before;
    await changed(app, isOther ? ["reply-times", "queue"] : ["reply-times"]);
  });
}

const measure = (db: Db, channels: readonly string[], about: CaseKind) =>
  db<Measured[]>`
    with channel as (
      select unnest(${[...channels]}::text[]) as channel
    ), clock as (
      select platform.now() as now, platform.now() - ${windowSeconds} * interval '1 second' as since
    ), waiting as (
      select channel, count(*)::int as waiting, extract(epoch from max(now - started_at))::float8 as oldest_seconds
      from service_levels.episode, clock where ended_at is null and about = ${about} group by channel
    ), recent as (
      select channel, started_at, ended_at, ended_why, greatest(started_at, since) as from_then, least(coalesce(ended_at, now), now) as to_then
      from service_levels.episode, clock where (ended_at > since or ended_at is null) and about = ${about}
    ), busy as (
      select channel, extract(epoch from sum(upper(span) - lower(span)))::float8 as busy_seconds
      from (
        select channel, unnest(range_agg(tstzrange(from_then, to_then))) as span from recent where from_then < to_then group by channel
      ) as spans group by channel
    ), served as (
      select channel, count(*) filter (where ended_at is not null)::int as served,
        percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at)) filter (where ended_why = 'answered')::float8 as median_seconds,
        percentile_cont(0.9) within group (order by extract(epoch from ended_at - started_at)) filter (where ended_why = 'answered')::float8 as p90_seconds
      from recent group by channel
    )
    select channel, coalesce(waiting, 0) as waiting, oldest_seconds, coalesce(served, 0) as served, coalesce(busy_seconds, 0) as busy_seconds, median_seconds, p90_seconds
    from channel left join waiting using (channel) left join busy using (channel) left join served using (channel)`;

/** Where nobody is here, or nobody asked of late, the pace alone tells it. */
async function publish(db: Db, measured: readonly Measured[], told: readonly Told[] | null): Promise<void> {
  const rows = measured.map(({ channel, p90Seconds, ...rest }) => {
    const inputs: Inputs = { ...rest, windowSeconds };
    return {
      channel,
      expected_seconds: ofChannel(channel, told) ?? expectWait(inputs),
      median_seconds: rounded(rest.medianSeconds),
      p90_seconds: rounded(p90Seconds),
      waiting: rest.waiting,
      inputs,
    };
  });
  await db`
    insert into service_levels.published (channel, measured_at, expected_seconds, median_seconds, p90_seconds, waiting, inputs)
    select channel, platform.now(), expected_seconds, median_seconds, p90_seconds, waiting, inputs
    from jsonb_populate_recordset(null::service_levels.published, ${db.json(rows as never)})
    on conflict do nothing`;
}

/** Of all its languages, each as much as people write in it; null where it can't be said of any. */
function ofChannel(channel: string, told: readonly Told[] | null): number | null {
  const known = (told ?? []).filter((one) => one.channel === channel && one.toldSeconds !== null);
  const all = known.reduce((sum, { share }) => sum + share, 0);
  return all === 0 ? null : Math.round(known.reduce((sum, one) => sum + (one.toldSeconds ?? 0) * one.share, 0) / all);
}

async function keepWordTimes(db: Db, measured: readonly Measured[]): Promise<void> {
  const rows = measured.map(({ channel, p90Seconds: _p90, ...rest }) => {
    const inputs: Inputs = { ...rest, windowSeconds };
    return { channel, expected_seconds: expectWait(inputs), waiting: rest.waiting, inputs };
  });
  await db`
    insert into service_levels.word_time (channel, measured_at, expected_seconds, waiting, inputs)
    select channel, platform.now(), expected_seconds, waiting, inputs
    from jsonb_populate_recordset(null::service_levels.word_time, ${db.json(rows as never)})
    on conflict do nothing`;
}

const rounded = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds));
