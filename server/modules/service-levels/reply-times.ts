/** What we last told the public, and the last day of it. */
import type { ChannelKind, Language } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";

export interface Published {
  channel: ChannelKind;
  expectedSeconds: number | null;
  medianSeconds: number | null;
  p90Seconds: number | null;
  waiting: number;
  measuredAt: Date;
  /** It was not renewed for five minutes: what is told is what was so then. */
  isStale: boolean;
  /** Apart, where it can be said apart. */
  languages: { language: Language; expectedSeconds: number | null; waiting: number }[];
}

/** The newest value of each channel. */
export async function findReplyTimes(db: Db): Promise<Published[]> {
  const published = await db<Omit<Published, "languages">[]>`
    select distinct on (channel) channel, expected_seconds, median_seconds, p90_seconds, waiting, measured_at,
      measured_at < platform.now() - interval '5 minutes' as is_stale
    from service_levels.published where measured_at > platform.now() - interval '1 hour'
    order by channel, measured_at desc`;
  const told = await db<(Published["languages"][number] & { channel: string })[]>`
    select distinct on (channel, language) channel, language, told_seconds as expected_seconds, waiting
    from service_levels.told, (select max(measured_at) as last from service_levels.told) as newest
    where measured_at > last - interval '30 seconds' and last > platform.now() - interval '1 hour'
    order by channel, language, measured_at desc limit 500`;
  return published.map((one) => ({
    ...one,
    languages: told.filter(({ channel }) => channel === one.channel).map(({ channel: _of, ...rest }) => rest),
  }));
}

/** As a reader of a language is told it: where it can't be said of their language, another's is no answer. */
export function tellIn(language: string, one: Published): Published {
  const own = one.languages.find((of) => of.language === language);
  return own ? { ...one, expectedSeconds: own.expectedSeconds } : one;
}

/** One point per ten minutes of the last day. */
export function findLastDay(db: Db, channel: string): Promise<{ at: Date; expectedSeconds: number }[]> {
  return db<{ at: Date; expectedSeconds: number }[]>`
    select to_timestamp(floor(extract(epoch from measured_at) / 600) * 600) as at, avg(expected_seconds)::int as expected_seconds
    from service_levels.published
    where channel = ${channel} and measured_at > platform.now() - interval '1 day' and expected_seconds is not null
    group by 1 order by 1`;
}
