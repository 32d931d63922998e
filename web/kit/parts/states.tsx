/** What a page says when it has nothing to show: it is empty, or it went wrong. */
import { Button } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { explain } from "../explain.ts";
import { useWords } from "../words/words.tsx";
import styles from "./states.module.css";

interface EmptyOf {
  icon?: Icon;
  title: string;
  /** Whether it stands for the whole page. */
  whole?: boolean;
  children?: ReactNode;
}

/** A kind word where a list is empty. */
export function Empty({ icon: Mark, title, whole = false, children }: EmptyOf) {
  const Heading = whole ? "h1" : "h2";
  return (
    <div className={styles.state}>
      {Mark && <Mark size={28} stroke={1.5} aria-hidden />}
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.said}>{children}</div>}
    </div>
  );
}

/** What happened, what is safe, what to do, and the number to ask about. */
export function Trouble({ error, whole = false, onRetry }: { error: unknown; whole?: boolean; onRetry?: () => void }) {
  const Heading = whole ? "h1" : "h2";
  const words = useWords();
  const { happened, safe, requestId } = explain(error, words);
  return (
    <div className={styles.state} role="alert">
      <Heading className={styles.title}>{words.trouble.title}</Heading>
      <p className={styles.said}>
        {happened} {safe}
      </p>
      {onRetry && (
        <Button className={styles.more} variant="default" onClick={onRetry}>
          {words.common.retry}
        </Button>
      )}
      {requestId && (
        <p className={styles.request}>
          {words.trouble.request} {requestId}
        </p>
      )}
    </div>
  );
}
