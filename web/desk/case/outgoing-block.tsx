/** An answer that the server has not confirmed yet. */
import { IconClock } from "@tabler/icons-react";
import { useMe } from "../../kit/me.tsx";
import { Moment } from "../../kit/parts/age.tsx";
import { useWords } from "../../kit/words/words.tsx";
import type { Outgoing } from "../reply/outbox.ts";
import styles from "./message-block.module.css";
import { WhoReads } from "./who-reads.tsx";

export function OutgoingBlock({ of }: { of: Outgoing }) {
  const { desk } = useWords();
  const me = useMe();
  return (
    <article
      className={styles.message}
      data-message={of.id}
      data-visibility={of.visibility}
      data-delivery={of.state}
      data-ours
    >
      <header className={styles.header}>
        <bdi className={styles.author}>{me.name}</bdi>
        {of.visibility !== "internal" && <span>{desk.stream.ourAnswer}</span>}
        <Moment at={of.writtenAt} />
        <WhoReads visibility={of.visibility} />
      </header>
      <p className={styles.text} dir="auto">
        {of.text}
      </p>
      <output className={styles.delivery}>
        <IconClock size={14} aria-hidden />
        {of.state === "waiting" ? desk.delivery.queued : desk.delivery.sending}
      </output>
    </article>
  );
}
