/** What we last told the public, and the last day of it. */
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";

export interface Published {
  channel: ChannelKind;
  expectedSeconds: number | null;
  medianSeconds: number | null;
  p90Seconds: number | null;
  waiting: number;
  measuredAt: Date;
}

/** The newest value of each channel. */
export function findReplyTimes(db: Db): Promise<Published[]> {
  return db<Published[]>`
    select distinct on (channel) channel, expected_seconds, median_seconds, p90_seconds, waiting, measured_at
    from service_levels.published where measured_at > platform.now() - interval '1 hour'
    order by channel, measured_at desc`;
}

/** One point per ten minutes of the last day. */
export function findLastDay(db: Db, channel: string): Promise<{ at: Date; expectedSeconds: number }[]> {
  return db<{ at: Date; expectedSeconds: number }[]>`
    select to_timestamp(floor(extract(epoch from measured_at) / 600) * 600) as at, avg(expected_seconds)::int as expected_seconds
    from service_levels.published
    where channel = ${channel} and measured_at > platform.now() - interval '1 day' and expected_seconds is not null
    group by 1 order by 1`;
}
