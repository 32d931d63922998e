/** Whether somebody in this talk has proved who they are: only they are asked for money. */
import type { Db } from "../../platform/db.ts";
import { findKnownHere, findReach } from "../proof/index.ts";

/** By a proof or a mandate that holds here and now. An agent's own word is none. */
export async function isVerified(
  db: Db,
  { customerId, caseId }: { customerId: string; caseId: string },
): Promise<boolean> {
  const known = await findKnownHere(db, { customerId, caseId });
  if (known.some((one) => one.known === "verified")) return true;
  const reach = await findReach(db, { customerId, staffId: null, caseId });
  return reach.some(({ by }) => by === "proof" || by === "mandate");
}
