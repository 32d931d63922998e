/** What the language model proposes, marked as such: waited for, failed, or there to be read before it is used. */
import { Button, Loader } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useCaseWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import styles from "./language-model.module.css";
import type { Proposal } from "./use-model.ts";

interface Proposed {
  title: string;
  /** Null: on its way. */
  of: Proposal | null;
  /** What can be done with it. */
  children?: ReactNode;
  onAgain: () => void;
  onDismiss: () => void;
}

const lateMs = 12_000;

export function Proposed({ title, of, children, onAgain, onDismiss }: Proposed) {
  const said = useCaseWords().languageModel;
  const isThere = of !== null && of.state !== "waiting";
  return (
    <section className={styles.proposed} aria-label={title} data-proposal={of?.state ?? "waiting"}>
      <header className={styles.head}>
        <span className={styles.mark}>
          <IconSparkles size={14} aria-hidden /> {said.mark}
        </span>
        <strong>{title}</strong>
      </header>
      <div aria-live="polite">
        {!isThere && <Waiting />}
        {of?.state === "failed" && <p className={styles.failed}>{said.failures[of.failure ?? "away"]}</p>}
        {of?.state === "done" && (
          <>
            <p className={styles.text} lang={tagOf(of.language)} dir="auto">
              {of.text}
            </p>
            {of.cautions.map((caution) => (
              <p key={caution} className={styles.caution}>
                {said.cautions[caution]}
              </p>
            ))}
            {children && <p className={styles.soft}>{said.readFirst}</p>}
          </>
        )}
      </div>
      <footer className={styles.foot}>
        {of?.state === "done" && children}
        {isThere && (
          <Button size="xs" variant="default" onClick={onAgain}>
            {said.again}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onDismiss}>
          {said.dismiss}
        </Button>
      </footer>
    </section>
  );
}

function Waiting() {
  const said = useCaseWords().languageModel;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), lateMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={styles.waiting}>
      <Loader size={14} /> {isLate ? said.late : said.waiting}
    </p>
  );
}
