/** A link for the customer alone, put into the private answer. */
import { Button } from "@mantine/core";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./proof.module.css";
import type { WayForm } from "./way-form.ts";
import { type Standing, useProofDeeds } from "./use-proof.ts";

export function LinkForm({ of, standing, onSay }: WayForm & { standing: Standing }) {
  const { proof: said } = useLaterWords();
  const { makeLink } = useProofDeeds(of);
  return (
    <div className={styles.form}>
      <p className={styles.soft}>{said.linkHelp}</p>
      {!standing.ways.login && <p className={styles.soft}>{said.noLogin}</p>}
      <div className={styles.end}>
        <Button
          id="proof-link"
          data-autofocus
          loading={makeLink.isPending}
          onClick={() => makeLink.mutate(undefined, { onSuccess: ({ text }) => onSay(text) })}
        >
          {said.link}
        </Button>
      </div>
    </div>
  );
}
