/** From one moment on nothing leads to somebody any more: who writes from the same handle afterwards is somebody new. */
import type { Context } from "../../../platform/context.ts";
import { changed, emit } from "../../../platform/events.ts";
import type { Counts } from "../../../platform/traces.ts";
import { customersMoved } from "../events.ts";
import { settle } from "../identity/record.ts";
import { AlreadyErased, CustomerNotFound } from "../problems.ts";
import { ownTraces, type Subject } from "./subject.ts";

/** Holds these customers until the end of the transaction; throws where one is not there, or was erased before. */
export async function holdCustomers(app: Context, customerIds: readonly string[]): Promise<void> {
  const rows = await app.db<{ isErased: boolean }[]>`
    select erased_at is not null as is_erased from customers.customer where id = any(${[...customerIds]}::uuid[]) order by id for update`;
  if (rows.length < new Set(customerIds).size) throw CustomerNotFound();
  if (rows.some(({ isErased }) => isErased)) throw AlreadyErased();
}

/**
 * Only while holding identity. The identifiers' rows stay without anything in them until nobody refers to them; what was said about
 * who they are goes, and those who shared something with them are who follows from the rest.
 */
export async function letGo(app: Context, subject: Subject): Promise<Counts> {
  const { db } = app;
  const ids = [...subject.customerIds];
  const own = ownTraces(subject).map(({ id }) => id);
  await holdCustomers(app, ids);
  const others = await db<{ id: string }[]>`
    select distinct customer_id as id from customers.link
    where identifier_id = any(${subject.traces.map(({ id }) => id)}::bigint[]) and customer_id <> all(${ids}::uuid[])
    union select i.customer_id from customers.identifier i
      where i.id = any(${subject.traces.map(({ id }) => id)}::bigint[]) and i.customer_id <> all(${ids}::uuid[])
    union select case when customer_id = any(${ids}::uuid[]) then other_id else customer_id end from customers.tie
      where (customer_id = any(${ids}::uuid[])) <> (other_id = any(${ids}::uuid[]))
    union select id from customers.customer where survivor_id = any(${ids}::uuid[]) and id <> all(${ids}::uuid[])`;
  const events = await eraseSaid(app, ids, own);
  await db`
    update customers.identifier
    set value = case when id = any(${own}::bigint[]) then 'erased:' || gen_random_uuid() else value end,
      name = null, handle = null, words = '', customer_id = null, known = 'seen'
    where id = any(${own}::bigint[]) or customer_id = any(${ids}::uuid[])`;
  await db`
    update customers.customer set erased_at = (select platform.now()), language = 'und', survivor_id = null where id = any(${ids}::uuid[])`;
  await settleOthers(
    app,
    others.map(({ id }) => id),
  );
  await changed(
    app,
    ids.map((id) => `customer/${id}`),
  );
  return { identifiers: own.length, "identity-steps": events };
}

/** All that was said about them, and about what is theirs alone, with its taking back. Of others' steps nothing goes. */
async function eraseSaid({ db }: Context, ids: string[], own: string[]): Promise<number> {
  const rows = await db<{ id: string }[]>`
    with said as (
      select id from customers.identity_event where customer_id = any(${ids}::uuid[])
      union select id from customers.identity_event where other_id = any(${ids}::uuid[])
      union select id from customers.identity_event where identifier_id = any(${own}::bigint[])
    )
    select id from said union select e.id from customers.identity_event e join said on e.revokes = said.id`;
  const events = rows.map(({ id }) => id);
  await db`delete from customers.link where event_id = any(${events}::uuid[])`;
  await db`delete from customers.tie where event_id = any(${events}::uuid[])`;
  await db`delete from customers.block where event_id = any(${events}::uuid[])`;
  await db`delete from customers.move where customer_id = any(${ids}::uuid[])`;
  await db`update customers.move set event_id = null where event_id = any(${events}::uuid[])`;
  await db`delete from customers.identity_event where id = any(${events}::uuid[])`;
  return events.length;
}

async function settleOthers(app: Context, others: readonly string[]): Promise<void> {
  if (others.length === 0) return;
  const moved = await settle(app.db, others);
  if (moved.length > 0) await emit(app, customersMoved, moved);
}

/** The rest of them, once nobody refers to it. What told of a former identifier and of somebody else stays. */
export async function eraseIdentifiers({ db }: Context, subject: Subject): Promise<Counts> {
  const own = ownTraces(subject).map(({ id }) => id);
  await db`delete from customers.identifier where id = any(${own}::bigint[])`;
  const { count } = await db`
    delete from customers.identifier i
    where id = any(${[...subject.formerIds]}::bigint[]) and customer_id is null
      and not exists (select from customers.identity_event where identifier_id = i.id)
      and not exists (select from customers.link where identifier_id = i.id)`;
  return { "former-identifiers": count };
}
