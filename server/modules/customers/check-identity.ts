/** Whether who is whom, as kept step by step, is what follows from everything that was said. */
import type { Db } from "../../platform/db.ts";
import { type Known, notProvedByUse } from "./identity/kinds.ts";
import { keyOf, type Link, resolve, type Tie } from "./identity/resolve.ts";

interface EventRow {
  seq: string;
  id: string;
  kind: "link" | "merge" | "apart" | "block" | "revoke";
  customerId: string | null;
  otherId: string | null;
  identifierKind: string | null;
  value: string | null;
  known: Known | null;
  name: string | null;
  revokes: string | null;
}

const pageSize = 20_000;

/** Works it all out anew from the events, and answers whoever leads elsewhere than they should. Only while nobody writes. */
export async function checkIdentity(db: Db): Promise<{ events: number; customers: number; wrong: string[] }> {
  const events = await readEvents(db);
  const revoked = new Set(events.flatMap(({ revokes }) => revokes ?? []));
  const standing = events.filter(({ id, kind }) => kind !== "revoke" && !revoked.has(id));
  const rows = await db<{ id: string; survivorId: string | null }[]>`
    select id, survivor_id from customers.customer
    where survivor_id is not null or id in (select customer_id from customers.identity_event) or id in (select other_id from customers.identity_event)
    order by first_seen_at, id`;
  const { survivors } = resolve({
    customers: rows.map(({ id }) => id),
    links: [...standing.flatMap(linkOf), ...(await readOwn(db))],
    merges: standing.filter(({ kind }) => kind === "merge").flatMap(tieOf),
    apart: standing.filter(({ kind }) => kind === "apart").flatMap(tieOf),
    blocked: new Set(
      standing.flatMap(({ kind, identifierKind, value }) =>
        kind === "block" && identifierKind && value !== null ? keyOf({ kind: identifierKind, value }) : [],
      ),
    ),
  });
  const wrong = rows.filter(({ id, survivorId }) => survivors.get(id) !== (survivorId ?? id)).map(({ id }) => id);
  return { events: events.length, customers: rows.length, wrong };
}

async function readEvents(db: Db): Promise<EventRow[]> {
  const events: EventRow[] = [];
  for (let last = "0"; ;) {
    const rows = await db<EventRow[]>`
      select e.seq::text as seq, e.id, e.kind, e.customer_id, e.other_id, i.kind as identifier_kind, i.value, e.known, e.name, e.revokes
      from customers.identity_event e left join customers.identifier i on i.id = e.identifier_id
      where e.seq > ${last}::text::bigint order by e.seq limit ${pageSize}`;
    for (const row of rows) events.push(row);
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < pageSize) return events;
  }
}

/** The handles that somebody wrote from, where anybody has said something of them: whose they are counts as proved. */
async function readOwn(db: Db): Promise<Link[]> {
  return db<Link[]>`
    select customer_id, kind, value, case when kind <> all(${notProvedByUse}::text[]) then 'verified' else 'seen' end as known, null as name
    from customers.identifier i
    where customer_id is not null and exists (select from customers.link where link.identifier_id = i.id)`;
}

const linkOf = ({ kind, customerId, identifierKind, value, known, name }: EventRow): Link[] =>
  kind === "link" && customerId && identifierKind && value !== null && known
    ? [{ customerId, kind: identifierKind, value, known, name }]
    : [];

const tieOf = ({ customerId, otherId }: EventRow): Tie[] => (customerId && otherId ? [{ customerId, otherId }] : []);
