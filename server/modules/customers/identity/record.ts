/** What is said about who is whom: written once, never changed, and what follows from it kept at once. */
import { atomically, type Context } from "../../../platform/context.ts";
import { byIndex, type Db } from "../../../platform/db.ts";
import { emit } from "../../../platform/events.ts";
import { customersMoved } from "../events.ts";
import { NotAnIdentifier } from "../problems.ts";
import { type Known, manyInOne } from "./kinds.ts";
import { keyOfName } from "../names/full-name.ts";
import { normalise } from "./normalise.ts";
import { keyOf, resolve } from "./resolve.ts";
import { findSurroundings } from "./surroundings.ts";

/** How an identifier is named by those who tell of it; it is kept normalised. */
export interface NamedIdentifier {
  kind: string;
  value: string;
}

export type Said = {
  /** Chosen by who says it: the same id again is the same event. */
  id: string;
  actorId?: string | null;
  /** What told us: `agent`, `login`, `code`, `booking`. */
  source: string;
  reason?: string | null;
  /** Where it can be read again, as `thing/id`. */
  evidence?: string | null;
} & (
  | {
      kind: "link";
      customerId: string;
      identifier: NamedIdentifier;
      known: Known;
      name?: string | null;
      until?: Date | null;
    }
  | { kind: "merge" | "apart"; customerId: string; otherId: string }
  | { kind: "block"; identifier: NamedIdentifier }
  | { kind: "revoke"; revokes: string }
);

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

/** Answers the customers whose survivor may be another now. */
async function write(db: Db, said: readonly Said[]): Promise<string[]> {
  if (said.length === 0) return [];
  const rows = said.map((one) => rowOf(one));
  const named = [
    ...new Map(rows.flatMap(({ identifier }) => (identifier ? [[keyOf(identifier), identifier]] : []))).values(),
  ];
  const sorted = named.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const kept =
    sorted.length === 0
      ? null
      : db`
    insert into customers.identifier (kind, value, known, since)
    select kind, value, 'seen', (select platform.now()) from jsonb_to_recordset(${db.json(sorted as never)}) as row (kind text, value text)
    where not exists (select from customers.identifier i where i.kind = row.kind and i.value = row.value)
    order by kind, value on conflict (kind, value) do nothing`;
  const seeds = db<{ id: string }[]>`
    with fresh as (
      insert into customers.identity_event (id, at, kind, customer_id, other_id, identifier_id, known, name, until, revokes, actor_id, source, reason, evidence)
      select row.id, (select platform.now()), row.kind, "customerId", "otherId", i.id, row.known, row.name, until, revokes, "actorId", source, reason, evidence
      from jsonb_to_recordset(${db.json(rows as never)}) as row (id uuid, kind text, "customerId" uuid, "otherId" uuid, identifier jsonb, known text,
        name text, until timestamptz, revokes uuid, "actorId" uuid, source text, reason text, evidence text)
      left join customers.identifier i on i.kind = row.identifier->>'kind' and i.value = row.identifier->>'value'
      on conflict (id) do nothing returning *
    ), standing as (
      select * from fresh where kind <> 'revoke'
        and not exists (select from customers.identity_event e where e.revokes = fresh.id)
        -- A hashed list: a join would compare each with each.
        and id not in (select revokes from fresh where revokes is not null)
    ), linked as (
      insert into customers.link (event_id, customer_id, identifier_id, known, name, until)
      select id, customer_id, identifier_id, known, name, until from standing where kind = 'link'
      returning customer_id, identifier_id, known
    ), tied as (
      insert into customers.tie (event_id, kind, customer_id, other_id)
      select id, kind, customer_id, other_id from standing where kind in ('merge', 'apart') returning customer_id, other_id
    ), blocked as (
      insert into customers.block (event_id, identifier_id) select id, identifier_id from standing where kind = 'block' returning identifier_id
    ), unlinked as (
      delete from customers.link using fresh where event_id = fresh.revokes returning link.customer_id, link.identifier_id, link.known
    ), untied as (
      delete from customers.tie using fresh where event_id = fresh.revokes returning tie.customer_id, tie.other_id
    ), unblocked as (
      delete from customers.block using fresh where event_id = fresh.revokes returning block.identifier_id
    ), touched as (
      select identifier_id from linked union select identifier_id from blocked union select identifier_id from unlinked union select identifier_id from unblocked
    )
    select customer_id as id from linked where known = 'verified' union select customer_id from unlinked where known = 'verified'
    union select customer_id from tied union select other_id from tied
    union select customer_id from untied union select other_id from untied
    union select l.customer_id from touched join customers.link l on l.identifier_id = touched.identifier_id and l.known = 'verified'
    union select i.customer_id from touched cross join lateral (
      select customer_id from customers.identifier where identifier.id = touched.identifier_id offset 0
    ) as i where i.customer_id is not null`;
  const [, found] = await Promise.all([kept, seeds]);
  return found.map(({ id }) => id);
}

function rowOf(said: Said) {
  const { id, kind, actorId = null, source, reason = null, evidence = null } = said;
  return {
    id,
    kind,
    actorId,
    source,
    reason,
    evidence,
    customerId: "customerId" in said ? said.customerId : null,
    otherId: "otherId" in said ? said.otherId : null,
    identifier: "identifier" in said ? normalised(said.identifier) : null,
    known: kind === "link" ? said.known : null,
    name: kind === "link" ? keyOfName(said.name ?? null) : null,
    until: kind === "link" ? (said.until?.toISOString() ?? null) : null,
    revokes: kind === "revoke" ? said.revokes : null,
  };
}

function normalised({ kind, value }: NamedIdentifier): NamedIdentifier {
  const kept = normalise(kind, value);
  if (kept === null) throw NotAnIdentifier({ kind });
  return { kind, value: kept };
}
