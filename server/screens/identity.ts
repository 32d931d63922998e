/** What was said about who a customer is, and the ids that are theirs. */
import type { z } from "zod";
import type { IdentityEvent as EventShape } from "../../contract/customers.ts";
import { findOne, maskIdentifier } from "../modules/customers/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type IdentityEvent = z.output<typeof EventShape>;

/** For a query: all ids of the customer that this id leads to. */
export const sameAs = (db: Db, customerId: string) => db`(
  select one.id from customers.customer named
  join customers.customer one on one.id = coalesce(named.survivor_id, named.id) or one.survivor_id = coalesce(named.survivor_id, named.id)
  where named.id = ${customerId}
)`;

type EventRow = Omit<IdentityEvent, "identifier" | "by"> & {
  seq: string;
  identifierKind: NonNullable<IdentityEvent["identifier"]>["kind"] | null;
  value: string | null;
  known: NonNullable<IdentityEvent["identifier"]>["known"] | null;
  actorId: string | null;
  actorName: string | null;
};

/** Newest first. What was said of one before a merge was taken back stays with both who were named. */
export async function getIdentityHistory(
  db: Db,
  customerId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: IdentityEvent[]; nextCursor: string | null }> {
  const [before = null] = readCursor(cursor, 1) ?? [];
  const { ids } = await findOne(db, customerId);
  const rows = await db<EventRow[]>`
    with said as (
      select id from customers.identity_event where customer_id = any(${ids}::uuid[])
      union
      select id from customers.identity_event where other_id = any(${ids}::uuid[])
    )
    select e.seq::text as seq, e.id, e.at, e.kind, e.customer_id, e.other_id, i.kind as identifier_kind, i.value, e.known, e.revokes,
      exists (select from customers.identity_event later where later.revokes = e.id) as is_taken_back, e.actor_id, m.name as actor_name,
      e.source, e.reason, coalesce((
        select jsonb_agg(jsonb_build_object('customerId', customer_id, 'from', from_id, 'to', to_id) order by seq)
        from (select * from customers.move where event_id = e.id order by seq limit 200) as moved
      ), '[]') as moved
    from customers.identity_event e
    left join customers.identifier i on i.id = e.identifier_id
    left join staff.member m on m.id = e.actor_id
    where (e.id in (select id from said) or e.revokes in (select id from said))
      and (${before}::text::bigint is null or e.seq < ${before}::text::bigint)
    order by e.seq desc limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, ({ seq }) => [seq]);
  return { items: items.map(showEvent), nextCursor };
}

function showEvent({ seq: _seq, identifierKind, value, known, actorId, actorName, ...event }: EventRow): IdentityEvent {
  return {
    ...event,
    identifier:
      identifierKind && value !== null && known
        ? { kind: identifierKind, known, value: maskIdentifier({ kind: identifierKind, value }) }
        : null,
    by: actorId && actorName !== null ? { id: actorId, name: actorName } : null,
  };
}
