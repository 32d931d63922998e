/** Figures of a period, and the list behind each. */
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";

export interface Period {
  from: Date;
  to: Date;
}

export type GroupBy = "all" | "channel" | "language" | "day";

export interface Spread {
  n: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

export interface WaitFigures {
  group: string;
  casesOpened: number;
  casesClosed: number;
  firstResponse: Spread;
  nextResponse: Spread;
  resolution: Spread;
}

interface Row {
  group: string;
  kind: "first" | "next" | "resolution" | "opened" | "closed";
  n: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

/** The column, or the day of `at` in UTC, that rows are grouped by. */
export const groupOf = (db: Db, by: GroupBy, at: string) =>
  by === "day"
    ? db.unsafe(`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD')`)
    : by === "all"
      ? db.unsafe("'all'")
      : db.unsafe(by);

/** Of questions. Waits count where they ended; cases opened where they began. Days are days of UTC. */
export async function measureWaits(db: Db, { from, to }: Period, by: GroupBy): Promise<WaitFigures[]> {
  const group = (at: string) => groupOf(db, by, at);
  const rows = await db<Row[]>`
    with ended as (
      select ${group("ended_at")} as "group", kind, extract(epoch from ended_at - started_at) as seconds
      from service_levels.episode where about = 'question' and ended_why = 'answered' and ended_at >= ${from} and ended_at < ${to}
      union all
      select ${group("ended_at")}, 'resolution', extract(epoch from ended_at - started_at)
      from service_levels.cycle where about = 'question' and outcome = 'solved' and ended_at >= ${from} and ended_at < ${to}
    )
    select "group", kind, count(*)::int as n,
      percentile_cont(0.5) within group (order by seconds)::float8 as median_seconds, percentile_cont(0.9) within group (order by seconds)::float8 as p90_seconds
    from ended group by "group", kind
    union all
    select ${group("started_at")}, 'opened', count(*)::int, null, null
    from service_levels.cycle where about = 'question' and started_at >= ${from} and started_at < ${to} group by 1
    union all
    select ${group("ended_at")}, 'closed', count(*)::int, null, null
    from service_levels.cycle where about = 'question' and ended_at >= ${from} and ended_at < ${to} group by 1`;
  return gather(rows);
}

const none: Spread = { n: 0, medianSeconds: null, p90Seconds: null };

function gather(rows: readonly Row[]): WaitFigures[] {
  const groups = Map.groupBy(rows, ({ group }) => group);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, rows]) => {
      const spread = (kind: Row["kind"]): Spread => {
        const row = rows.find((one) => one.kind === kind);
        return row
          ? { n: row.n, medianSeconds: rounded(row.medianSeconds), p90Seconds: rounded(row.p90Seconds) }
          : none;
      };
      return {
        group,
        casesOpened: spread("opened").n,
        casesClosed: spread("closed").n,
        firstResponse: spread("first"),
        nextResponse: spread("next"),
        resolution: spread("resolution"),
      };
    });
}

const rounded = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds));

export interface WaitFilter extends Period {
  kind: "first-response" | "next-response" | "resolution";
  channel: string | null;
  language: string | null;
  offset: number;
  limit: number;
}

export interface WaitRow {
  caseId: string;
  kind: WaitFilter["kind"];
  channel: ChannelKind;
  language: string;
  startedAt: Date;
  endedAt: Date;
  seconds: number;
  startMessageId: string | null;
  endMessageId: string | null;
  answeredBy: string | null;
}

/** Longest first. */
export function listWaits(
  db: Db,
  { from, to, kind, channel, language, offset, limit }: WaitFilter,
): Promise<WaitRow[]> {
  const among = db`about = 'question' and ended_at >= ${from} and ended_at < ${to} and (${channel}::text is null or channel = ${channel}) and (${language}::text is null or language = ${language})`;
  if (kind === "resolution")
    return db<WaitRow[]>`
      select case_id, ${kind} as kind, channel, language, started_at, ended_at, round(extract(epoch from ended_at - started_at))::int as seconds,
        null::uuid as start_message_id, null::uuid as end_message_id, null::uuid as answered_by
      from service_levels.cycle where outcome = 'solved' and ${among}
      order by seconds desc, id limit ${limit} offset ${offset}`;
  return db<WaitRow[]>`
    select case_id, ${kind} as kind, channel, language, started_at, ended_at, round(extract(epoch from ended_at - started_at))::int as seconds,
      start_message_id, end_message_id, answered_by
    from service_levels.episode where ended_why = 'answered' and kind = ${kind === "first-response" ? "first" : "next"} and ${among}
    order by seconds desc, id limit ${limit} offset ${offset}`;
}
