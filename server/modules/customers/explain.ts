/** Why somebody is not one with others, although something was proved of both. */
import type { IdentifierKind } from "../../../contract/customers.ts";
import { findByIndex, inOneView, type Pool } from "../../platform/db.ts";
import { keyOf, type Refusal, resolve } from "./identity/resolve.ts";
import { findSurroundings } from "./identity/surroundings.ts";
import { findOne } from "./survivor.ts";

/** Something that they proved, others proved too, and yet joins nobody. */
interface Unjoined {
  kind: IdentifierKind;
  value: string;
  why: Refusal | "blocked";
}

export interface Explained {
  /** How many customers are one here. */
  size: number;
  unjoined: Unjoined[];
}

/** From the same facts and by the same rule as they were joined. */
export const explain = (db: Pool, customerId: string): Promise<Explained> =>
  inOneView(db, async (db) => {
    const { ids } = await findOne(db, customerId);
    await findByIndex(db);
    const surroundings = await findSurroundings(db, ids);
    const { refused } = resolve(surroundings);
    const own = surroundings.links.filter((link) => link.known === "verified" && ids.includes(link.customerId));
    const unjoined = [...new Map(own.map((link) => [keyOf(link), link]))].flatMap(
      ([key, { kind, value }]): Unjoined[] => {
        const why = surroundings.blocked.has(key) ? "blocked" : refused.get(key);
        return why ? [{ kind: kind as IdentifierKind, value, why }] : [];
      },
    );
    return { size: ids.length, unjoined };
  });
