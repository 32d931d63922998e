/** What a figure counts, one by one. */
import { problem } from "../../platform/problem.ts";
import type { Db } from "../../platform/db.ts";
import { among, type Asked, checkAsked } from "./asked.ts";
import { waiting } from "./backlog.ts";
import { findMatching, findSpans, type Span } from "./find-spans.ts";
import { isSummed, madeOf, type Measure } from "./measures.ts";

export interface CountedRow {
  /** To the microsecond, as the database says it. */
  place: string;
  key: string;
  at: Date;
  caseId: string | null;
  messageId: string | null;
  channel: string;
  language: string;
  topic: string | null;
  agentId: string | null;
  agentName: string | null;
  seconds: number | null;
}

/** The last row before. */
export interface Place {
  place: string;
  key: string;
}

const NotListed = problem("figures.not-listed", 400, "Minutes at work are counted, not kept one by one.");

/** Throws where it can't be listed: before the first line of a file has gone out. */
export function checkCounted(asked: Asked): void {
  checkAsked(asked);
  if (asked.figure === "occupancy") throw NotListed();
}

/** Newest first; of what waits the longest first. */
export function listCounted(
  db: Db,
  asked: Asked,
  { after, limit }: { after: Place | null; limit: number },
): Promise<CountedRow[]> {
  checkCounted(asked);
  return isSummed(asked.figure) ? lookBack(db, asked, { after, limit }) : listWaiting(db, asked, { after, limit });
}

const placed = (db: Db) => db`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** From the end back, where sums say that there is something, and where nothing is summed: a page of a year is read as soon as one of a day. */
async function lookBack(
  db: Db,
  asked: Asked,
  { after, limit }: { after: Place | null; limit: number },
): Promise<CountedRow[]> {
  const rows: CountedRow[] = [];
  const measures = isSummed(asked.figure) ? madeOf[asked.figure].counts : [];
  const matching = await findMatching(db, asked);
  let to: Date | null = after ? new Date(Math.min(Date.parse(after.place) + 1, asked.to.getTime())) : asked.to;
  for (let atOnce = 50; to && rows.length < limit; atOnce *= 4) {
    const missing = limit - rows.length;
    const { spans, rest } = await findSpans(db, { ...asked, to }, { measures, matching, enough: missing, atOnce });
    if (spans.length > 0) rows.push(...(await readSpans(db, asked, { measures, spans, after, limit: missing })));
    to = rest;
  }
  return rows;
}

function readSpans(
  db: Db,
  asked: Asked,
  {
    measures,
    spans,
    after,
    limit,
  }: { measures: readonly Measure[]; spans: readonly Span[]; after: Place | null; limit: number },
): Promise<CountedRow[]> {
  return db<CountedRow[]>`
    select ${placed(db)} as place, f.measure || coalesce(message_id, case_id)::text as key, at, case_id, message_id, channel, language,
      nullif(topic, '') as topic, m.id as agent_id, m.name as agent_name, round(seconds)::int as seconds
    from unnest(${spans.map(({ since }) => since.toISOString())}::timestamptz[], ${spans.map(({ before }) => before.toISOString())}::timestamptz[]) as span (since, before)
      cross join lateral insights.facts(${[...measures]}, span.since, span.before) f left join staff.member m on m.id = agent_id
    where ${among(db, asked)} and (${after === null}
      or (at, f.measure || coalesce(message_id, case_id)::text) < (${after?.place ?? null}::timestamptz, ${after?.key ?? null}::text))
    order by at desc, key desc limit ${limit}`;
}

const listWaiting = (
  db: Db,
  asked: Asked,
  { after, limit }: { after: Place | null; limit: number },
): Promise<CountedRow[]> => db<CountedRow[]>`
  select ${placed(db)} as place, case_id::text as key, at, case_id, message_id, channel, language, topic, null as agent_id, null as agent_name,
    round(extract(epoch from ${asked.to} - at))::int as seconds
  from ${waiting(db, asked)}
  where ${among(db, asked)} and (${after === null} or (at, case_id::text) > (${after?.place ?? null}::timestamptz, ${after?.key ?? null}::text))
  order by at, key limit ${limit}`;
