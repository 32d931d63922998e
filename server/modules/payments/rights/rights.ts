/** What somebody was asked to pay: for themselves to read, or to be nobody's. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";

export async function exportPayments(db: Db, customerIds: readonly string[]) {
  const rows = await db`
    select r.asked_at, r.amount::text as amount, r.currency, r.purpose, r.about, r.state, r.expires_at,
      (select min(paid_at) from payments.receipt c where c.request_id = r.id) as paid_at,
      (select sum(f.amount)::text from payments.refund f where f.request_id = r.id and f.state = 'done') as refunded
    from payments.request r where r.customer_id = any(${[...customerIds]}::uuid[]) order by r.asked_at limit 5000`;
  return [...rows];
}

/** Links lead nowhere, and what is still open is closed at the provider. Amounts, times and the provider's numbers stay, as accounts must. */
export async function erasePayments(db: Db, customerIds: readonly string[]): Promise<Counts> {
  const ids = [...customerIds];
  const open = await db<{ id: string; hostedId: string | null }[]>`
    update payments.request set state = 'cancelled', why = 'erased', look_at = null
    where customer_id = any(${ids}::uuid[]) and state = any (array['created', 'sent', 'viewed']) returning id, hosted_id`;
  for (const { id, hostedId } of open)
    if (hostedId)
      await db`insert into payments.operation (request_id, kind) values (${id}, 'expire') on conflict do nothing`;
  const { count } = await db`
    update payments.request set about = null, page_url = null, token_hash = null
    where customer_id = any(${ids}::uuid[]) and (about is not null or page_url is not null or token_hash is not null)`;
  const { count: reasons } = await db`
    update payments.refund set reason = null
    where reason is not null and request_id in (select id from payments.request where customer_id = any(${ids}::uuid[]))`;
  await db`
    update payments.delivery set body = null, state = 'read'
    where body is not null and request_id in (select id from payments.request where customer_id = any(${ids}::uuid[]))`;
  return count + reasons > 0 ? { payments: count } : {};
}
