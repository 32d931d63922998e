/** What was read of a person goes with the deliveries it came in; what these told of others stays. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";
import { bareOf } from "./bare-of.ts";

interface Bearer {
  id: string;
  entries: number;
  theirs: number;
  body: Uint8Array;
}

/** Deletes these arrivals, and from the deliveries that brought them, or told them again, all that bears one of `needles`. */
export async function eraseArrivals(
  db: Db,
  { arrivalIds, needles }: { arrivalIds: readonly string[]; needles: readonly string[] },
): Promise<Counts> {
  if (arrivalIds.length === 0) return {};
  const theirs = await db<{ id: string; deliveryId: string; externalId: string; lane: string; state: string }[]>`
    select id::text as id, delivery_id::text as delivery_id, external_id, lane, state
    from channels.arrival where id = any(${[...arrivalIds]}::bigint[]) order by id for update`;
  const repeats = await db<{ deliveryId: string; externalId: string }[]>`
    delete from channels.repeat using channels.arrival a
    where a.id = any(${[...arrivalIds]}::bigint[]) and repeat.account_id = a.account_id and repeat.external_id = a.external_id
    returning repeat.delivery_id::text as delivery_id, repeat.external_id`;
  await db`
    update channels.lane set waiting = waiting - gone.n from (
      select lane, count(*)::int as n from channels.arrival where id = any(${[...arrivalIds]}::bigint[]) and state = 'waiting' group by lane
    ) as gone where key = gone.lane`;
  await db`delete from channels.arrival where id = any(${[...arrivalIds]}::bigint[])`;
  const deliveries = await eraseFromDeliveries(db, {
    counted: countByDelivery([...theirs, ...repeats]),
    needles: [...needles, ...theirs.map(({ externalId }) => externalId)],
  });
  return { arrivals: theirs.length, ...deliveries };
}

const countByDelivery = (rows: readonly { deliveryId: string }[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(rows, ({ deliveryId }) => deliveryId)].map(([id, all]) => [id, all.length]));

/** By delivery, how many of its entries are theirs: one that told of nobody else goes whole. */
export async function eraseFromDeliveries(
  db: Db,
  { counted, needles }: { counted: ReadonlyMap<string, number>; needles: readonly string[] },
): Promise<Counts> {
  const rows = await db<Bearer[]>`
    select id::text as id, entries, body, 0 as theirs from channels.delivery where id = any(${[...counted.keys()]}::bigint[])
    order by delivery.id for update`;
  const whole = rows.filter(({ id, entries }) => entries <= (counted.get(id) ?? 0)).map(({ id }) => id);
  const set = new Set(needles);
  for (const { id, body } of rows)
    if (!whole.includes(id))
      await db`
        update channels.delivery set body = ${bareOf(Buffer.from(body), set)}, entries = greatest(0, entries - ${counted.get(id) ?? 0}),
          headers = jsonb_strip_nulls(jsonb_build_object('content-type', headers -> 'content-type'))
        where id = ${id}`;
  await db`delete from channels.arrival where delivery_id = any(${whole}::bigint[])`;
  await db`delete from channels.delivery where id = any(${whole}::bigint[])`;
  return { deliveries: rows.length };
}
