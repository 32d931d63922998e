/** Who may be the same person, and why: accepted or refused with one click or key. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useCommand } from "../../kit/keys/commands.tsx";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useCaseWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";
import { useReasons } from "./reasons.ts";
import { Waterfall } from "./waterfall.tsx";
import { type Suggestion, useIdentityMoves, useSuggestions } from "./use-profile.ts";

/** More in one are said aloud. */
const manyInOne = 100;
const mostUnjoined = 5;
/** In percent: a machine is never sure. */
const surest = 99;

const JoinDialog = lazy(() => import("./join-dialog.tsx"));

export function Suggestions({ ids, caseId }: { ids: readonly string[]; caseId: string }) {
  const { customer: person, profile: said } = useCaseWords();
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
  if (!data || (data.items.length === 0 && data.unjoined.length === 0 && data.size <= manyInOne)) return null;
  return (
    <section className={styles.section}>
      {data.size > manyInOne && <p className={styles.large}>{said.manyInOne(data.size)}</p>}
      {data.items.length > 0 && <h3>{said.suggestions}</h3>}
      <ul className={styles.suggestions}>
        {data.items.map((one) => (
          <li key={one.customerId}>
            <div>
              <b>
                <bdi>{one.name ?? said.joinOther}</bdi>
              </b>{" "}
              <span className={styles.faint}>{said.likely(Math.min(surest, Math.round(one.likelihood * 100)))}</span>
            </div>
            <Waterfall of={one} />
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
      {data.unjoined.slice(0, mostUnjoined).map(({ kind, value, why }) => (
        <p key={`${kind} ${value}`} className={styles.unjoined}>
          {said.unjoined[why](person.identifierKinds[kind] ?? kind, value)}
        </p>
      ))}
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
