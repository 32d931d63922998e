/** Everything that happened with a customer, newest first, each entry one click from its source. */
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { TimelineGroup } from "../../../contract/customers.ts";
import { Trouble } from "../../kit/parts/states.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useCaseWords } from "../../kit/words/words.tsx";
import { TimelineLine } from "./timeline-line.tsx";
import styles from "./timeline.module.css";
import { useTimeline } from "./use-profile.ts";

const HistoryDialog = lazy(() => import("./history-dialog.tsx"));

type Group = TimelineGroup | "all";

interface Shown {
  ids: readonly string[];
  of: CaseDetail;
  /** Brings a booking or a bag of the panel into view: `booking ID`, `bag REFERENCE`. */
  onOpen: (what: string) => void;
}

export function Timeline({ ids, of, onOpen }: Shown) {
  const { common, customer: person, profile: said } = useCaseWords();
  const [only, setOnly] = useState<Group>("all");
  const [step, setStep] = useState<string | null>(null);
  const timeline = useTimeline({ ids, caseId: of.id }, only);
  useFreshAnswers(of);
  const entries = timeline.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <label className={styles.filter}>
        <span>{said.filter}</span>
        <select value={only} onChange={(event) => setOnly(event.currentTarget.value as Group)}>
          {Object.entries(said.groups).map(([group, name]) => (
            <option key={group} value={group}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {timeline.error && !entries && <Trouble error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {!timeline.error && !entries && <div className={styles.loading} aria-busy />}
      {entries?.length === 0 && (
        <p className={styles.none}>{only === "all" ? person.timelineEmpty : said.filteredEmpty}</p>
      )}
      {entries && entries.length > 0 && (
        <ol className={styles.timeline} aria-labelledby="timeline-title">
          {entries.map((entry) => (
            <TimelineLine key={entry.id} of={entry} caseId={of.id} onOpen={onOpen} onStep={setStep} />
          ))}
        </ol>
      )}
      {timeline.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={timeline.isFetchingNextPage}
          onClick={() => void timeline.fetchNextPage()}
        >
          {common.more}
        </Button>
      )}
      <Suspense>
        {step !== null && <HistoryDialog ids={ids} caseId={of.id} marked={step} onClose={() => setStep(null)} />}
      </Suspense>
    </>
  );
}

/** Our own answers and notes are told as the case's: what the case shows newly stands on the timeline too. */
function useFreshAnswers({ readTo, state, messages, customer }: CaseDetail): void {
  const queries = useQueryClient();
  const now = `${readTo} ${state} ${messages.length}`;
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current === now) return;
    seen.current = now;
    for (const what of ["timeline", "joinings"])
      void queries.invalidateQueries({ queryKey: ["customer", customer.ids, what] });
  }, [queries, customer.ids, now]);
}
