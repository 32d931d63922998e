/** What may decide who some customers are: loaded whole, so that the rule sees all it needs. */
import type { Db } from "../../../platform/db.ts";
import { highestLimit, type Known, neverGlue, notProvedByUse } from "./kinds.ts";
import { type Facts, keyOf, type Tie } from "./resolve.ts";

export interface Surroundings extends Facts {
  /** Whom each customer led to when this was read. */
  before: ReadonlyMap<string, string>;
}

/** A customer and whom they lead to; two whom a person joined, or keeps apart; or a link. */
type Row =
  | { what: "customer"; id: string; otherId: string }
  | { what: "merge"; id: string; otherId: string }
  | { what: "apart"; id: string; otherId: string }
  | { what: "link"; id: string; kind: string; value: string; known: Known; name: string | null; isBlocked: boolean };

/**
 * All whom ties or proved identifiers connect with `seeds`, at any distance, with all that counts for them: their links, and of each
 * identifier they proved so many sharers that its limit shows. What more than `highestLimit` customers proved connects nobody, so it is
 * not followed. One question, for everybody who changes who is whom waits for the answer.
 */
export async function findSurroundings(db: Db, seeds: readonly string[]): Promise<Surroundings> {
  const rows = await db<Row[]>`
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
    ), who as materialized (
      select customer.id, coalesce(survivor_id, customer.id) as survivor_id, row_number() over (order by first_seen_at, customer.id) as place
      from near join customers.customer on customer.id = near.id
    ), mine as materialized (
      select link.identifier_id from who join customers.link on link.customer_id = who.id where known = 'verified'
      union
      select identifier.id from who join customers.identifier on identifier.customer_id = who.id where kind <> all(${notProvedByUse}::text[])
    ), all_links as (
      select link.customer_id, link.identifier_id, link.known, link.name from who join customers.link on link.customer_id = who.id
      where known = 'verified'
      union all
      select identifier.customer_id, identifier.id, 'verified', null from who join customers.identifier on identifier.customer_id = who.id
      where kind <> all(${notProvedByUse}::text[])
      union all
      select sharer.customer_id, mine.identifier_id, 'seen', null from mine cross join lateral (
        select distinct customer_id from customers.link where link.identifier_id = mine.identifier_id limit ${highestLimit + 1}
      ) as sharer
      union all
      select i.customer_id, mine.identifier_id, 'seen', null from mine cross join lateral (
        select customer_id from customers.identifier where identifier.id = mine.identifier_id offset 0
      ) as i where i.customer_id is not null
    )
    select 'customer' as what, id, survivor_id as other_id, place, null as kind, null as value, null as known, null as name, false as is_blocked from who
    union all
    select tie.kind, tie.customer_id, tie.other_id, 0, null, null, null, null, false
    from who join customers.tie on tie.customer_id = who.id where tie.kind = 'merge' or tie.other_id = any(array(select id from who))
    union all
    -- One for each: of an "exists" the planner makes a list of everything that is blocked, which is long in a large airline's database.
    select 'link', l.customer_id, null, 0, i.kind, i.value, l.known, l.name,
      (select true from customers.block where block.identifier_id = i.id limit 1) is not null
    from all_links l join customers.identifier i on i.id = l.identifier_id
    order by place`;
  const customers = rows.filter((row) => row.what === "customer");
  const links = rows
    .filter((row) => row.what === "link")
    .map(({ id, kind, value, known, name, isBlocked }) => ({ customerId: id, kind, value, known, name, isBlocked }));
  const ties = (some: readonly { id: string; otherId: string }[]): Tie[] =>
    some.map(({ id, otherId }) => ({ customerId: id, otherId }));
  return {
    customers: customers.map(({ id }) => id),
    links,
    blocked: new Set(links.filter(({ isBlocked }) => isBlocked).map(keyOf)),
    merges: ties(rows.filter((row) => row.what === "merge")),
    apart: ties(rows.filter((row) => row.what === "apart")),
    before: new Map(customers.map(({ id, otherId }) => [id, otherId])),
  };
}
