/** What triage thought of the customer's last words, and why; and why the case stands where it stands. */
import { Popover } from "@mantine/core";
import { cloneElement } from "react";
import type { Opening } from "../../kit/parts/late.tsx";
import type { CaseDetail, Reading, Reason } from "../../kit/wire.ts";
import { useSay } from "../../kit/words/say.ts";
import { type CaseWords, useCaseWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import { UrgencyWhy } from "./urgency-why.tsx";
import { WhoHadIt } from "./who-had-it.tsx";
import { StandingInWords } from "./standing.tsx";
import styles from "./why.module.css";

/** A reason in words; a code that we have no words for is shown with its hyphens opened. */
function reasonInWords({ about, code }: Reason, words: CaseWords): string {
  const { reasons } = words;
  const { topics } = words.reading;
  const known = about === "topics" ? Object.entries(topics).find(([topic]) => topic === code)?.[1] : reasons[code];
  return known ?? code.replaceAll(/[-._]/g, " ");
}

export default function Why({ of, target, opened, onOpened }: Opening & { of: CaseDetail }) {
  const said = useCaseWords().desk.judgement;
  const reading = of.messages.findLast(({ triage }) => triage !== null)?.triage ?? null;
  return (
    <Popover opened={opened} onChange={onOpened} position="bottom-start" width={400} trapFocus returnFocus>
      <Popover.Target>{cloneElement(target, { onClick: () => onOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown className={styles.why} aria-label={said.whyTitle} tabIndex={-1} data-autofocus>
        <h2>{said.whyTitle}</h2>
        {reading ? <Readings of={reading} /> : <p>{said.noReading}</p>}
        <UrgencyWhy caseId={of.id} />
        <h2>{said.place}</h2>
        <StandingInWords of={of.standing} />
        <WhoHadIt caseId={of.id} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Readings({ of }: { of: Reading }) {
  const words = useCaseWords();
  const say = useSay();
  const said = words.desk.judgement;
  const { reading } = words;
  const topics = of.topics.map((topic) => reading.topics[topic]).join(", ");
  const rows: [Reason["about"], string][] = [
    ["language", `${say.language(of.language)}, ${said.sure(Math.round(of.languageConfidence * 100))}`],
    ["needs", `${reading.needs[of.needs]}, ${said.sure(Math.round(of.needsConfidence * 100))}`],
    ["topics", topics || said.noTopic],
    ["urgency", reading.urgencies[of.urgency] ?? ""],
    ["feeling", reading.feelings[of.feeling]],
  ];
  return (
    <dl>
      {rows.map(([about, thought]) => (
        <div key={about}>
          <dt>{reading.about[about]}</dt>
          <dd>
            {thought}
            {of.reasons
              .filter((reason) => reason.about === about)
              .map((reason) => (
                <span key={reason.code} className={styles.reason}>
                  {about === "topics" && of.topics.length === 1 ? words.reasons["words"] : reasonInWords(reason, words)}
                  {reason.words.map((word) => (
                    <q key={word} lang={tagOf(of.language)} dir="auto">
                      {word}
                    </q>
                  ))}
                </span>
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
