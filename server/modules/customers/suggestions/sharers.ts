/** Who else has an identifier of theirs. */
import type { IdentifierKind } from "../../../../contract/customers.ts";
import type { Db } from "../../../platform/db.ts";
import { wordsOf } from "../../../platform/words.ts";
import { highestLimit } from "../identity/kinds.ts";
import { keyOf } from "../identity/resolve.ts";
import { weigh } from "../likeness/weigh.ts";
import type { Suggestion } from "./suggestion.ts";
import { type KnownTraits, withSharers } from "./traits.ts";

interface Sharer {
  otherId: string;
  kind: IdentifierKind;
  value: string;
  /** How many customers have it, these two included. */
  sharers: number;
}

const mostCandidates = 200;

/** Each identifier once; those that more than `highestLimit` have say nothing. */
export function findSharers(
  db: Db,
  { survivorId, ids, apart }: { survivorId: string; ids: readonly string[]; apart: readonly string[] },
): Promise<Sharer[]> {
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
    where other_id <> ${survivorId} and sharers <= ${highestLimit} and other_id <> all(${apart}::uuid[])
    order by sharers, other_id limit ${mostCandidates}`;
}

interface Acquainted {
  mine: KnownTraits;
  shared: readonly Sharer[];
  others: readonly (readonly [customerId: string, traits: KnownTraits])[];
}

/** Each by what they have in common with `mine`, the rest of what is known of both, and how rare the name is. */
export async function weighSharers(db: Db, { mine, shared, others }: Acquainted): Promise<Suggestion[]> {
  if (others.length === 0) return [];
  const nameShare = await findNameShare(db, mine.shownNames[0] ?? null);
  const sharers = new Map(shared.map((one) => [keyOf(one), one.sharers]));
  const me = withSharers(mine, sharers);
  return others.map(([customerId, traits]) => ({
    customerId,
    name: traits.shownNames[0] ?? null,
    sharesIdentifier: true,
    ...weigh(me, withSharers(traits, sharers), nameShare),
  }));
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
