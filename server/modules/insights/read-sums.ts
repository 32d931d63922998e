/** How many of what, from the sums of hours that are over, and from rows where a sum does not hold: one statement, so that both agree. */
import type { Db } from "../../platform/db.ts";
import { among, type Grouped, groupOf } from "./asked.ts";
import type { Bucket } from "./histogram.ts";
import type { Measure } from "./measures.ts";
import { wholeAndPieces } from "./pieces.ts";
import { findAnswerers, findFacets, naming } from "./places.ts";
import { type Tally, tallyOf } from "./tally.ts";

export interface Line extends Bucket {
  group: string;
  measure: Measure;
}

interface Row {
  measure: Measure;
  group: string;
  /** Of an hour that is summed; null where rows were counted. */
  entries: string | null;
  bucket: number;
  n: number;
}

export async function readSums(db: Db, asked: Grouped, measures: readonly Measure[]): Promise<Line[]> {
  const rows = await read(db, asked, measures);
  const named = naming();
  // What sums name is there when they are.
  const matching = { facets: await findFacets(db, asked, named), answerers: await findAnswerers(db, asked, named) };
  const groups = rows.map(({ entries, group }) =>
    entries === null || byMoment.has(asked.by) ? named.placeOf(group) : 0,
  );
  const tallies = new Map<Measure, Tally>(measures.map((measure) => [measure, tallyOf(named.names.length, matching)]));
  for (const [place, { measure, entries, bucket, n }] of rows.entries()) {
    const tally = tallies.get(measure);
    if (entries === null) tally?.add(groups[place] ?? 0, bucket, n);
    else tally?.addEntries(Buffer.from(entries, "base64"), groups[place] ?? 0);
  }
  return [...tallies].flatMap(([measure, tally]) =>
    tally.lines().map(({ group, ...line }) => ({ ...line, measure, group: named.names[group] ?? "" })),
  );
}

const byMoment = new Set(["hour", "day", "week", "time-of-day"]);

/** Of an hour its sums as they are, of what is not summed the rows that were asked for. */
function read(db: Db, asked: Grouped, measures: readonly Measure[]): Promise<Row[]> {
  const { from, to } = asked;
  const moment = byMoment.has(asked.by) ? groupOf(db, asked) : db`''`;
  return db<Row[]>`
    with ${wholeAndPieces(db, asked)}
    select measure, ${moment} as "group", encode(entries, 'base64') as entries, 0 as bucket, 0 as n
    from (select measure, hour as at, entries from insights.sum
      where measure = any(${[...measures]}) and hour >= ${from} and hour < ${to} and hour in (select hour from whole)) s
    union all
    select measure, "group", null, bucket, count(*)::int from (
      select f.measure, ${groupOf(db, asked)} as "group", insights.bucket_of(f.seconds)::int as bucket
      from piece cross join lateral insights.facts(${[...measures]}, piece.since, piece.before) f left join staff.member m on m.id = f.agent_id
      where ${among(db, asked)}) r
    group by 1, 2, 4`;
}
