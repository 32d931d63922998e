/** How praise and complaints that asked nothing were worded: apart from questions, and never in their figures. */
import type { Db } from "../../platform/db.ts";
import { type GroupBy, groupOf, type Period, type Spread } from "./figures.ts";

export interface WordFigures {
  received: number;
  worded: number;
  neededNone: number;
  passedBy: number;
  time: Spread;
}

/** By group. Received counts where they wrote, the rest where it ended. */
export async function measureWords(db: Db, { from, to }: Period, by: GroupBy): Promise<Map<string, WordFigures>> {
  const rows = await db<(Omit<WordFigures, "time"> & Omit<Spread, "n"> & { group: string })[]>`
    with word as (
      select ${groupOf(db, by, "started_at")} as "group", 'received' as what, null::float8 as seconds
      from service_levels.episode where about = 'word' and started_at >= ${from} and started_at < ${to}
      union all
      select ${groupOf(db, by, "ended_at")}, ended_why, extract(epoch from ended_at - started_at)
      from service_levels.episode where about = 'word' and ended_at >= ${from} and ended_at < ${to}
    )
    select "group", count(*) filter (where what = 'received')::int as received, count(*) filter (where what = 'answered')::int as worded,
      count(*) filter (where what in ('needed-no-answer', 'closed'))::int as needed_none, count(*) filter (where what = 'passed-by')::int as passed_by,
      round(percentile_cont(0.5) within group (order by seconds) filter (where what = 'answered'))::int as median_seconds,
      round(percentile_cont(0.9) within group (order by seconds) filter (where what = 'answered'))::int as p90_seconds
    from word group by "group"`;
  return new Map(
    rows.map(({ group, medianSeconds, p90Seconds, ...counts }) => [
      group,
      { ...counts, time: { n: counts.worded, medianSeconds, p90Seconds } },
    ]),
  );
}

/** How long a word takes now, over all channels; null where nothing can be said. */
export const findWordSeconds = (db: Db): Promise<number | null> => findLongest(db, 3);

/** How long it took at the last measure, a minute ago: what pages show until they are told otherwise. */
export const findWordSecondsBefore = (db: Db): Promise<number | null> => findLongest(db, 4);

async function findLongest(db: Db, minutes: number): Promise<number | null> {
  const [row] = await db<[{ seconds: number | null }]>`
    select max(expected_seconds)::int as seconds from service_levels.word_time
    where measured_at > (select platform.now()) - ${minutes} * interval '1 minute'`;
  return row.seconds;
}
