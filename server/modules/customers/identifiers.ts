/** Identifiers as others meet them: kept by their value, and found again by whose they are. */
import type { Db } from "../../platform/db.ts";
import { type Known, ruleOf } from "./identity/kinds.ts";
import { normalise } from "./identity/normalise.ts";
import type { NamedIdentifier } from "./identity/said.ts";
import { keyOf } from "./identity/resolve.ts";

/** Their ids by `keyOf` of what was asked; one that is none of its kind is missing. New ones belong to nobody. */
export async function keepIdentifiers(db: Db, named: readonly NamedIdentifier[]): Promise<Map<string, string>> {
  const asked = new Map(named.map((one) => [keyOf(one), { kind: one.kind, value: normalise(one.kind, one.value) }]));
  const rows = [
    ...new Map(
      [...asked.values()].flatMap(({ kind, value }) => (value === null ? [] : [[`${kind} ${value}`, { kind, value }]])),
    ).values(),
  ].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (rows.length === 0) return new Map();
  await db`
    insert into customers.identifier (kind, value, known, since)
    select kind, value, 'seen', (select platform.now()) from jsonb_to_recordset(${db.json(rows)}) as row (kind text, value text)
    where not exists (select from customers.identifier i where i.kind = row.kind and i.value = row.value)
    order by kind, value on conflict (kind, value) do nothing`;
  return resolveIds(db, asked);
}

/** The same without making any. */
export function findIdentifierIds(db: Db, named: readonly NamedIdentifier[]): Promise<Map<string, string>> {
  return resolveIds(
    db,
    new Map(named.map((one) => [keyOf(one), { kind: one.kind, value: normalise(one.kind, one.value) }])),
  );
}

async function resolveIds(
  db: Db,
  asked: ReadonlyMap<string, { kind: string; value: string | null }>,
): Promise<Map<string, string>> {
  const rows = [...asked].flatMap(([key, { kind, value }]) => (value === null ? [] : [{ key, kind, value }]));
  if (rows.length === 0) return new Map();
  const found = await db<{ key: string; id: string }[]>`
    select row.key, i.id::text as id from jsonb_to_recordset(${db.json(rows)}) as row (key text, kind text, value text)
    join customers.identifier i on i.kind = row.kind and i.value = row.value`;
  return new Map(found.map(({ key, id }) => [key, id]));
}

/** Every id of every customer whom these identifiers lead to. What is blocked, or more people's than its kind allows, leads to nobody. */
export async function findHolders(
  db: Db,
  identifierIds: readonly string[],
): Promise<{ identifierId: string; customerId: string }[]> {
  if (identifierIds.length === 0) return [];
  const rows = await db<{ identifierId: string; kind: string; survivorId: string; ids: string[] }[]>`
    with had as (
      select i.id as identifier_id, i.kind, holder.customer_id from customers.identifier i cross join lateral (
        (select customer_id from customers.link where link.identifier_id = i.id limit 60)
        union select i.customer_id where i.customer_id is not null
      ) as holder
      where i.id = any(${identifierIds}::bigint[]) and not exists (select from customers.block where block.identifier_id = i.id)
    )
    select distinct had.identifier_id::text as identifier_id, had.kind, coalesce(c.survivor_id, c.id) as survivor_id,
      array(select coalesce(c.survivor_id, c.id) union all select id from customers.customer s where s.survivor_id = coalesce(c.survivor_id, c.id)) as ids
    from had join customers.customer c on c.id = had.customer_id`;
  return [...Map.groupBy(rows, ({ identifierId }) => identifierId).values()].flatMap((holders) =>
    holders.length > ruleOf(holders[0]?.kind ?? "").limit
      ? []
      : holders.flatMap(({ identifierId, ids }) => ids.map((customerId) => ({ identifierId, customerId }))),
  );
}

/** Which identifiers each of many customers has, however known and whoever else has them: to look something up for all of them at once. */
export function findLeads(
  db: Db,
  customerIds: readonly string[],
): Promise<{ customerId: string; identifierId: string }[]> {
  return db<{ customerId: string; identifierId: string }[]>`
    select customer_id, id::text as identifier_id from customers.identifier where customer_id = any(${customerIds}::uuid[])
    union
    select customer_id, identifier_id::text from customers.link where customer_id = any(${customerIds}::uuid[])`;
}

/** The same by what they are, for those kinds. */
export function findNamed(
  db: Db,
  customerIds: readonly string[],
  kinds: readonly string[],
): Promise<{ customerId: string; kind: string; value: string }[]> {
  return db<{ customerId: string; kind: string; value: string }[]>`
    select customer_id, kind, value from customers.identifier
    where customer_id = any(${customerIds}::uuid[]) and kind = any(${[...kinds]}::text[])
    union
    select l.customer_id, i.kind, i.value from customers.link l join customers.identifier i on i.id = l.identifier_id
    where l.customer_id = any(${customerIds}::uuid[]) and i.kind = any(${[...kinds]}::text[])`;
}

export interface OwnIdentifier {
  id: string;
  kind: string;
  value: string;
  known: Known;
}

/** What leads to somebody, each once and as sure as it is known, the newest 200. What is blocked or shared by too many is left out. */
export async function findIdentifiersOf(db: Db, ids: readonly string[]): Promise<OwnIdentifier[]> {
  const rows = await db<(OwnIdentifier & { sharers: number })[]>`
    with had as (
      select id, known from customers.identifier where customer_id = any(${ids}::uuid[])
      union all
      select identifier_id, known from customers.link where customer_id = any(${ids}::uuid[])
    ), best as (
      select id, max(array_position(array['claimed', 'seen', 'verified'], known)) as known from had
      where not exists (select from customers.block where block.identifier_id = had.id)
      group by id order by id desc limit 200
    )
    select i.id::text as id, i.kind, i.value, (array['claimed', 'seen', 'verified'])[best.known] as known, (
      select count(distinct coalesce(c.survivor_id, c.id))::int
      from (select customer_id from customers.link where link.identifier_id = i.id limit 60) as l join customers.customer c on c.id = l.customer_id
    ) as sharers
    from best join customers.identifier i on i.id = best.id order by i.id desc`;
  return rows
    .filter(({ kind, sharers }) => sharers <= ruleOf(kind).limit)
    .map(({ sharers: _sharers, ...identifier }) => identifier);
}
