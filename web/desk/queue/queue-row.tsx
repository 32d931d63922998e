/** One case in the queue: how long they wait, how urgent, who, where, and the beginning of what they said. */
import { Link } from "@tanstack/react-router";
import { lazy, memo, Suspense } from "react";
import { useMe } from "../../kit/me.tsx";
import { Age } from "../../kit/parts/age.tsx";
import { LanguageAndPlace } from "../../kit/parts/place.tsx";
import { UrgencyMark } from "../../kit/parts/urgency-mark.tsx";
import type { Case } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import { Faces } from "../presence/faces.tsx";
import styles from "./queue-row.module.css";

const PromiseLine = lazy(() => import("../promise/promise-line.tsx").then((part) => ({ default: part.PromiseLine })));
const DeadlineLine = lazy(() =>
  import("../deadline/deadline-line.tsx").then((part) => ({ default: part.DeadlineLine })),
);

export const QueueRow = memo(function QueueRow({ of, chosen }: { of: Case; chosen: boolean }) {
  const { people } = useWords();
  const name = of.customer.name ?? of.customer.handle ?? people.unknown;
  return (
    <Link
      to="/desk/case/$caseId"
      params={{ caseId: of.id }}
      className={styles.row}
      data-case={of.id}
      data-urgency={of.urgency}
      aria-current={chosen ? "true" : undefined}
      activeProps={{}}
    >
      <span className={styles.clock}>
        {of.waitingSince ? (
          <Age since={of.waitingSince} className={styles.age} />
        ) : (
          <span className={styles.age}>–</span>
        )}
        <LanguageAndPlace language={of.language} channel={of.channel} visibility={of.visibility} />
      </span>
      <span className={styles.what}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.preview}>
          <UrgencyMark urgency={of.urgency} />
          <bdi lang={tagOf(of.language)}>{of.preview}</bdi>
        </span>
        <Suspense>{of.promise && <PromiseLine of={of.promise} />}</Suspense>
        <Suspense>{of.deadline && <DeadlineLine of={of.deadline} />}</Suspense>
        <span className={styles.hands}>
          <Held of={of} />
          <Faces caseId={of.id} />
        </span>
      </span>
    </Link>
  );
});

function Held({ of }: { of: Case }) {
  const { queue } = useWords().desk;
  const me = useMe();
  if (of.state === "closed") return <span className={styles.held}>{queue.closed}</span>;
  if (of.answering) return <span className={styles.held}>{queue.answering}</span>;
  if (of.state === "waiting") return <span className={styles.held}>{queue.waitingForThem}</span>;
  if (!of.assigneeId || of.assigneeId === me.id) return null;
  return <span className={styles.held}>{queue.held(isolated(of.assigneeName ?? ""))}</span>;
}

/** The space that rows will take. */
export function RowsLoading() {
  return (
    <ul className={styles.loading} aria-hidden>
      {Array.from({ length: 8 }, (_, n) => (
        <li key={n} />
      ))}
    </ul>
  );
}
