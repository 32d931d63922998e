/** What is compared of customers, as it is known now. */
import type { IdentifierKind } from "../../../../contract/customers.ts";
import type { Db } from "../../../platform/db.ts";
import type { Known } from "../identity/kinds.ts";
import { keyOf } from "../identity/resolve.ts";
import type { Traits } from "../likeness/customers.ts";
import { keyOfName } from "../names/full-name.ts";

export interface KnownTraits extends Traits {
  /** As channels give them. */
  shownNames: readonly string[];
}

export const nothing: KnownTraits = { names: [], identifiers: [], shownNames: [] };

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

/** By survivor. How many share an identifier is not known yet. */
export async function findTraits(db: Db, survivorIds: readonly string[]): Promise<Map<string, KnownTraits>> {
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
  return new Map(
    [...Map.groupBy(rows, (row) => row.survivorId)].map(([survivorId, theirs]) => {
      const names = theirs.map(({ name, shownName }) => name ?? keyOfName(shownName)).filter((name) => name !== null);
      const shown = theirs.map(({ shownName }) => shownName).filter((name) => name !== null);
      const identifiers = theirs.map(({ kind, value, known }) => ({ kind, value, known, sharers: null }));
      return [survivorId, { names: [...new Set(names)], identifiers, shownNames: [...new Set(shown)] }];
    }),
  );
}

/** `sharers` by `keyOf`: what has none there may be blocked or everybody's, and says nothing where two have it. */
export const withSharers = (traits: KnownTraits, sharers: ReadonlyMap<string, number>): KnownTraits => ({
  ...traits,
  identifiers: traits.identifiers.map((one) => ({ ...one, sharers: sharers.get(keyOf(one)) ?? null })),
});
