/** Who may be the same person, and why: accepted or refused with one click or key. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { usePersonWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";
import { useReasons } from "./reasons.ts";
import { type Suggestion, useIdentityMoves, useSuggestions } from "./use-profile.ts";

const JoinDialog = lazy(() => import("./join-dialog.tsx"));

export function Suggestions({ ids, caseId }: { ids: readonly string[]; caseId: string }) {
  const { profile: said } = usePersonWords();
  const { data } = useSuggestions(ids);
  const moves = useIdentityMoves(ids, caseId);
  const inWords = useReasons();
  const [looked, look] = useState<Suggestion | null>(null);
  const [first] = data?.items ?? [];
  const accept = (one: Suggestion) => {
    if (!moves.isPending) moves.join.mutate({ otherId: one.customerId, reason: said.acceptReason(inWords(one)) });
  };
  const refuse = (one: Suggestion) => {
    if (!moves.isPending) moves.part.mutate({ otherId: one.customerId, reason: said.refuseReason });
  };
  useCommand("same", () => first && accept(first), first !== undefined);
  useCommand("not-same", () => first && refuse(first), first !== undefined);
  if (!data || data.items.length === 0) return null;
  return (
    <section className={styles.section}>
      <h3>{said.suggestions}</h3>
      <ul className={styles.suggestions}>
        {data.items.map((one) => (
          <li key={one.customerId}>
            <div>
              <b>
                <bdi>{one.name ?? said.joinOther}</bdi>
              </b>{" "}
              <span className={styles.faint}>{said.likely(Math.round(one.likelihood * 100))}</span>
            </div>
            <p className={styles.soft}>{inWords(one)}</p>
            <div className={styles.choices}>
              <Button
                size="compact-xs"
                disabled={moves.isPending}
                onClick={() => accept(one)}
                rightSection={one === first && <KeyHint command="same" />}
              >
                {said.accept}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                disabled={moves.isPending}
                onClick={() => refuse(one)}
                rightSection={one === first && <KeyHint command="not-same" />}
              >
                {said.refuse}
              </Button>
              <button type="button" className={styles.link} onClick={() => look(one)}>
                {said.look}
              </button>
            </div>
          </li>
        ))}
      </ul>
      <Suspense>
        {looked && (
          <JoinDialog
            ids={ids}
            other={looked.customerId}
            reason={said.acceptReason(inWords(looked))}
            caseId={caseId}
            onClose={() => look(null)}
          />
        )}
      </Suspense>
    </section>
  );
}
