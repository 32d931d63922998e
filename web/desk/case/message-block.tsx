/** One message: who can read it (by side, shade and word), who wrote it, when, and how it fares. */
import { lazy, Suspense, useEffect, useRef } from "react";
import { Moment } from "../../kit/parts/age.tsx";
import type { Message } from "../../kit/wire.ts";
import { isForeign } from "../../kit/words/tag-of.ts";
import { useTongue, useWords } from "../../kit/words/words.tsx";
import type { CameBack } from "../reply/draft.ts";
import { DeliveryLine } from "./delivery-line.tsx";
import styles from "./message-block.module.css";
import { MessageText } from "./message-text.tsx";
import { WhoReads } from "./who-reads.tsx";

const LetterHead = lazy(() => import("./letter-head.tsx"));
const LetterMore = lazy(() => import("./letter-more.tsx"));
const Translation = lazy(() => import("../language-model/translation.tsx"));
const MessageAround = lazy(() => import("./message-around.tsx"));
const MessageTold = lazy(() => import("./message-told.tsx"));
const MessageMedia = lazy(() => import("./message-media.tsx"));

interface Block {
  of: Message;
  /** Whether somebody was sent here to see this one. */
  marked: boolean;
  onReturned: (returned: CameBack & Pick<Message, "attachments">) => void;
  /** Which of the keys for pictures and hiding are meant for this one. */
  keysFor: {
    translate: boolean;
    picture: boolean;
    hide: boolean;
    delete: boolean;
    letter: { whole: boolean; asSent: boolean };
  };
  onSeen: (messageId: string) => void;
  /** Whether to tell once it was in view. */
  watch: boolean;
}

export function MessageBlock({ of, marked, onReturned, onSeen, watch, keysFor }: Block) {
  const { desk, people } = useWords();
  const { tongue } = useTongue();
  const element = useSeenInView(of.id, onSeen, watch);
  const { author } = of;
  const ours = of.direction === "outbound";
  const name = author.name ?? author.handle ?? (author.kind === "system" ? people.system : people.unknown);
  return (
    <article
      ref={element}
      className={styles.message}
      data-message={of.id}
      data-marked={marked}
      data-visibility={of.visibility}
      data-delivery={of.delivery?.state}
      data-ours={ours}
      data-gone={of.removed !== null || of.delivery?.state === "undone"}
    >
      <header className={styles.header}>
        <bdi className={styles.author}>{name}</bdi>
        {ours && of.visibility !== "internal" && <span>{desk.stream.ourAnswer}</span>}
        <Moment at={of.writtenAt} />
        <WhoReads visibility={of.visibility} />
      </header>
      {of.letter && !of.removed && (
        <Suspense>
          <LetterHead letter={of.letter} />
        </Suspense>
      )}
      {of.removed ? null : <MessageText of={of} />}
      {!ours && !of.removed && isForeign(of.language, tongue) && (
        <Suspense>
          <Translation of={of} isNewest={keysFor.translate} />
        </Suspense>
      )}
      {of.letter && !of.removed && (of.letter.hasMore || of.letter.hasHtml) && (
        <Suspense>
          <LetterMore of={of} newest={keysFor.letter} />
        </Suspense>
      )}
      {of.attachments.length > 0 && (
        <Suspense>
          <MessageMedia of={of} newest={keysFor.picture} />
        </Suspense>
      )}
      {(of.told !== null || of.reactions.length > 0) && !of.removed && (
        <Suspense>
          <MessageTold of={of} />
        </Suspense>
      )}
      {(of.quoted ?? of.edited ?? of.hiding ?? of.removed ?? (of.hideable || of.deletable)) && (
        <Suspense>
          <MessageAround of={of} keysFor={keysFor} />
        </Suspense>
      )}
      {of.delivery && <DeliveryLine of={of} delivery={of.delivery} onReturned={onReturned} />}
    </article>
  );
}

/** Tells once the element has been in view for a moment, while the page is looked at. */
function useSeenInView(id: string, onSeen: (id: string) => void, watch: boolean) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!watch || !element.current) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting && document.visibilityState === "visible") timer = setTimeout(() => onSeen(id), 800);
    });
    observer.observe(element.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [id, onSeen, watch]);
  return element;
}
