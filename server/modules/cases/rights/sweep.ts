/** Looks through others' messages for what names somebody: words they wrote as a guest, quotes of them, their addresses and numbers. */
import type { Context } from "../../../platform/context.ts";
import { addCounts, type Erased } from "../../../platform/traces.ts";
import { forgetSearch } from "./forget-search.ts";
import { sweepDrafts } from "./sweep-drafts.ts";
import type { TheirMessage } from "./theirs.ts";
import { withDots } from "./with-dots.ts";

export interface Sweep {
  customerIds: readonly string[];
  /** What names them and nobody else. */
  needles: readonly string[];
  /** Ids they have on channels. */
  authorIds: readonly string[];
  /** What came later is not looked at: who names them then names somebody we do not know. */
  until: Date;
  cursor: string | null;
}

const atOnce = 4000;

interface Named {
  id: string;
  seq: string;
  accountId: string;
  externalIds: string[];
  isAuthor: boolean;
  isQuoted: boolean;
  text: string;
  maskedText: string;
  letter: { to?: string[]; cc?: string[]; [key: string]: unknown } | null;
  bodyText: string | null;
  bodyMasked: string | null;
  html: string | null;
}

/** One step; what they wrote in others' talks is handed back, to be erased as theirs. */
export async function sweepMessages(
  app: Context,
  { customerIds, needles, authorIds, until, cursor }: Sweep,
): Promise<Erased & { cursor: string | null; theirs: TheirMessage[] }> {
  const { db } = app;
  if (cursor === null) await sweepDrafts(db, needles);
  const after = cursor ?? "0";
  const [end] = await db<{ seq: string | null }[]>`
    select max(seq)::text as seq from (select seq from cases.message where seq > ${after}::text::bigint and received_at <= ${until} order by seq limit ${atOnce}) as next`;
  const to = end?.seq ?? null;
  if (to === null) return { counts: {}, hasMore: false, cursor: null, theirs: [] };
  const lower = needles.map((needle) => needle.toLowerCase());
  const rows = await db<Named[]>`
    select m.id, m.seq::text as seq, m.account_id, array_remove(array[m.external_id, m.version_external_id], null) as external_ids,
      m.direction = 'inbound' and coalesce(m.letter -> 'from' ->> 'address' = any(${[...authorIds]}::text[]), false) as is_author,
      coalesce(m.quoted -> 'author' ->> 'id' = any(${[...authorIds]}::text[]), false) as is_quoted,
      m.text, m.masked_text, m.letter, b.text as body_text, b.masked_text as body_masked, b.html
    from cases.message m left join cases.letter_body b on b.message_id = m.id
    where m.seq > ${after}::text::bigint and m.seq <= ${to}::text::bigint and m.removed_why is distinct from 'erased'
      and (m.customer_id is null or m.customer_id <> all(${[...customerIds]}::uuid[]))
      and (
        m.quoted -> 'author' ->> 'id' = any(${[...authorIds]}::text[])
        or exists (select from unnest(${lower}::text[]) as needle
          where position(needle in lower(concat_ws(' ', m.text, m.author_handle, m.letter::text, m.quoted::text, b.text, b.html))) > 0))
    order by m.seq for update of m`;
  const theirs = rows.filter(({ isAuthor }) => isAuthor);
  const others = rows.filter(({ isAuthor }) => !isAuthor);
  for (const one of others) await maskIn(app, one, needles);
  await readAnew(
    app,
    others.map(({ id }) => id),
  );
  return {
    counts: addCounts({}, { "named-by-others": others.length }),
    hasMore: true,
    cursor: to,
    theirs: theirs.map(({ id, seq, accountId, externalIds }) => ({ id, seq, accountId, externalIds })),
  };
}

async function maskIn({ db }: Context, one: Named, needles: readonly string[]): Promise<void> {
  const masked = (text: string): string => withDots(text, needles);
  const letter = one.letter && (JSON.parse(masked(JSON.stringify(one.letter))) as Named["letter"]);
  await db`
    update cases.message set text = ${masked(one.text)}, masked_text = ${masked(one.maskedText)}, letter = ${letter && db.json(letter as never)},
      author_handle = case when lower(author_handle) = any(${needles.map((needle) => needle.toLowerCase())}::text[]) then null else author_handle end,
      reading = case when text = ${masked(one.text)} then reading end,
      quoted = case when ${one.isQuoted} or quoted::text <> ${"null"} and exists (
        select from unnest(${needles.map((needle) => needle.toLowerCase())}::text[]) as needle where position(needle in lower(quoted::text)) > 0) then null else quoted end
    where id = ${one.id}`;
  if (one.bodyText !== null || one.html !== null)
    await db`
      update cases.letter_body set text = ${one.bodyText && masked(one.bodyText)}, masked_text = ${one.bodyMasked && masked(one.bodyMasked)}, html = ${one.html && masked(one.html)}
      where message_id = ${one.id}`;
}

/** What their words lead to follows from what is left of them. */
async function readAnew({ db }: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await forgetSearch(db, ids);
  await db`insert into cases.message_search_due (message_id) select unnest(${[...ids]}::uuid[]) on conflict do nothing`;
  await db`
    update cases."case" c set preview = coalesce((
      select left(masked_text, 160) from cases.message
      where case_id = c.id and direction = 'inbound' and removed_at is null order by seq desc limit 1), '')
    where id in (select case_id from cases.message where id = any(${[...ids]}::uuid[]))`;
}
