/** What the channel tells of a message beside its words: what was pressed, what led here, and signs that were set at it. */
import { VisuallyHidden } from "@mantine/core";
import type { Message } from "../../kit/wire.ts";
import { type LaterWords, useLaterWords } from "../../kit/words/words.tsx";
import { cameBy } from "./came-by.ts";
import styles from "./message-told.module.css";

export default function MessageTold({ of }: { of: Message }) {
  const { told: said } = useLaterWords();
  const notes = of.told ? notesOf(of.told, said) : [];
  return (
    <>
      {notes.map((note) => (
        <p key={note} className={styles.note} data-told>
          {note}
        </p>
      ))}
      {of.reactions.length > 0 && (
        <ul className={styles.signs} aria-label={said.reactions}>
          {of.reactions.map(({ sign, by }) => (
            <li key={`${by} ${sign}`} title={by === "us" ? said.byUs : said.byThem}>
              {sign}
              <VisuallyHidden> {by === "us" ? said.byUs : said.byThem}</VisuallyHidden>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function notesOf(told: NonNullable<Message["told"]>, said: LaterWords["told"]): string[] {
  return [
    ...(told.pressed ? [said.pressed] : []),
    ...(told.standby ? [said.standby] : []),
    ...(told.story ? [told.story === "reply" ? said.storyReply : said.storyMention] : []),
    ...(told.elsewhere ? [said.elsewhere] : []),
    ...(told.referral ? [cameBy(told.referral, said)] : []),
  ];
}
