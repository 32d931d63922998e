/** Who shares nothing with a customer, and may be the same: they have a name that few have, or what is nearly the same. */
import type { Db } from "../../../platform/db.ts";
import { keyOf } from "../identity/resolve.ts";
import { weighStrangers } from "../likeness/weigh.ts";
import { findNamesakes } from "./namesakes.ts";
import { findNearMisses, findOwnContacts, isContact } from "./near-misses.ts";
import type { Suggestion } from "./suggestion.ts";
import type { KnownTraits } from "./traits.ts";

interface Strangers {
  customerIds: readonly string[];
  /** How many customers have each of their names; one that is missing is more people's than are counted. */
  holders: ReadonlyMap<string, number>;
  /** What of theirs is nobody's else, as `keyOf` writes it. */
  own: ReadonlySet<string>;
}

/** Asked by index alone, at a cost that does not grow with the number of customers. */
export async function findStrangers(db: Db, survivorId: string, mine: KnownTraits): Promise<Strangers> {
  const [namesakes, own] = await Promise.all([
    findNamesakes(db, { survivorId, ...mine }),
    findOwnContacts(db, mine.identifiers),
  ]);
  const nearMisses = await findNearMisses(db, own);
  return {
    customerIds: [...namesakes.values()].flatMap((holders) => [...holders]).concat([...nearMisses]),
    holders: new Map([...namesakes].map(([name, { size }]) => [name, size])),
    own: new Set(own.map(keyOf)),
  };
}

/** Those whose names are alike. */
export function weighAsStrangers(
  { holders, own }: Strangers,
  mine: KnownTraits,
  others: readonly (readonly [customerId: string, traits: KnownTraits])[],
): Suggestion[] {
  // What is nearly the same as an agency's mail is nearly the same as everybody's.
  const identifiers = mine.identifiers.filter((one) => !isContact(one.kind) || own.has(keyOf(one)));
  return others.flatMap(([customerId, traits]) => {
    const weight = weighStrangers({ names: mine.names, identifiers, holders }, { ...traits, holders });
    return weight ? [{ customerId, name: traits.shownNames[0] ?? null, sharesIdentifier: false, ...weight }] : [];
  });
}
