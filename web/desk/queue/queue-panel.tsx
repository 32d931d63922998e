/** The queue: the next one, how many wait in which language, one's own cases, and all in their order. */
import { IconCoffee } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay } from "../../kit/me.tsx";
import { useAge } from "../../kit/parts/age.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import type { Case, Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { Desk } from "./desk-query.ts";
import { LanguageFilter } from "./language-filter.tsx";
import { NextButton } from "./next-button.tsx";
import styles from "./queue-panel.module.css";
import { QueueRow, RowsLoading } from "./queue-row.tsx";

interface Shown {
  desk: UseQueryResult<Desk>;
  language: Language | null;
  onLanguage: (language: Language | null) => void;
  caseId: string | null;
}

export function QueuePanel({ desk, language, onLanguage, caseId }: Shown) {
  const words = useWords();
  const { data, error } = desk;
  return (
    <section className={styles.panel} aria-label={words.desk.queue.title}>
      <header className={styles.header}>
        <NextButton language={language} />
        <Counts desk={data} />
        <LanguageFilter
          counts={data?.byLanguage ?? []}
          waiting={data?.waiting}
          chosen={language}
          onChoose={onLanguage}
        />
      </header>
      <div className={styles.list} aria-busy={!data && !error}>
        {data && <Rows desk={data} language={language} caseId={caseId} />}
        {!data && (error ? <Trouble error={error} onRetry={() => void desk.refetch()} /> : <RowsLoading />)}
      </div>
      {data !== undefined && data.mentionsToday > 0 && (
        <Link className={styles.foot} to="/desk/mentions">
          {words.desk.queue.mentions(data.mentionsToday)}
        </Link>
      )}
    </section>
  );
}

function Counts({ desk }: { desk: Desk | undefined }) {
  const { queue } = useWords().desk;
  const say = useSay();
  const oldest = useAge(desk?.oldestWaitingSince ?? null);
  return (
    <p
      className={styles.counts}
      title={desk?.oldestWaitingSince ? queue.sinceExactly(say.exactly(desk.oldestWaitingSince)) : ""}
    >
      <span>{desk ? queue.waiting(desk.waiting) : " "}</span>
      <span>{oldest && queue.oldest(oldest)}</span>
    </p>
  );
}

function Rows({ desk, language, caseId }: { desk: Desk; language: Language | null; caseId: string | null }) {
  const { queue } = useWords().desk;
  const own = new Set(desk.mine.map(({ id }) => id));
  const others = desk.queue.filter(({ id }) => !own.has(id));
  return (
    <>
      {desk.mine.length > 0 && <Section title={queue.mine} cases={desk.mine} caseId={caseId} />}
      {others.length > 0 && <Section title={queue.others} cases={others} caseId={caseId} />}
      {others.length === 0 && <NobodyWaits desk={desk} language={language} />}
      {desk.queue.length >= 100 && desk.waiting > desk.queue.length && (
        <p className={styles.note}>{queue.firstHundred(desk.waiting)}</p>
      )}
    </>
  );
}

function Section({ title, cases, caseId }: { title: string; cases: readonly Case[]; caseId: string | null }) {
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>
        {title} <span>{cases.length}</span>
      </h2>
      <ul className={styles.rows}>
        {cases.map((one) => (
          <QueueRow key={one.id} of={one} chosen={one.id === caseId} />
        ))}
      </ul>
    </section>
  );
}

/** An empty queue, said kindly, with those who could use help. */
function NobodyWaits({ desk, language }: { desk: Desk; language: Language | null }) {
  const { queue } = useWords().desk;
  const say = useSay();
  const mayReply = useMay("cases:reply");
  const elsewhere = desk.byLanguage.filter((one) => one.language !== language && one.waiting > 0);
  return (
    <Empty icon={IconCoffee} title={queue.emptyTitle}>
      {language ? queue.emptyIn(say.language(language)) : queue.empty}
      {mayReply && language !== null && elsewhere.length > 0 && (
        <>
          <br />
          {queue.helpElsewhere} {elsewhere.map((one) => `${say.language(one.language)} ${one.waiting}`).join(", ")}.
        </>
      )}
    </Empty>
  );
}
