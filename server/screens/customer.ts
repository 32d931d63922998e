/** Who a customer is: their identifiers and how each is known. */
import type { z } from "zod";
import type { Customer as CustomerShape } from "../../contract/customers.ts";
import type { Language } from "../../contract/words.ts";
import { findOne, maskIdentifier } from "../modules/customers/index.ts";
import type { Db } from "../platform/db.ts";

type Customer = z.output<typeof CustomerShape>;

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
