/** What stands above the words of a letter: what it is about, from whom, to whom. */
import { IconMailQuestion, IconRobot, IconUserQuestion } from "@tabler/icons-react";
import type { Message } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import styles from "./letter.module.css";

export default function LetterHead({ letter }: { letter: NonNullable<Message["letter"]> }) {
  const said = useLaterWords().letter;
  return (
    <div className={styles.head} data-letter>
      <bdi className={styles.subject}>{letter.subject?.trim() || said.noSubject}</bdi>
      <dl className={styles.addresses}>
        <Addresses label={said.from} list={[letter.from.address]} />
        <Addresses label={said.to} list={letter.to} />
        <Addresses label={said.cc} list={letter.cc} />
      </dl>
      {letter.byGuest && (
        <p className={styles.mark} data-tone="guest">
          <IconUserQuestion size={14} aria-hidden /> {said.byGuest}
        </p>
      )}
      {letter.sender === "not-confirmed" && (
        <p className={styles.mark} data-tone="guest" data-sender="not-confirmed" title={said.unconfirmedHelp}>
          <IconMailQuestion size={14} aria-hidden /> {said.unconfirmed}
        </p>
      )}
      {letter.isAutomatic && (
        <p className={styles.mark}>
          <IconRobot size={14} aria-hidden /> {said.automatic}
        </p>
      )}
    </div>
  );
}

function Addresses({ label, list }: { label: string; list: readonly string[] }) {
  if (list.length === 0 || list[0] === "") return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd title={list.join(", ")}>
        {list.map((one, at) => (
          <span key={one}>
            {at > 0 && ", "}
            <bdi>{one}</bdi>
          </span>
        ))}
      </dd>
    </div>
  );
}
