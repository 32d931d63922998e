/** What we told those who asked, held against what came true. */
import type { ChannelKind, Language } from "../../../../contract/words.ts";
import type { Db } from "../../../platform/db.ts";
import type { Period } from "../figures.ts";

export interface Accuracy {
  channel: ChannelKind;
  language: Language;
  n: number;
  medianWaitSeconds: number;
  medianErrorSeconds: number;
  p90ErrorSeconds: number;
  withinShare: number;
}

/** Of those who asked in the period, were told something at most ten minutes before, and have their answer; the newest 100,000. */
export const measureTold = (db: Db, { from, to }: Period): Promise<Accuracy[]> => db<Accuracy[]>`
  with asked as (
    select channel, language, started_at, extract(epoch from ended_at - started_at)::float8 as wait
    from service_levels.episode
    where about = 'question' and ended_why = 'answered' and started_at >= ${from} and started_at < ${to}
    order by started_at desc limit 100000
  )
  select asked.channel, asked.language, count(*)::int as n,
    round(percentile_cont(0.5) within group (order by wait))::int as median_wait_seconds,
    round(percentile_cont(0.5) within group (order by abs(wait - told_seconds)))::int as median_error_seconds,
    round(percentile_cont(0.9) within group (order by abs(wait - told_seconds)))::int as p90_error_seconds,
    avg((wait <= told_seconds)::int)::float8 as within_share
  from asked cross join lateral (
    select told_seconds from service_levels.told
    where told.channel = asked.channel and told.language = asked.language
      and measured_at <= asked.started_at and measured_at > asked.started_at - interval '10 minutes'
    order by measured_at desc limit 1
  ) as told
  where told_seconds is not null
  group by asked.channel, asked.language order by n desc, channel, language`;
