/** Stands by for whatever needs a fresh proof: asks, and lets go on what waited for it. */
import { lazy, Suspense, useEffect, useState } from "react";
import { askWith } from "../../kit/prove.ts";
import type { Proof } from "../../kit/wire.ts";

const ProveDialog = lazy(() => import("./prove-dialog.tsx"));

interface Asked {
  proofs: readonly Proof[];
  settle: (isProved: boolean) => void;
}

export function Prover() {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(
    () =>
      askWith(
        (proofs) =>
          new Promise((done) => {
            setAsked((before) => {
              // One question at a time: an earlier one shares its answer.
              const settle = (isProved: boolean) => {
                before?.settle(isProved);
                done(isProved);
              };
              return { proofs, settle };
            });
          }),
      ),
    [],
  );
  if (!asked) return null;
  const settle = (isProved: boolean) => {
    setAsked(null);
    asked.settle(isProved);
  };
  return (
    <Suspense>
      <ProveDialog proofs={asked.proofs} onDone={settle} />
    </Suspense>
  );
}
