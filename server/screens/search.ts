/** Search over all messages and people. What is searched is the masked text, so that nobody finds people by their booking code. */
import type { z } from "zod";
import type { FoundMessage as FoundMessageShape, FoundPerson as FoundPersonShape } from "../../contract/search.ts";
import { findBeginners, searchBlock, searchMarks } from "../modules/cases/index.ts";
import type { Db } from "../platform/db.ts";
import { beginningOf, findMatches, queryFor, unspacedRuns } from "../platform/words.ts";
import { page, readCursor } from "./cursor.ts";

type FoundMessage = z.output<typeof FoundMessageShape>;
type FoundPerson = z.output<typeof FoundPersonShape>;

export interface MessageSearch {
  text: string;
  limit: number;
  cursor?: string | undefined;
  channel?: string | undefined;
  language?: string | undefined;
  direction?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

interface FoundRow {
  seq: string;
  id: string;
  text: string;
  caseId: string | null;
  caseNumber: string | null;
  customerId: string | null;
  channel: FoundMessage["message"]["channel"];
  visibility: FoundMessage["message"]["visibility"];
  direction: FoundMessage["message"]["direction"];
  authorName: string | null;
  language: FoundMessage["message"]["language"];
  writtenAt: Date;
}

/** Newest first. */
export async function searchMessages(
  db: Db,
  search: MessageSearch,
): Promise<{ items: FoundMessage[]; nextCursor: string | null }> {
  const { text, limit, cursor } = search;
  const [before = null] = readCursor(cursor, 1) ?? [];
  const rows = await findRows(db, search, before === null ? null : Number(before));
  const { items, nextCursor } = page(rows, limit, ({ seq }) => [seq]);
  return { items: items.map((row) => showFound(row, text)), nextCursor };
}

/** How many of the newest blocks each look takes in; the last takes all that is left. */
const looks = [1, 4, 16, Infinity];

/** Looks at the newest blocks first: a common word is found there at once, a rare one costs little anywhere. */
async function findRows(db: Db, search: MessageSearch, before: number | null): Promise<FoundRow[]> {
  const beginning = beginningOf(search.text);
  const beginners = beginning === null ? [] : await findBeginners(db, beginning);
  const query = queryFor(search.text, beginners);
  if (!query || (beginning !== null && beginners.length === 0)) return [];
  const [top] = await db<[{ seq: number }]>`select coalesce(max(seq), 0)::float8 as seq from cases.message`;
  let from = before ?? top.seq + 1;
  const found: FoundRow[] = [];
  for (const blocks of looks) {
    if (from <= 0 || found.length > search.limit) break;
    const first = Math.max(0, (Math.floor((from - 1) / searchBlock) - blocks + 1) * searchBlock);
    found.push(...(await look(db, search, { query, from, first, limit: search.limit + 1 - found.length })));
    from = first;
  }
  return found;
}

interface Look {
  query: string;
  /** Up to this seq, not with it. */
  from: number;
  first: number;
  limit: number;
}

async function look(db: Db, search: MessageSearch, { query, from, first, limit }: Look): Promise<FoundRow[]> {
  const { text, channel, language, direction, since = null, until = null } = search;
  const marks = [
    language && searchMarks.language(language),
    channel && searchMarks.channel(channel),
    direction && searchMarks.direction(direction),
  ].filter((mark) => mark !== undefined);
  const blocks: string[] = [];
  if (first > 0) for (let seq = first; seq < from; seq += searchBlock) blocks.push(searchMarks.block(seq));
  const whole = [query, ...marks.map(quote), ...(blocks.length > 0 ? [`(${blocks.map(quote).join(" | ")})`] : [])].join(
    " & ",
  );
  const runs = unspacedRuns(text).map((run) => `%${run}%`);
  return db<FoundRow[]>`
    select s.seq::text as seq, m.id, m.masked_text as text, m.case_id, 'C-' || c.number as case_number, m.customer_id, m.channel, m.visibility,
      m.direction, m.author_name, m.language, m.written_at
    from cases.message_search s join cases.message m on m.id = s.message_id left join cases."case" c on c.id = m.case_id
    where s.words @@ ${whole}::tsquery and s.seq < ${from} and s.seq >= ${first}
      ${since === null ? db`` : db`and m.written_at >= ${since}`}
      ${until === null ? db`` : db`and m.written_at < ${until}`}
      ${runs.length === 0 ? db`` : db`and m.masked_text like all(${runs})`}
    order by s.seq desc limit ${limit}`;
}

const quote = (mark: string): string => `'${mark}'`;

/** Units of text before the first match, and in all. */
const before = 60;
const excerptLength = 240;

function showFound({ text, ...message }: FoundRow, wanted: string): FoundMessage {
  const first = findMatches(text, wanted)[0]?.start ?? 0;
  const start = first <= before ? 0 : wordStart(text, first - before);
  const end = Math.min(text.length, start + excerptLength);
  const excerpt = `${start > 0 ? "… " : ""}${text.slice(start, end).toWellFormed()}${end < text.length ? " …" : ""}`;
  return { message, excerpt, matches: findMatches(excerpt, wanted) };
}

/** Where a word begins near `at`, so that an excerpt does not begin in its middle. */
function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + 20).search(/\s/u);
  return space === -1 ? at : at + space + 1;
}

interface PersonRow extends FoundPerson {
  lastWroteAt: Date | null;
}

/** Who wrote last first; of more than 500 that match, the 500 who came last. */
export async function searchPeople(
  db: Db,
  { text, limit }: { text: string; limit: number },
): Promise<{ items: FoundPerson[] }> {
  const query = queryFor(text);
  if (!query) return { items: [] };
  const items = await db<PersonRow[]>`
    with found as (
      select distinct coalesce(c.survivor_id, c.id) as customer_id from (
        select customer_id from customers.identifier where words @@ ${query}::tsquery order by id desc limit 500
      ) as newest join customers.customer c on c.id = newest.customer_id
    ), one as (
      select customer_id, customer_id as id from found
      union all
      select found.customer_id, c.id from found join customers.customer c on c.survivor_id = found.customer_id
    )
    select found.customer_id as id, handle.name,
      (select jsonb_agg(jsonb_build_object('channel', i.kind, 'handle', i.handle) order by i.id)
        from one join customers.identifier i on i.customer_id = one.id where one.customer_id = found.customer_id) as handles,
      (select count(*)::int from one join cases."case" c on c.customer_id = one.id where one.customer_id = found.customer_id and c.state <> 'closed') as open_cases,
      last.at as last_wrote_at
    from found
    left join lateral (
      select name from one join customers.identifier i on i.customer_id = one.id
      where one.customer_id = found.customer_id and name is not null order by i.id desc limit 1
    ) as handle on true
    left join lateral (
      select max(newest.written_at) as at from one cross join lateral (
        select m.written_at from cases.message m where m.customer_id = one.id order by m.seq desc limit 1
      ) as newest where one.customer_id = found.customer_id
    ) as last on true
    order by last.at desc nulls last, id limit ${limit}`;
  return { items };
}
