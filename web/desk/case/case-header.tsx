/** The top of a case: the customer, the clock, who holds it, what was understood, and what can be done. */
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowLeft, IconHeart, IconUserCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useAge } from "../../kit/parts/age.tsx";
import { Place } from "../../kit/parts/place.tsx";
import type { CaseDetail } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { usePageTitle } from "../shell/page-title.ts";
import { CaseActions } from "./case-actions.tsx";
import styles from "./case-header.module.css";
import { Holder } from "./holder.tsx";
import { Judgement } from "./judgement.tsx";
import { handleInWords } from "../../kit/words/handle.ts";

const PromiseStrip = lazy(() => import("../promise/promise-strip.tsx"));
const DeadlineLine = lazy(() =>
  import("../deadline/deadline-line.tsx").then((part) => ({ default: part.DeadlineLine })),
);
const JoinStrip = lazy(() => import("../joining/join-strip.tsx"));

const Exposures = lazy(() => import("../privacy/exposures.tsx"));

export function CaseHeader({ of, onCustomer }: { of: CaseDetail; onCustomer: (() => void) | null }) {
  const words = useWords();
  const { name, handle } = of.customer;
  const title = name ?? handle ?? words.people.unknown;
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(`${of.number} ${title}`);
  // The page says where it is, and Enter means the next case again.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  return (
    <header className={styles.header}>
      <div className={styles.top}>
        <ActionIcon
          component={Link}
          to="/desk"
          variant="subtle"
          color="gray"
          className={styles.back}
          aria-label={words.desk.case.back}
        >
          <IconArrowLeft size={18} />
        </ActionIcon>
        <h1 id="case-title" ref={heading} tabIndex={-1} className={styles.name}>
          <bdi>{title}</bdi>
          {name !== null && handle !== null && <bdi className={styles.handle}>{handleInWords(handle)}</bdi>}
        </h1>
        <div className={styles.actions}>
          {onCustomer && (
            <Button variant="default" size="xs" leftSection={<IconUserCircle size={16} />} onClick={onCustomer}>
              {words.desk.case.customer}
            </Button>
          )}
          <CaseActions of={of} />
        </div>
      </div>
      <div className={styles.state}>
        <Waiting of={of} />
        <span className={styles.number}>{of.number}</span>
        <Place channel={of.channel} visibility={of.visibility} />
        {of.kind === "word" && (
          <span className={styles.word} title={words.care.words.kindHelp}>
            <IconHeart size={14} aria-hidden />
            {words.care.words.kind}
          </span>
        )}
        <Holder of={of} />
        <Suspense>{of.deadline && <DeadlineLine of={of.deadline} whole />}</Suspense>
      </div>
      <Suspense>{of.promise && <PromiseStrip of={of} promise={of.promise} />}</Suspense>
      <Suspense>
        <Exposures of={of} />
      </Suspense>
      <Judgement of={of} />
      <Suspense>
        <JoinStrip of={of} />
      </Suspense>
    </header>
  );
}

function Waiting({ of }: { of: CaseDetail }) {
  const said = useWords().desk.case;
  const say = useSay();
  const age = useAge(of.waitingSince);
  if (of.state === "closed") {
    const outcome = of.outcome ? said.outcomes[of.outcome] : said.states.closed;
    return <span>{of.closedAt ? said.closedAs(outcome, say.moment(of.closedAt)) : said.states.closed}</span>;
  }
  if (of.answering) return <span className={styles.answered}>{said.answering}</span>;
  if (!of.waitingSince) return <span className={styles.answered}>{said.states.waiting}</span>;
  return (
    <span className={styles.clock} data-urgency={of.urgency} title={said.waitsSince(say.exactly(of.waitingSince))}>
      {said.waits(age)}
    </span>
  );
}
