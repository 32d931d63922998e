/** What asks for a fresh proof gets it: the page asks its reader, and what they wanted goes on by itself. */
import type { Proof } from "./wire.ts";
import { Refused } from "./problem.ts";

/** Asks the reader; whether they proved it. */
type Prover = (proofs: readonly Proof[]) => Promise<boolean>;

let prover: Prover | null = null;

/** Who asks from now on; gives the way to stop. */
export function askWith(next: Prover): () => void {
  prover = next;
  return () => {
    if (prover === next) prover = null;
  };
}

/** Does it, and once more after the proof where one is needed. Whoever stops gets the refusal. */
export async function proving<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== "staff.proof-needed" || !prover) throw error;
    const { proofs = [] } = (error.details ?? {}) as { proofs?: readonly Proof[] };
    if (!(await prover(proofs))) throw error;
    return work();
  }
}
