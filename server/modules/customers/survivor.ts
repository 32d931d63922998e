/** Whom a customer's id leads to, and who else is the same. */
import type { Db } from "../../platform/db.ts";
import { AlreadyErased, CustomerNotFound } from "./problems.ts";

export interface OneCustomer {
  survivorId: string;
  /** All ids that lead to the survivor, theirs first. */
  ids: string[];
}

/** An id stays valid for ever: it leads to who was known longest of those who are one. */
export async function findOne(db: Db, customerId: string): Promise<OneCustomer> {
  const rows = await db<{ id: string; survivorId: string }[]>`
    with one as (select coalesce(survivor_id, id) as id from customers.customer where id = ${customerId})
    select customer.id, one.id as survivor_id from one join customers.customer on customer.id = one.id
    union all
    select customer.id, one.id from one join customers.customer on customer.survivor_id = one.id
    order by 1`;
  const [first] = rows;
  if (!first) throw CustomerNotFound();
  const { survivorId } = first;
  return { survivorId, ids: [survivorId, ...rows.map(({ id }) => id).filter((id) => id !== survivorId)] };
}

/** The same for many, by the id that was asked for; whom we do not know is missing. */
export async function findOnes(db: Db, customerIds: readonly string[]): Promise<Map<string, OneCustomer>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db<{ asked: string; survivorId: string; ids: string[] }[]>`
    select c.id as asked, coalesce(c.survivor_id, c.id) as survivor_id,
      array(select id from customers.customer s where s.survivor_id = coalesce(c.survivor_id, c.id) order by id) as ids
    from customers.customer c where c.id = any(${[...customerIds]}::uuid[])`;
  return new Map(rows.map(({ asked, survivorId, ids }) => [asked, { survivorId, ids: [survivorId, ...ids] }]));
}

/** Those of them who are there and not erased, the one known longest first. */
export async function findUnerased(db: Db, customerIds: readonly string[]): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select id from customers.customer where id = any(${[...customerIds]}::uuid[]) and erased_at is null order by first_seen_at, id`;
  return rows.map(({ id }) => id);
}

/** Throws where nothing is kept of one of them any more. */
export async function requireKept(db: Db, customerIds: readonly string[]): Promise<void> {
  const [row] = await db`
    select from customers.customer where id = any(${[...customerIds]}::uuid[]) and erased_at is not null limit 1`;
  if (row) throw AlreadyErased();
}
