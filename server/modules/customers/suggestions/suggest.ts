/** Who may be the same as a customer: for a person to say, never for a machine. */
import type { Db } from "../../../platform/db.ts";
import { findOne } from "../survivor.ts";
import { findSharers, weighSharers } from "./sharers.ts";
import { findStrangers, weighAsStrangers } from "./strangers.ts";
import type { Suggestion } from "./suggestion.ts";
import { findTraits, type KnownTraits, nothing } from "./traits.ts";

/** Less likely ones are not worth a look. */
const least = 0.5;

/** The likeliest first. Whom a person keeps apart from them is not named again. */
export async function suggest(
  db: Db,
  { customerId, limit }: { customerId: string; limit: number },
): Promise<Suggestion[]> {
  const { survivorId, ids } = await findOne(db, customerId);
  const [apart, known] = await Promise.all([findKeptApart(db, ids), findTraits(db, [survivorId])]);
  const mine = known.get(survivorId) ?? nothing;
  const [shared, met] = await Promise.all([
    findSharers(db, { survivorId, ids, apart }),
    findStrangers(db, survivorId, mine),
  ]);
  const sharers = new Set(shared.map(({ otherId }) => otherId));
  const strangers = new Set(met.customerIds).difference(sharers).difference(new Set([survivorId, ...apart]));
  const theirs = await findTraits(db, [...sharers, ...strangers]);
  const traitsOf = (customerIds: ReadonlySet<string>): [string, KnownTraits][] =>
    [...customerIds].map((id) => [id, theirs.get(id) ?? nothing]);
  return [
    ...(await weighSharers(db, { mine, shared, others: traitsOf(sharers) })),
    ...weighAsStrangers(met, mine, traitsOf(strangers)),
  ]
    .filter(({ likelihood }) => likelihood >= least)
    .toSorted((a, b) => b.likelihood - a.likelihood || (a.customerId < b.customerId ? -1 : 1))
    .slice(0, limit);
}

/** Of whom a person said that they are somebody else, and who is one with these now. */
async function findKeptApart(db: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select distinct coalesce(c.survivor_id, c.id) as id
    from customers.tie join customers.customer c
      on c.id = case when tie.customer_id = any(${ids}::uuid[]) then tie.other_id else tie.customer_id end
    where tie.kind = 'apart' and (tie.customer_id = any(${ids}::uuid[]) or tie.other_id = any(${ids}::uuid[]))`;
  return rows.map(({ id }) => id);
}
