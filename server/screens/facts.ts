/** Facts for the desk, with the answers that used them. */
import type { z } from "zod";
import type { Fact as FactShape, FactUse } from "../../contract/facts.ts";
import { addressOf, type Fact, findFact, listFacts } from "../modules/facts/index.ts";
import { findNames } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

interface Reads {
  db: Db;
  publicUrl: string;
}

type Shown = z.output<typeof FactShape>;
type Use = z.output<typeof FactUse>;

export const getFacts = async (app: Reads, { over }: { over: boolean }): Promise<Shown[]> =>
  show(app, await listFacts(app.db, { over }));

export async function getFact(app: Reads, id: string): Promise<Shown> {
  const [shown] = await show(app, [await findFact(app.db, id)]);
  if (!shown) throw new Error("a fact that was just there is gone");
  return shown;
}

async function show({ db, publicUrl }: Reads, facts: readonly Fact[]): Promise<Shown[]> {
  const [names, toPutRight] = await Promise.all([
    findNames(
      db,
      facts.flatMap(({ ownerId, writtenBy }) => (writtenBy ? [ownerId, writtenBy] : [ownerId])),
    ),
    countToPutRight(
      db,
      facts.map(({ id }) => id),
    ),
  ]);
  return facts.map(({ code, ownerId, writtenBy, ...one }) => ({
    id: one.id,
    kind: one.kind,
    state: one.state,
    source: one.source,
    owner: { id: ownerId, name: names.get(ownerId) ?? "" },
    url: addressOf(publicUrl, code),
    endedAt: one.endedAt,
    newest: {
      number: one.number,
      validFrom: one.validFrom,
      validUntil: one.validUntil,
      corrects: one.corrects,
      writtenBy: writtenBy && (names.get(writtenBy) ?? null),
      writtenAt: one.writtenAt,
      texts: one.texts,
    },
    toPutRight: toPutRight.get(one.id) ?? 0,
  }));
}

/** The next version said that this one was wrong, nobody settled it, and no later answer in its case used a better one. */
const isToPutRight = (db: Db) => db`
  u.settled_at is null
  and exists (select 1 from facts.version better where better.fact_id = u.fact_id and better.number = u.version + 1 and better.corrects)
  and not exists (
    select 1 from cases.message later join cases.used_fact again on again.message_id = later.id
    where later.case_id = m.case_id and later.seq > m.seq and again.fact_id = u.fact_id and again.version > u.version
      and later.delivery_state not in ('undone', 'refused'))`;

/** What was undone or refused told nobody anything. */
const toldSomebody = (db: Db) => db`m.case_id is not null and m.delivery_state not in ('undone', 'refused')`;

async function countToPutRight(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db<{ id: string; n: number }[]>`
    select u.fact_id as id, count(*)::int as n
    from cases.used_fact u join cases.message m on m.id = u.message_id
    where u.fact_id = any(${[...ids]}::uuid[]) and ${toldSomebody(db)} and ${isToPutRight(db)}
    group by u.fact_id`;
  return new Map(rows.map(({ id, n }) => [id, n]));
}

type UseRow = Use & { seq: string };

const selectUses = (db: Db, factId: string) => db`
  select u.message_id, m.case_id, c.number as case_number, m.channel, m.author_name as writer, m.written_at as at, u.version, m.seq::text as seq,
    ${isToPutRight(db)} as to_put_right
  from cases.used_fact u join cases.message m on m.id = u.message_id join cases."case" c on c.id = m.case_id
  where u.fact_id = ${factId} and ${toldSomebody(db)}`;

/** To be put right first, then the newest. */
export async function listUses(
  db: Db,
  { factId, limit, cursor }: { factId: string; limit: number; cursor?: string | undefined },
): Promise<{ items: Use[]; nextCursor: string | null }> {
  await findFact(db, factId);
  const [rank = null, before = null] = readCursor(cursor, 2) ?? [];
  const rows = await db<UseRow[]>`
    select * from (${selectUses(db, factId)}) as used
    where ${rank}::int is null or (to_put_right::int, seq::bigint) < (${rank}::int, ${before}::bigint)
    order by to_put_right desc, seq::bigint desc limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => [Number(row.toPutRight), row.seq]);
  return { items: items.map(withoutSeq), nextCursor };
}

export async function getUse(db: Db, { factId, messageId }: { factId: string; messageId: string }): Promise<Use> {
  const [row] = await db<UseRow[]>`
    select * from (${selectUses(db, factId)}) as used where message_id = ${messageId}`;
  if (!row) throw new Error("a use that was just there is gone");
  return withoutSeq(row);
}

const withoutSeq = ({ seq: _seq, ...use }: UseRow): Use => use;
