/** Whether who is whom, as kept step by step, is what follows from everything that was said. */
import { setImmediate } from "node:timers/promises";
import { type Db, findByIndex, inOneView, type Pool } from "../../platform/db.ts";
import { decide } from "./identity/decide.ts";
import { group } from "./identity/grouping.ts";
import { type Known, notProvedByUse } from "./identity/kinds.ts";
import { Book } from "./identity/ledger.ts";

export interface Checked {
  events: number;
  customers: number;
  /** Who leads elsewhere than they should. */
  wrong: string[];
  /** Events that hold and are not kept as such, or do not and are. */
  strayEvents: number;
}

const pageSize = 20_000;

/** Works it all out anew from the events, as they were at one moment. Others work on meanwhile. */
export function checkIdentity(db: Pool): Promise<Checked> {
  return inOneView(db, async (db) => {
    await findByIndex(db);
    // Of tens of millions the working out takes longer than the database waits for somebody who asks nothing.
    await db`select set_config('idle_in_transaction_session_timeout', '0', true)`;
    const book = new Book();
    const read = await readEvents(db, book);
    const stored = await readCustomers(db, book);
    const grouped = await workOff(group(book.close(stored.firstSeen)));
    const { survivors, disputed } = grouped;
    const suspects = new Set<number>();
    for (let n = 0; n < survivors.length; n++) {
      const root = survivors[n] as number;
      if (disputed[root] === 1 || stored.survivors[n] !== root) suspects.add(root);
    }
    const right = await decide(db, book, { ...grouped, suspects });
    const wrong: string[] = [];
    for (const [n, survivor] of right) if (stored.survivors[n] !== survivor) wrong.push(book.customers.id(n));
    wrong.push(...stored.strangers);
    return { ...read, customers: book.customers.size, wrong };
  });
}

/** Others have their turn in between. */
async function workOff<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await setImmediate();
  }
}

interface EventRow {
  seq: string;
  kind: "link" | "merge" | "apart" | "block" | "revoke";
  customerId: string | null;
  otherId: string | null;
  identifierId: string | null;
  identifierKind: string | null;
  /** Who writes from the identifier. */
  ownerId: string | null;
  known: Known | null;
  name: string | null;
  isRevoked: boolean;
  isKept: boolean;
}

async function readEvents(db: Db, book: Book): Promise<Pick<Checked, "events" | "strayEvents">> {
  let [events, strayEvents] = [0, 0];
  for (let last = "0"; ;) {
    const rows = await db<EventRow[]>`
      select e.seq::text as seq, e.kind, e.customer_id, e.other_id, e.identifier_id::text as identifier_id, i.kind as identifier_kind,
        i.customer_id as owner_id, e.known, e.name,
        exists (select from customers.identity_event later where later.revokes = e.id) as is_revoked,
        exists (select from customers.link where event_id = e.id) or exists (select from customers.tie where event_id = e.id)
          or exists (select from customers.block where event_id = e.id) as is_kept
      from customers.identity_event e left join customers.identifier i on i.id = e.identifier_id
      where e.seq > ${last}::text::bigint order by e.seq limit ${pageSize}`;
    for (const row of rows) {
      const holds = row.kind !== "revoke" && !row.isRevoked;
      if (holds) write(book, row);
      if (holds !== row.isKept) strayEvents++;
    }
    events += rows.length;
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < pageSize) return { events, strayEvents };
  }
}

function write(book: Book, row: EventRow): void {
  const { kind, customerId, otherId, identifierKind, ownerId, known, name } = row;
  if (customerId && otherId && (kind === "merge" || kind === "apart")) book.tie(kind, customerId, otherId);
  if (row.identifierId === null || identifierKind === null) return;
  const identifier = Number(row.identifierId);
  // Whose a handle is counts as proved, where anybody has said something of it.
  if (book.meet(identifier, identifierKind) && ownerId) {
    const known = notProvedByUse.includes(identifierKind) ? "seen" : "verified";
    book.link(ownerId, identifier, { known, name: null });
  }
  if (kind === "block") book.block(identifier);
  if (kind === "link" && customerId && known) book.link(customerId, identifier, { known, name });
}

interface Stored {
  firstSeen: Float64Array;
  survivors: Int32Array;
  /** Who leads to somebody else although nothing was said of them. */
  strangers: string[];
}

interface CustomerRow {
  id: string;
  survivorId: string;
  /** In microseconds. */
  firstSeen: number;
}

/** By number; those who lead to somebody that nothing was said of lead to -1. */
async function readCustomers(db: Db, { customers }: Book): Promise<Stored> {
  const stored: Stored = {
    firstSeen: new Float64Array(customers.size),
    survivors: new Int32Array(customers.size),
    strangers: [],
  };
  for (let from = 0; from < customers.size; from += pageSize) {
    const size = Math.min(pageSize, customers.size - from);
    const ids = Array.from({ length: size }, (_, n) => customers.id(from + n));
    const rows = await db<CustomerRow[]>`
      select id, coalesce(survivor_id, id) as survivor_id, (extract(epoch from first_seen_at) * 1000000)::float8 as first_seen
      from customers.customer where id = any(${ids}::uuid[])`;
    for (const { id, survivorId, firstSeen } of rows) {
      const number = customers.find(id);
      stored.firstSeen[number] = firstSeen;
      stored.survivors[number] = customers.find(survivorId);
    }
  }
  for (let last = "00000000-0000-0000-0000-000000000000"; ;) {
    const rows = await db<{ id: string }[]>`
      select id from customers.customer where survivor_id is not null and id > ${last} order by id limit ${pageSize}`;
    for (const { id } of rows) if (customers.find(id) === -1) stored.strangers.push(id);
    last = rows.at(-1)?.id ?? last;
    if (rows.length < pageSize) return stored;
  }
}
