/** Where something of what is asked for may be, the newest first: hours whose sums say so, and whatever is not summed. */
import type { Db } from "../../platform/db.ts";
import type { Asked } from "./asked.ts";
import type { Measure } from "./measures.ts";
import { wholeAndPieces } from "./pieces.ts";
import { findAnswerers, findFacets, naming } from "./places.ts";
import { countIn, type Matching } from "./tally.ts";

export interface Span {
  since: Date;
  before: Date;
}

/** What is asked for at all stands in no sum where one of both is empty. */
const isAny = ({ facets, answerers }: Matching): boolean =>
  [facets, answerers].every((places) => places.some((place) => place >= 0));

export async function findMatching(db: Db, asked: Asked): Promise<Matching> {
  return { facets: await findFacets(db, asked, naming()), answerers: await findAnswerers(db, asked, naming()) };
}

interface Search {
  measures: readonly Measure[];
  matching: Matching;
  /** How many rows are wanted. */
  enough: number;
  /** How many hours and pieces are looked at. */
  atOnce: number;
}

/** `rest` is up to where nobody has looked yet; null where all was. */
export async function findSpans(
  db: Db,
  asked: Asked,
  { measures, matching, enough, atOnce }: Search,
): Promise<{ spans: Span[]; rest: Date | null }> {
  const rows = await db<(Span & { entries: string | null; isSummed: boolean })[]>`
    with ${wholeAndPieces(db, asked)}
    select since, before, null as entries, false as is_summed from piece
    union all
    select hour, hour + interval '1 hour', (
      select encode(string_agg(s.entries, ''), 'base64') from insights.sum s where s.measure = any(${[...measures]}) and s.hour = whole.hour), true from whole where ${isAny(matching)}
    order by 1 desc limit ${atOnce}`;
  const spans: Span[] = [];
  let sure = 0;
  for (const { since, before, entries, isSummed } of rows) {
    if (sure >= enough) return { spans, rest: before };
    const n = countIn(Buffer.from(entries ?? "", "base64"), matching);
    sure += n;
    if (!isSummed || n > 0) spans.push({ since, before });
  }
  return { spans, rest: rows.length < atOnce ? null : (rows.at(-1)?.since ?? null) };
}
