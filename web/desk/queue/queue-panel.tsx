/** The queue: the next one, how many wait in which language, one's own cases, and all in their order. */
import { IconCoffee, IconHeart } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useMay } from "../../kit/me.tsx";
import { useAge } from "../../kit/parts/age.tsx";
import { Empty, Trouble } from "../../kit/parts/states.tsx";
import { spanInWords } from "../../kit/time/ages.ts";
import { useSay } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import { PromisedList } from "../promise/promised-list.tsx";
import type { Desk } from "./desk-query.ts";
import { type Filter, isAll, isSame, listOf } from "./filter.ts";
import { LanguageFilter } from "./language-filter.tsx";
import { NextButton } from "./next-button.tsx";
import styles from "./queue-panel.module.css";
import { RowsLoading } from "./queue-row.tsx";
import { type Queue as Part, QueueTabs } from "./queue-tabs.tsx";
import { Rows } from "./rows.tsx";
import type { Queue } from "./use-queue.ts";
import { ViewsBar } from "./views-bar.tsx";

interface Shown {
  desk: UseQueryResult<Desk>;
  queue: Queue;
  part: Part;
  onPart: (part: Part) => void;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  caseId: string | null;
}

export function QueuePanel({ desk, queue, part, onPart, filter, onFilter, caseId }: Shown) {
  const words = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const { data, error } = desk;
  const languages = listOf(filter.language);
  const own = new Set(data?.mine.map(({ id }) => id));
  const isEmpty = data !== undefined && queue.cases.every(({ id }) => own.has(id));
  return (
    <section className={styles.panel} aria-label={words.desk.queue.title}>
      <header className={styles.header}>
        <NextButton filter={filter} kind={part === "word" ? "word" : "question"} />
        <QueueTabs desk={data} chosen={part} onChoose={onPart} />
        {part !== "promised" && (
          <>
            <Counts desk={data} />
            <ViewsBar filter={filter} waiting={data?.waiting} onFilter={onFilter} />
            <LanguageFilter
              counts={data?.byLanguage ?? []}
              chosen={languages}
              onChoose={(language) => onFilter({ ...filter, language })}
            />
          </>
        )}
      </header>
      <div className={styles.list} ref={scroller} data-scroller aria-busy={!data && !error}>
        {part === "promised" && <PromisedList desk={data} caseId={caseId} />}
        {part !== "promised" && data && (
          <Rows scroller={scroller} mine={data.mine} queue={queue} matching={data.matching} caseId={caseId} />
        )}
        {part !== "promised" && data && isEmpty && <NobodyWaits desk={data} filter={filter} />}
        {part !== "promised" &&
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
  const since = desk?.matchingOldestSince ?? null;
  const oldest = useAge(since);
  return (
    <p className={styles.counts} title={since ? queue.sinceExactly(say.exactly(since)) : ""}>
      <span>{desk ? queue.waiting(desk.matching) : " "}</span>
      <span>
        {desk?.kind === "word" && desk.wordSeconds !== null
          ? care.words.takes(spanInWords(desk.wordSeconds, ages))
          : oldest && queue.oldest(oldest)}
      </span>
    </p>
  );
}

/** An empty queue, said kindly, with those who could use help. */
function NobodyWaits({ desk, filter }: { desk: Desk; filter: Filter }) {
  const words = useWords();
  const { queue } = words.desk;
  const say = useSay();
  const mayReply = useMay("cases:reply");
  const [language, ...others] = listOf(filter.language);
  const elsewhere = desk.byLanguage.filter((one) => one.waiting > 0 && one.language !== language);
  const isOneLanguage = language !== undefined && others.length === 0 && isSame(filter, { language });
  return (
    <Empty
      icon={desk.kind === "word" ? IconHeart : IconCoffee}
      title={desk.kind === "word" ? words.care.words.emptyTitle : queue.emptyTitle}
    >
      {isAll(filter) && (desk.kind === "word" ? words.care.words.empty : queue.empty)}
      {!isAll(filter) && (isOneLanguage ? queue.emptyIn(say.language(language)) : queue.emptyHere)}
      {mayReply && !isAll(filter) && elsewhere.length > 0 && (
        <>
          <br />
          {queue.helpElsewhere} {elsewhere.map((one) => `${say.language(one.language)} ${one.waiting}`).join(", ")}.
        </>
      )}
    </Empty>
  );
}
