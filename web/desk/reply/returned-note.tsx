/** Why an answer did not go out, and what the customer wrote meanwhile. */
import type { Message } from "../../kit/wire.ts";
import { isolated } from "../../kit/words/say.ts";
import { useWords } from "../../kit/words/words.tsx";
import type { Outgoing } from "./outbox.ts";
import styles from "./reply-box.module.css";

interface Note {
  why: Outgoing["why"];
  name: string;
  missed: readonly Message[];
}

export function ReturnedNote({ why, name, missed }: Note) {
  const { desk } = useWords();
  if (!why) return null;
  if (!why.stale) {
    return (
      <p className={styles.returned} role="alert">
        <strong>{desk.delivery.failed}</strong> {why.said}
      </p>
    );
  }
  return (
    <div className={styles.returned} role="alert" data-stale>
      <strong>{desk.reply.staleTitle(isolated(name))}</strong>
      <p>{desk.reply.stale}</p>
      {missed.map((message) => (
        <blockquote key={message.id} lang={message.language} dir="auto">
          {message.text}
        </blockquote>
      ))}
    </div>
  );
}
