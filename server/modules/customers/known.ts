/** What leads to a customer, and how well we know it at this moment: a proof that has run out is a claim again. */
import type { IdentifierKind } from "../../../contract/customers.ts";
import type { Db } from "../../platform/db.ts";
import type { Known } from "./identity/kinds.ts";
import { findOne } from "./survivor.ts";

export interface KnownIdentifier {
  kind: IdentifierKind;
  value: string;
  known: Known;
  /** What told us; null of what a channel gave. */
  source: string | null;
  since: Date;
  /** Where it was proved, as `case/id`, by proofs that hold. */
  provedIn: string[];
  /** Until when it counts as verified; null: it does not end. */
  until: Date | null;
  /** It was proved, and the proof has run out. */
  isOver: boolean;
}

const mostAtOnce = 200;

/** Of all who are one with them, each identifier once, as surely as any of them knows it. Not what everybody knows to be shared. */
export async function findKnown(db: Db, customerId: string): Promise<KnownIdentifier[]> {
  const { ids } = await findOne(db, customerId);
  return db<KnownIdentifier[]>`
    with had as (
      select id, kind, value, known, null::text as source, since, null::text as evidence, null::timestamptz as until
      from customers.identifier where customer_id = any(${ids}::uuid[])
      union all
      select i.id, i.kind, i.value, l.known, e.source, e.at, e.evidence, l.until
      from customers.link l join customers.identifier i on i.id = l.identifier_id join customers.identity_event e on e.id = l.event_id
      where l.customer_id = any(${ids}::uuid[])
    ), now as materialized (
      select platform.now() as at
    ), counted as (
      select had.*, known = 'verified' and coalesce(until <= now.at, false) as is_over,
        array_remove(array_agg(evidence) filter (where known = 'verified' and coalesce(until > now.at, true)) over (partition by id), null) as proved_in
      from had, now
      where not exists (select 1 from customers.block where block.identifier_id = had.id)
    ), surest as (
      select distinct on (id) * from counted
      order by id, known = 'verified' and not is_over desc, known = 'seen' desc, is_over desc, until desc nulls first, since
    )
    select kind, value, case when is_over then 'claimed' else known end as known, source, since, coalesce(proved_in, '{}') as proved_in, until, is_over
    from surest order by since desc, id desc limit ${mostAtOnce}`;
}
