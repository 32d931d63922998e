/** What may decide who some customers are: loaded whole, so that the rule sees all it needs. */
import type { Db } from "../../../platform/db.ts";
import { highestLimit, neverGlue, notProvedByUse } from "./kinds.ts";
import { type Facts, keyOf, type Link, type Tie } from "./resolve.ts";

export interface Surroundings extends Facts {
  /** Whom each customer led to when this was read. */
  before: ReadonlyMap<string, string>;
}

/**
 * All whom ties or proved identifiers connect with `seeds`, at any distance, with all that counts for them. What more than
 * `highestLimit` customers proved connects nobody, so it is not followed.
 */
export async function findSurroundings(db: Db, seeds: readonly string[]): Promise<Surroundings> {
  const rows = await db<{ id: string; survivorId: string }[]>`
    with recursive near (id) as (
      select unnest(${seeds}::uuid[])
      union
      select next.id from near cross join lateral (
        select other_id as id from customers.tie where tie.customer_id = near.id and kind = 'merge'
        union all
        select customer_id from customers.tie where tie.other_id = near.id and kind = 'merge'
        union all
        select sharer.customer_id
        from (
          select identifier_id from customers.link where link.customer_id = near.id and known = 'verified'
          union
          select id from customers.identifier where identifier.customer_id = near.id and kind <> all(${notProvedByUse}::text[])
        ) as mine
        join customers.identifier i on i.id = mine.identifier_id and i.kind <> all(${neverGlue}::text[])
        cross join lateral (
          select customer_id from customers.link where link.identifier_id = i.id and known = 'verified'
            and (select count(*) from (
              select distinct customer_id from customers.link where link.identifier_id = i.id and known = 'verified' limit ${highestLimit + 1}
            ) as sharers) <= ${highestLimit}
          union all
          select i.customer_id where i.customer_id is not null and i.kind <> all(${notProvedByUse}::text[])
        ) as sharer
      ) as next
    )
    select customer.id, coalesce(survivor_id, customer.id) as survivor_id
    from near join customers.customer on customer.id = near.id order by first_seen_at, customer.id`;
  const customers = rows.map(({ id }) => id);
  const [{ links, blocked }, ties] = await Promise.all([
    findLinks(db, customers),
    db<(Tie & { kind: "merge" | "apart" })[]>`
      select kind, customer_id, other_id from customers.tie
      where customer_id = any(${customers}::uuid[]) and other_id = any(${customers}::uuid[])`,
  ]);
  return {
    customers,
    links,
    blocked,
    merges: ties.filter(({ kind }) => kind === "merge"),
    apart: ties.filter(({ kind }) => kind === "apart"),
    before: new Map(rows.map(({ id, survivorId }) => [id, survivorId])),
  };
}

type LinkRow = Link & { isBlocked: boolean };

/** Every link of these customers, and of each identifier they proved so many sharers that its limit shows. */
async function findLinks(db: Db, customers: readonly string[]): Promise<Pick<Facts, "links" | "blocked">> {
  const rows = await db<LinkRow[]>`
    with mine as materialized (
      select identifier_id from customers.link where customer_id = any(${customers}::uuid[]) and known = 'verified'
      union
      select id from customers.identifier where customer_id = any(${customers}::uuid[]) and kind <> all(${notProvedByUse}::text[])
    ), all_links as (
      select customer_id, identifier_id, known, name from customers.link
      where customer_id = any(${customers}::uuid[]) and known = 'verified'
      union all
      select customer_id, id, 'verified', null from customers.identifier
      where customer_id = any(${customers}::uuid[]) and kind <> all(${notProvedByUse}::text[])
      union all
      select sharer.customer_id, mine.identifier_id, 'seen', null from mine cross join lateral (
        select distinct customer_id from customers.link where link.identifier_id = mine.identifier_id limit ${highestLimit + 1}
      ) as sharer
      union all
      select i.customer_id, i.id, 'seen', null from mine join customers.identifier i on i.id = mine.identifier_id
      where i.customer_id is not null
    )
    select l.customer_id, i.kind, i.value, l.known, l.name,
      exists (select from customers.block where block.identifier_id = i.id) as is_blocked
    from all_links l join customers.identifier i on i.id = l.identifier_id`;
  return { links: rows, blocked: new Set(rows.filter(({ isBlocked }) => isBlocked).map(keyOf)) };
}
