/** The customer beside their case. What is in it is loaded after the case itself: the conversation is read first. */
import { lazy, Suspense } from "react";
import type { CaseDetail } from "../../kit/wire.ts";
import { useWords } from "../../kit/words/words.tsx";
import styles from "./customer-panel.module.css";

const Panel = lazy(() => import("./panel.tsx"));

export default function CustomerPanel({ of }: { of: CaseDetail }) {
  const { desk } = useWords();
  return (
    <aside className={styles.panel} aria-label={desk.customer.title}>
      <Suspense fallback={<div className={styles.loading} aria-busy />}>
        <Panel of={of} />
      </Suspense>
    </aside>
  );
}
