/** What people who write now are to be told, by channel and language. */
import type { Db } from "../../../platform/db.ts";
import { findLine } from "../../assignment/index.ts";
import { countUrgent } from "../../cases/index.ts";
import { findOnShift } from "./hands.ts";
import { type PastHands, type PastWait, secondsPerCase } from "./pace.ts";
import { type Hand, predictStarts } from "./predict.ts";
import { steady } from "./steady.ts";

/** The recent pace: the last hour. */
const windowSeconds = 3600;
/** Of waits that began before it, so many are as good as all. */
const enough = 2000;

export interface Told {
  channel: string;
  language: string;
  expectedSeconds: number | null;
  toldSeconds: number | null;
  waiting: number;
  /** How much of its channel's questions it is, by those of the last day. */
  share: number;
}

interface Asked {
  channel: string;
  language: string;
  hour: number;
  day: number;
  waiting: number;
  told: number | null;
}

/** Null where nobody is here: then only the pace tells anything. Keeps what it was worked out from. */
export async function foretell(db: Db): Promise<Told[] | null> {
  const onShift = await findOnShift(db);
  const perCase = await findPace(db);
  const { waiting, inHands } = await findLine(db);
  await db`
    insert into service_levels.outlook (measured_at, hands, seconds_per_case, inputs)
    values (platform.now(), ${onShift.filter(({ from }) => from <= 0).length}, ${perCase.seconds},
      ${db.json({ inHands, ownTurn: perCase.ownTurn, ahead: waiting.map(({ waited, ...one }) => ({ ...one, people: waited.length })) })})
    on conflict do nothing`;
  if (onShift.length === 0) return null;
  const asked = await findAsked(db);
  const languages = [...new Set(asked.map(({ language }) => language))];
  const starts = predictStarts(
    {
      waiting,
      hands: handsOf(onShift, inHands, perCase.seconds),
      secondsPerCase: perCase.seconds,
      urgent: await urgentOf(db, asked),
    },
    languages,
  );
  return asked.map(({ channel, language, day, waiting, told }) => {
    const start = starts.get(language) ?? null;
    const expected = start === null ? null : start + perCase.ownTurn;
    return {
      channel,
      language,
      expectedSeconds: expected === null ? null : Math.round(expected),
      toldSeconds: steady(told, expected),
      waiting,
      share: day + waiting,
    };
  });
}

/** Those who have something in hand are done with it one after the other. */
function handsOf(onShift: Awaited<ReturnType<typeof findOnShift>>, inHands: number, perCase: number): Hand[] {
  const here = onShift.filter(({ from }) => from <= 0).length;
  const busy = Math.min(here, inHands);
  let place = 0;
  return onShift.map(({ languages, from, until }) => {
    const isBusy = from <= 0 && place < busy;
    return { languages, until, freeAt: isBusy ? (perCase * (place++ + 0.5)) / busy : from };
  });
}

/** What a case takes, from the waits of the last hour and from how many were here. */
async function findPace(db: Db): Promise<{ seconds: number; ownTurn: number }> {
  const ago = (column: string) => db.unsafe(`extract(epoch from (select platform.now()) - ${column})::float8`);
  const [ended, open, hands] = await Promise.all([
    db<(PastWait & { isAnswered: boolean })[]>`
      select ${ago("started_at")} as started_ago, ${ago("ended_at")} as ended_ago, ended_why = 'answered' as is_answered
      from service_levels.episode where about = 'question' and ended_at > (select platform.now()) - ${windowSeconds} * interval '1 second'
      order by ended_at desc limit 20000`,
    db<PastWait[]>`
      select ${ago("started_at")} as started_ago, null as ended_ago from service_levels.episode
      where about = 'question' and ended_at is null limit ${enough}`,
    db<PastHands[]>`
      select ${ago("measured_at")} as ago, hands from service_levels.outlook
      where measured_at > (select platform.now()) - ${windowSeconds} * interval '1 second' order by measured_at`,
  ]);
  const seconds = secondsPerCase([...ended, ...open], hands, windowSeconds);
  const waits = ended
    .filter(({ isAnswered }) => isAnswered)
    .map(({ startedAgo, endedAgo }) => startedAgo - (endedAgo ?? 0))
    .toSorted((a, b) => a - b);
  return { seconds, ownTurn: Math.min(seconds, waits[Math.floor(waits.length / 2)] ?? seconds) };
}

/** The languages in which people write on each channel, or wait, and what they were told last. */
function findAsked(db: Db): Promise<Asked[]> {
  return db<Asked[]>`
    with recent as (
      select channel, language, count(*) filter (where started_at > (select platform.now()) - interval '1 hour')::int as hour, count(*)::int as day,
        0 as waiting
      from service_levels.episode where about = 'question' and started_at > (select platform.now()) - interval '1 day' group by 1, 2
      union all
      select channel, language, 0, 0, count(*)::int from service_levels.episode where about = 'question' and ended_at is null group by 1, 2
    )
    select channel, language, sum(hour)::int as hour, sum(day)::int as day, sum(waiting)::int as waiting, (
      select told_seconds from service_levels.told
      where told.channel = recent.channel and told.language = recent.language and measured_at > (select platform.now()) - interval '10 minutes'
      order by measured_at desc limit 1) as told
    from recent group by channel, language limit 500`;
}

/** How many will come and go ahead: as urgent as those of the last hour, as many as came then and as come in a day. */
async function urgentOf(db: Db, asked: readonly Asked[]): Promise<Map<string, { now: number; usually: number }>> {
  const share = await countUrgent(db);
  const sums = Map.groupBy(asked, ({ language }) => language);
  return new Map(
    [...sums].map(([language, rows]) => {
      const hour = rows.reduce((sum, one) => sum + one.hour, 0);
      const day = rows.reduce((sum, one) => sum + one.day, 0);
      return [language, { now: (share * hour) / 3600, usually: (share * day) / 86_400 }];
    }),
  );
}

/** What was told, so that it can be held against what comes true. */
export async function keepTold(db: Db, told: readonly Told[]): Promise<void> {
  const rows = told.map(({ channel, language, expectedSeconds, toldSeconds, waiting }) => ({
    channel,
    language,
    expected_seconds: expectedSeconds,
    told_seconds: toldSeconds,
    waiting,
  }));
  await db`
    insert into service_levels.told (channel, language, measured_at, expected_seconds, told_seconds, waiting)
    select channel, language, platform.now(), expected_seconds, told_seconds, waiting
    from jsonb_populate_recordset(null::service_levels.told, ${db.json(rows)}) on conflict do nothing`;
}
