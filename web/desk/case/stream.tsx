/** The conversation as one stream over all threads. What is being read never moves; new messages wait below. */
import { IconArrowDown } from "@tabler/icons-react";
import { Fragment } from "react";
import type { CaseDetail, Message } from "../../kit/wire.ts";
import { isForeign } from "../../kit/words/tag-of.ts";
import { useTongue, useWords } from "../../kit/words/words.tsx";
import type { CameBack } from "../reply/draft.ts";
import { useOutbox } from "../reply/use-outbox.tsx";
import { MessageBlock } from "./message-block.tsx";
import { OutgoingBlock } from "./outgoing-block.tsx";
import styles from "./stream.module.css";
import { ThreadLine } from "./thread-line.tsx";
import { useMarked } from "./use-marked.ts";
import { useReading } from "./use-reading.ts";
import type { Seen } from "./use-seen.ts";

interface Streamed {
  of: CaseDetail;
  seen: Seen;
  onReturned: (returned: CameBack & Pick<Message, "attachments">) => void;
}

export function Stream({ of, seen, onReturned }: Streamed) {
  const { stream } = useWords().desk;
  const { tongue } = useTongue();
  const { outbox } = useOutbox();
  const known = new Set(of.messages.map(({ id }) => id));
  const outgoing = outbox.filter(({ id, caseId, state }) => caseId === of.id && state !== "returned" && !known.has(id));
  const { box, text, toEnd, atEnd } = useReading();
  const marked = useMarked((id) => known.has(id));
  const newestForeign = of.messages.findLast(
    ({ direction, removed, language }) => direction === "inbound" && !removed && isForeign(language, tongue),
  )?.id;
  const newestPicture = of.messages.findLast(({ attachments }) => attachments.some(isOpenable))?.id;
  const newestHideable = of.messages.findLast(({ hideable }) => hideable)?.id;
  const newestDeletable = of.messages.findLast(({ deletable }) => deletable)?.id;
  const newestFolded = of.messages.findLast(({ letter }) => letter?.hasMore)?.id;
  const newestMade = of.messages.findLast(({ letter }) => letter?.hasHtml)?.id;
  const threads = new Map(of.threads.map((thread) => [thread.id, thread]));

  return (
    <div className={styles.outer}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <section ref={box} className={styles.stream} aria-label={stream.label} tabIndex={0}>
        <div ref={text} className={styles.messages} role="log" aria-label={stream.label}>
          {of.moreMessages && <p className={styles.older}>{stream.older}</p>}
          {of.messages.length === 0 && outgoing.length === 0 && <p className={styles.older}>{stream.empty}</p>}
          {of.messages.map((message, at) => (
            <Fragment key={message.id}>
              {changesThread(of.messages, at) && (
                <ThreadLine thread={threads.get(message.threadId ?? "") ?? null} message={message} />
              )}
              <MessageBlock
                of={message}
                marked={message.id === marked}
                onReturned={onReturned}
                onSeen={seen.see}
                watch={isUnseen(seen, message)}
                keysFor={{
                  translate: message.id === newestForeign,
                  picture: message.id === newestPicture,
                  hide: message.id === newestHideable,
                  delete: message.id === newestDeletable,
                  letter: { whole: message.id === newestFolded, asSent: message.id === newestMade },
                }}
              />
            </Fragment>
          ))}
          {outgoing.map((answer) => (
            <OutgoingBlock key={answer.id} of={answer} />
          ))}
        </div>
      </section>
      {!atEnd && seen.unseen.length > 0 && (
        <button type="button" className={styles.below} onClick={toEnd}>
          <IconArrowDown size={14} aria-hidden /> {stream.newBelow(seen.unseen.length)}
        </button>
      )}
    </div>
  );
}

const isOpenable = ({ kind, state }: Message["attachments"][number]): boolean =>
  state === "here" && (kind === "image" || kind === "animation");

const isUnseen = ({ unseen }: Seen, { id }: Message): boolean => unseen.some((one) => one.id === id);

/** Notes stand in no thread, so they change none. */
function changesThread(messages: readonly Message[], at: number): boolean {
  const threadId = messages[at]?.threadId;
  if (!threadId) return false;
  return messages.slice(0, at).findLast((message) => message.threadId !== null)?.threadId !== threadId;
}
