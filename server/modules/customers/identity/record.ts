/** What follows from what is said about who is whom, kept at once. */
import { atomically, type Context } from "../../../platform/context.ts";
import { byIndex, type Db } from "../../../platform/db.ts";
import { emit } from "../../../platform/events.ts";
import { customersMoved } from "../events.ts";
import { manyInOne } from "./kinds.ts";
import { resolve } from "./resolve.ts";
import { type Said, write } from "./said.ts";
import { findSurroundings } from "./surroundings.ts";

/** Who leads to somebody else than before. */
export type Moved = {
  customerId: string;
  from: string;
  to: string;
};

/** Until the end of the transaction nobody else changes who is whom: two agents at once come one after the other. */
export async function holdIdentity(db: Db): Promise<void> {
  // Those concerned are few among millions; the planner would rather read the millions, and think longer than it takes.
  await db`
    select ${byIndex(db)}, set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true),
      pg_advisory_xact_lock(hashtextextended('customers.identity', 0))`;
}

/** Writes what was said, each once and in any order, and gives everybody concerned the survivor that follows. */
export const record = (app: Context, said: readonly Said[]): Promise<Moved[]> =>
  atomically(app, async (app) => {
    // One after the other on one line: they are asked together, and answered in this order.
    const held = holdIdentity(app.db);
    const [seeds] = await Promise.all([withoutErased(app.db, said).then((heard) => write(app.db, heard)), held]);
    if (seeds.length === 0) return [];
    const moved = await findMoved(app.db, seeds);
    if (moved.length === 0) return [];
    const eventId = said.length === 1 ? (said[0]?.id ?? null) : null;
    // Sent together: every round to the database is waited for by all who are behind us.
    await Promise.all([move(app.db, moved, eventId), emit(app, customersMoved, moved)]);
    return moved;
  });

/** Of whom nothing is kept any more, nothing new is said: what was under way when they were erased leads nowhere. */
async function withoutErased(db: Db, said: readonly Said[]): Promise<readonly Said[]> {
  const named = said.flatMap((one) => [
    ...("customerId" in one ? [one.customerId] : []),
    ...("otherId" in one ? [one.otherId] : []),
  ]);
  if (named.length === 0) return said;
  const rows = await db<{ id: string }[]>`
    select id from customers.customer where id = any(${[...new Set(named)]}::uuid[]) and erased_at is not null`;
  if (rows.length === 0) return said;
  const erased = new Set(rows.map(({ id }) => id));
  return said.filter(
    (one) => !("customerId" in one && erased.has(one.customerId)) && !("otherId" in one && erased.has(one.otherId)),
  );
}

/** Gives `seeds` and all who depend on the same things the survivor that follows from what is known. Only while holding identity. */
export async function settle(db: Db, seeds: readonly string[]): Promise<Moved[]> {
  const moved = await findMoved(db, seeds);
  await move(db, moved, null);
  return moved;
}

/** Who should lead to somebody else than they do. */
async function findMoved(db: Db, seeds: readonly string[]): Promise<Moved[]> {
  const surroundings = await findSurroundings(db, seeds);
  const { survivors } = resolve(surroundings);
  await noteLarge(db, surroundings.before.values(), survivors.values());
  return [...surroundings.before].flatMap(([customerId, from]) => {
    const to = survivors.get(customerId) ?? customerId;
    return to === from ? [] : [{ customerId, from, to }];
  });
}

async function move(db: Db, moved: readonly Moved[], eventId: string | null): Promise<void> {
  if (moved.length === 0) return;
  const rows = moved.toSorted((a, b) => (a.customerId < b.customerId ? -1 : 1));
  await db`
    with row as (
      select * from jsonb_to_recordset(${db.json(rows)}) as row ("customerId" uuid, "from" uuid, "to" uuid)
    ), moved as (
      update customers.customer set survivor_id = nullif(row.to, customer.id) from row where customer.id = row."customerId"
    )
    insert into customers.move (at, event_id, customer_id, from_id, to_id)
    select (select platform.now()), ${eventId}::uuid, "customerId", "from", "to" from row`;
}

/** Whoever has grown over `manyInOne` is noted, and no more once they have shrunk. */
async function noteLarge(db: Db, before: Iterable<string>, after: Iterable<string>): Promise<void> {
  const [was, is] = [sizesOf(before), sizesOf(after)];
  const concerned = [...was, ...is].filter(([, size]) => size > manyInOne).map(([id]) => id);
  if (concerned.length === 0) return;
  const rows = concerned.map((id) => ({ id, size: is.get(id) ?? 0 }));
  const large = rows.filter(({ size }) => size > manyInOne);
  await db`delete from customers.large_customer where survivor_id = any(${concerned}::uuid[]) and survivor_id <> all(${large.map(({ id }) => id)}::uuid[])`;
  await db`
    insert into customers.large_customer (survivor_id, size, since)
    select distinct id, size, (select platform.now()) from jsonb_to_recordset(${db.json(large)}) as row (id uuid, size int)
    on conflict (survivor_id) do update set size = excluded.size`;
}

function sizesOf(survivors: Iterable<string>): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const id of survivors) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  return sizes;
}
