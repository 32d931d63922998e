/** The queue: the next one, how many wait in which language, one's own cases, and all in their order. */
import { IconCoffee, IconHeart } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay } from "../../kit/me.tsx";
import { useAge } from "../../kit/parts/age.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { spanInWords } from "../../kit/time/ages.ts";
import type { Case, Language } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { PromisedList } from "../promise/promised-list.tsx";
import type { Desk } from "./desk-query.ts";
import { LanguageFilter } from "./language-filter.tsx";
import { NextButton } from "./next-button.tsx";
import styles from "./queue-panel.module.css";
import { QueueRow, RowsLoading } from "./queue-row.tsx";
import { type Queue, QueueTabs } from "./queue-tabs.tsx";

interface Shown {
  desk: UseQueryResult<Desk>;
  queue: Queue;
  onQueue: (queue: Queue) => void;
  language: Language | null;
  onLanguage: (language: Language | null) => void;
  caseId: string | null;
}

export function QueuePanel({ desk, queue, onQueue, language, onLanguage, caseId }: Shown) {
  const words = useWords();
  const { data, error } = desk;
  return (
    <section className={styles.panel} aria-label={words.desk.queue.title}>
      <header className={styles.header}>
        <NextButton language={language} kind={queue === "word" ? "word" : "question"} />
        <QueueTabs desk={data} chosen={queue} onChoose={onQueue} />
        {queue !== "promised" && (
          <>
            <Counts desk={data} />
            <LanguageFilter
              counts={data?.byLanguage ?? []}
              waiting={data?.waiting}
              chosen={language}
              onChoose={onLanguage}
            />
          </>
        )}
      </header>
      <div className={styles.list} aria-busy={!data && !error}>
        {queue === "promised" && <PromisedList desk={data} caseId={caseId} />}
        {queue !== "promised" && data && <Rows desk={data} language={language} caseId={caseId} />}
        {queue !== "promised" &&
          !data &&
          (error ? <Trouble error={error} onRetry={() => void desk.refetch()} /> : <RowsLoading />)}
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
  const { ages, care, desk: said } = useWords();
  const { queue } = said;
  const say = useSay();
  const oldest = useAge(desk?.oldestWaitingSince ?? null);
  return (
    <p
      className={styles.counts}
      title={desk?.oldestWaitingSince ? queue.sinceExactly(say.exactly(desk.oldestWaitingSince)) : ""}
    >
      <span>{desk ? queue.waiting(desk.waiting) : " "}</span>
      <span>
        {desk?.kind === "word" && desk.wordSeconds !== null
          ? care.words.takes(spanInWords(desk.wordSeconds, ages))
          : oldest && queue.oldest(oldest)}
      </span>
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
  const words = useWords();
  const { queue } = words.desk;
  const say = useSay();
  const mayReply = useMay("cases:reply");
  const elsewhere = desk.byLanguage.filter((one) => one.language !== language && one.waiting > 0);
  return (
    <Empty
      icon={desk.kind === "word" ? IconHeart : IconCoffee}
      title={desk.kind === "word" ? words.care.words.emptyTitle : queue.emptyTitle}
    >
      {language ? queue.emptyIn(say.language(language)) : desk.kind === "word" ? words.care.words.empty : queue.empty}
      {mayReply && language !== null && elsewhere.length > 0 && (
        <>
          <br />
          {queue.helpElsewhere} {elsewhere.map((one) => `${say.language(one.language)} ${one.waiting}`).join(", ")}.
        </>
      )}
    </Empty>
  );
}
