/** One mention: who said what where, and what triage made of it. */
import { Button } from "@mantine/core";
import { KeyHint } from "../../kit/keys/key-hint.tsx";
import { useMay } from "../../kit/me.tsx";
import { Age } from "../../kit/parts/age.tsx";
import { LanguageAndPlace } from "../../kit/parts/place.tsx";
import type { Message } from "../../kit/wire.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { MessageText } from "../case/message-text.tsx";
import { handleInWords } from "../../kit/words/handle.ts";
import styles from "./mentions.module.css";

interface Row {
  of: Message;
  chosen: boolean;
  busy: boolean;
  onChoose: () => void;
  onOpen: () => void;
}

export function MentionRow({ of, chosen, busy, onChoose, onOpen }: Row) {
  const words = useLaterWords();
  const may = useMay("cases:reply");
  const { triage } = of;
  const thought = triage && [
    triage.needs === "word" ? words.mentions.deservesWord : null,
    ...triage.topics.filter((topic) => topic !== "other").map((topic) => words.reading.topics[topic]),
    triage.feeling === "neutral" ? null : words.reading.feelings[triage.feeling],
  ];
  return (
    // Keys move the focus from row to row; the row has nothing to press.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={styles.row} data-message={of.id} data-chosen={chosen} tabIndex={-1} onFocus={onChoose}>
      <div className={styles.clock}>
        <Age since={of.writtenAt} />
        <LanguageAndPlace language={of.language} channel={of.channel} visibility={of.visibility} />
      </div>
      <div className={styles.what}>
        <p className={styles.who}>
          <bdi>{of.author.name ?? of.author.handle ?? words.people.unknown}</bdi>
          {of.author.name !== null && of.author.handle !== null && (
            <bdi className={styles.handle}>{handleInWords(of.author.handle)}</bdi>
          )}
        </p>
        <MessageText of={of} />
        {thought && <p className={styles.thought}>{thought.filter(Boolean).join(" · ")}</p>}
      </div>
      {may && (
        <Button
          variant="default"
          size="xs"
          loading={busy}
          onClick={onOpen}
          rightSection={chosen ? <KeyHint command="open" /> : null}
        >
          {words.mentions.open}
        </Button>
      )}
    </li>
  );
}
