/** A customer's profile, and all that happened with them. */
import type { z } from "zod";
import type { Customer as CustomerShape, TimelineEntry as EntryShape } from "../../contract/customers.ts";
import type { Language } from "../../contract/words.ts";
import { findOne, maskIdentifier } from "../modules/customers/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type Customer = z.output<typeof CustomerShape>;
type TimelineEntry = z.output<typeof EntryShape>;

/** Under whatever id they are asked for. */
export async function getCustomer(db: Db, customerId: string): Promise<Customer> {
  const { survivorId: id, ids } = await findOne(db, customerId);
  const [row] = await db<[{ language: Language; firstSeenAt: Date; caseCount: number; messageCount: number }]>`
    select language, first_seen_at,
      (select count(*)::int from cases."case" where customer_id = any(${ids}::uuid[])) as case_count,
      (select count(*)::int from cases.message where customer_id = any(${ids}::uuid[]) and direction = 'inbound') as message_count
    from customers.customer where id = ${id}`;
  const identifiers = await db<Customer["identifiers"]>`
    select kind, value, name, handle, known, since from (
      select kind, value, name, handle, known, since from customers.identifier where customer_id = any(${ids}::uuid[])
      union all
      (select distinct on (i.id) i.kind, i.value, null, null, case when l.known = 'verified' and l.until <= (select platform.now()) then 'claimed' else l.known end, e.at
      from customers.link l join customers.identifier i on i.id = l.identifier_id join customers.identity_event e on e.id = l.event_id
      where l.customer_id = any(${ids}::uuid[]) and (i.customer_id is null or i.customer_id <> all(${ids}::uuid[]))
      order by i.id, l.known = 'verified' and coalesce(l.until > (select platform.now()), true) desc, e.at)
    ) as had order by since desc, kind, value limit 50`;
  const named = identifiers.find(({ name, handle }) => name !== null || handle !== null);
  return {
    id,
    ids,
    ...row,
    name: named?.name ?? null,
    handle: named?.handle ?? null,
    identifiers: identifiers.map((one) => ({ ...one, value: maskIdentifier(one) })),
  };
}

type EntryRow = TimelineEntry & { sortAt: string };

/** Newest first; texts as dots where they hold personal data. */
export async function getTimeline(
  db: Db,
  customerId: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const after = readCursor(cursor, 2);
  const { ids } = await findOne(db, customerId);
  const rows = await db<EntryRow[]>`
    select id, at, at::text as sort_at, kind, channel, visibility, text, case_id, by from (
      select 'message-' || id as id, least(written_at, received_at) as at,
        case when direction = 'inbound' then 'wrote' when visibility = 'internal' then 'note' else 'answered' end as kind,
        channel, visibility, masked_text as text, case_id, case when direction = 'outbound' then author_name end as by
      from cases.message where customer_id = any(${ids}::uuid[])
      union all
      select 'opened-' || id, opened_at, 'case-opened', channel, visibility, null, id, null from cases."case" where customer_id = any(${ids}::uuid[])
      union all
      select 'closed-' || id, closed_at, 'case-closed', channel, visibility, null, id, null from cases."case" where customer_id = any(${ids}::uuid[]) and closed_at is not null
    ) as happened
    ${after ? db`where (at, id) < (${after[0] ?? null}::text::timestamptz, ${after[1] ?? null}::text)` : db``}
    order by at desc, id desc limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, (row) => [row.sortAt, row.id]);
  return { items: items.map(({ sortAt: _sortAt, ...entry }) => entry), nextCursor };
}
