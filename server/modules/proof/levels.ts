/** What may be done with what we know: the one rule that everything which tells or changes asks. */
import type { Use } from "../../../contract/uses.ts";

export interface Standing {
  /** How each identifier that leads there is known now; a proof that has run out is a claim. */
  known: readonly ("claimed" | "seen" | "verified")[];
  /** What they may do for somebody else. */
  mandates: readonly Exclude<Use, "used">[];
  /** What an agent took upon themselves, with a reason. */
  override: Exclude<Use, "used"> | null;
  /** They write from where anybody could write in their name, as in mail, and did not prove themselves there. */
  isForgeable: boolean;
}

const rank: Readonly<Record<Use, number>> = { used: 0, told: 1, changed: 2 };

/** Whether what is allowed reaches as far as what is wanted. */
export const reachesTo = (allowed: Use, wanted: Use): boolean => rank[allowed] >= rank[wanted];

/** The most that may be done. Claims are used and never told; who writes from a forgeable address proves nothing by what was proved elsewhere. */
export function allowedUse({ known, mandates, override, isForgeable }: Standing): Use {
  const proved: Use[] = isForgeable ? [] : [...(known.includes("verified") ? (["changed"] as const) : []), ...mandates];
  return [...proved, ...(override ? [override] : [])].reduce<Use>(
    (most, use) => (reachesTo(use, most) ? use : most),
    "used",
  );
}
