/** Who may be the same as a customer: for a person to say, never for a machine. */
import type { IdentifierKind } from "../../../contract/customers.ts";
import type { Db } from "../../platform/db.ts";
import { highestLimit, type Known, ruleOf } from "./identity/kinds.ts";
import { keyOfName } from "./names/full-name.ts";
import { type Reason, type Shared, type Traits, weigh } from "./identity/weigh.ts";
import { findOne } from "./survivor.ts";

export interface Suggestion {
  customerId: string;
  name: string | null;
  likelihood: number;
  reasons: Reason[];
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
  const shared = Map.groupBy(await findSharers(db, survivorId, ids), ({ otherId }) => otherId);
  const traits = await findTraits(db, [survivorId, ...shared.keys()]);
  const mine = traits.get(survivorId) ?? nothing;
  return [...shared]
    .map(([otherId, all]) => {
      const theirs = traits.get(otherId) ?? nothing;
      return { customerId: otherId, name: theirs.shownName, ...weigh(mine, theirs, all) };
    })
    .filter(({ likelihood }) => likelihood >= least)
    .toSorted((a, b) => b.likelihood - a.likelihood || (a.customerId < b.customerId ? -1 : 1))
    .slice(0, limit);
}

interface Sharer extends Shared {
  otherId: string;
}

/** Who else has one of their identifiers, each identifier once; those that more than `highestLimit` have say nothing. */
function findSharers(db: Db, survivorId: string, ids: readonly string[]): Promise<Sharer[]> {
  return db<Sharer[]>`
    with had as (
      select customer_id, identifier_id, known from customers.link where customer_id = any(${ids}::uuid[])
      union all
      select customer_id, id, known from customers.identifier where customer_id = any(${ids}::uuid[])
    ), mine as (
      select identifier_id, max(array_position(array['claimed', 'seen', 'verified'], known)) as known from had
      where not exists (select from customers.block where block.identifier_id = had.identifier_id)
      group by identifier_id limit 100
    ), sharer as (
      select mine.identifier_id, coalesce(c.survivor_id, c.id) as other_id,
        least(mine.known, max(array_position(array['claimed', 'seen', 'verified'], their.known))) as known
      from mine cross join lateral (
        select * from (
          select customer_id, known from customers.link where link.identifier_id = mine.identifier_id
          union all
          select customer_id, known from customers.identifier where identifier.id = mine.identifier_id and customer_id is not null
        ) as anybody limit ${highestLimit * 4 + 1}
      ) as their
      join customers.customer c on c.id = their.customer_id
      group by mine.identifier_id, coalesce(c.survivor_id, c.id), mine.known
    ), counted as (
      select *, count(*) over (partition by identifier_id)::int as sharers from sharer
    )
    select other_id, i.kind, (array['claimed', 'seen', 'verified'])[counted.known] as known, sharers
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

const nothing: KnownTraits = { names: [], proved: [], shownName: null };

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

async function findTraits(db: Db, survivorIds: readonly string[]): Promise<Map<string, KnownTraits>> {
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
    const proved = theirs.filter(({ kind, known }) => known === "verified" && ruleOf(kind).exclusive);
    traits.set(survivorId, {
      names: [...new Set(names)],
      proved: proved.map(({ kind, value }) => ({ kind, value })),
      shownName: theirs.find(({ shownName }) => shownName !== null)?.shownName ?? null,
    });
  }
  return traits;
}
