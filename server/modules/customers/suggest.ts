/** Who may be the same as a customer: for a person to say, never for a machine. */
import type { IdentifierKind } from "../../../contract/customers.ts";
import type { Db } from "../../platform/db.ts";
import { wordsOf } from "../../platform/words.ts";
import { highestLimit, type Known } from "./identity/kinds.ts";
import { keyOf } from "./identity/resolve.ts";
import type { Traits } from "./likeness/customers.ts";
import { type Weight, weigh } from "./likeness/weigh.ts";
import { keyOfName } from "./names/full-name.ts";
import { findOne } from "./survivor.ts";

export interface Suggestion extends Weight {
  customerId: string;
  name: string | null;
}

/** Less likely ones are not worth a look. */
const least = 0.5;
const mostCandidates = 200;

/** The likeliest first. Whom a person keeps apart from them is not named again. */
export async function suggest(
  db: Db,
  { customerId, limit }: { customerId: string; limit: number },
): Promise<Suggestion[]> {
  const { survivorId, ids } = await findOne(db, customerId);
  const shared = await findSharers(db, survivorId, ids);
  const others = [...new Set(shared.map(({ otherId }) => otherId))];
  const traits = await findTraits(db, [survivorId, ...others], new Map(shared.map((one) => [keyOf(one), one.sharers])));
  const mine = traits.get(survivorId) ?? nothing;
  const nameShare = others.length === 0 ? null : await findNameShare(db, mine.shownName);
  return others
    .map((otherId) => {
      const theirs = traits.get(otherId) ?? nothing;
      return { customerId: otherId, name: theirs.shownName, ...weigh(mine, theirs, nameShare) };
    })
    .filter(({ likelihood }) => likelihood >= least)
    .toSorted((a, b) => b.likelihood - a.likelihood || (a.customerId < b.customerId ? -1 : 1))
    .slice(0, limit);
}

interface Sharer {
  otherId: string;
  kind: IdentifierKind;
  value: string;
  /** How many customers have it, these two included. */
  sharers: number;
}

/** Who else has one of their identifiers, each identifier once; those that more than `highestLimit` have say nothing. */
function findSharers(db: Db, survivorId: string, ids: readonly string[]): Promise<Sharer[]> {
  return db<Sharer[]>`
    with had as (
      select identifier_id from customers.link where customer_id = any(${ids}::uuid[])
      union all
      select id from customers.identifier where customer_id = any(${ids}::uuid[])
    ), mine as (
      select distinct identifier_id from had
      where not exists (select from customers.block where block.identifier_id = had.identifier_id) limit 100
    ), sharer as (
      select distinct mine.identifier_id, coalesce(c.survivor_id, c.id) as other_id
      from mine cross join lateral (
        select * from (
          select customer_id from customers.link where link.identifier_id = mine.identifier_id
          union all
          select customer_id from customers.identifier where identifier.id = mine.identifier_id and customer_id is not null
        ) as anybody limit ${highestLimit * 4 + 1}
      ) as their
      join customers.customer c on c.id = their.customer_id
    ), counted as (
      select *, count(*) over (partition by identifier_id)::int as sharers from sharer
    )
    select other_id, i.kind, i.value, sharers
    from counted join customers.identifier i on i.id = identifier_id
    where other_id <> ${survivorId} and sharers <= ${highestLimit} and not exists (
      select from customers.tie
      join customers.customer a on a.id = tie.customer_id join customers.customer b on b.id = tie.other_id
      where tie.kind = 'apart' and (
        (tie.customer_id = any(${ids}::uuid[]) and coalesce(b.survivor_id, b.id) = counted.other_id)
        or (tie.other_id = any(${ids}::uuid[]) and coalesce(a.survivor_id, a.id) = counted.other_id)
      )
    )
    order by sharers, other_id limit ${mostCandidates}`;
}

interface KnownTraits extends Traits {
  shownName: string | null;
}

const nothing: KnownTraits = { names: [], identifiers: [], shownName: null };

interface TraitRow {
  survivorId: string;
  kind: IdentifierKind;
  value: string;
  known: Known;
  /** As they write it on a channel. */
  shownName: string | null;
  /** As it was proved. */
  name: string | null;
}

/** `sharers` by `keyOf`: what has none there may be blocked or everybody's, and says nothing where two have it. */
async function findTraits(
  db: Db,
  survivorIds: readonly string[],
  sharers: ReadonlyMap<string, number>,
): Promise<Map<string, KnownTraits>> {
  const rows = await db<TraitRow[]>`
    with one as (
      select id, id as survivor_id from customers.customer where id = any(${survivorIds}::uuid[])
      union all
      select id, survivor_id from customers.customer where survivor_id = any(${survivorIds}::uuid[])
    )
    select one.survivor_id, i.kind, i.value, i.known, i.name as shown_name, null as name
    from one join customers.identifier i on i.customer_id = one.id
    union all
    select one.survivor_id, i.kind, i.value, l.known, null, l.name
    from one join customers.link l on l.customer_id = one.id join customers.identifier i on i.id = l.identifier_id
    limit 5000`;
  const traits = new Map<string, KnownTraits>();
  for (const [survivorId, theirs] of Map.groupBy(rows, (row) => row.survivorId)) {
    const names = theirs.map(({ name, shownName }) => name ?? keyOfName(shownName)).filter((name) => name !== null);
    traits.set(survivorId, {
      names: [...new Set(names)],
      identifiers: theirs.map(({ kind, value, known }) => ({
        kind,
        value,
        known,
        sharers: sharers.get(keyOf({ kind, value })) ?? null,
      })),
      shownName: theirs.find(({ shownName }) => shownName !== null)?.shownName ?? null,
    });
  }
  return traits;
}

/** More are not counted: a name that so many have is anybody's. */
const mostOfAName = 1000;

/** How often a name stands among all that channels gave; null where there is none. */
async function findNameShare(db: Db, name: string | null): Promise<number | null> {
  const words = wordsOf(name ?? "");
  if (words.length < 2) return null;
  const query = words.map((word) => `'${word}'`).join(" & ");
  const [row] = await db<[{ count: number; all: number }]>`
    select (select count(*)::int from (
        select from customers.identifier where words @@ ${query}::tsquery limit ${mostOfAName}
      ) as same) as count,
      (select greatest(reltuples, 1000)::float8 from pg_class where oid = 'customers.identifier'::regclass) as all`;
  return row.count / row.all;
}
