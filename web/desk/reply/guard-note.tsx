/** What arrived while the answer was written, at the box itself; nothing goes out before somebody chose. */
import { Button } from "@mantine/core";
import type { RefObject } from "react";
import { Moment } from "../../kit/parts/age.tsx";
import { isolated } from "../../kit/words/say.ts";
import { useLaterWords } from "../../kit/words/words.tsx";
import { tagOf } from "../../kit/words/tag-of.ts";
import type { News } from "./guard.ts";
import styles from "./reply-box.module.css";

interface Note {
  news: readonly News[];
  /** Whether it came back from the server rather than being stopped here. */
  cameBack: boolean;
  canSend: boolean;
  anyway: RefObject<HTMLButtonElement | null>;
  onAnyway: () => void;
  onRewrite: () => void;
}

export default function GuardNote({ news, cameBack, canSend, anyway, onAnyway, onRewrite }: Note) {
  const said = useLaterWords().ways.guard;
  return (
    <section className={styles.guard} role="alert" data-stale aria-label={said.title}>
      <header>
        <strong>{said.title}</strong> {cameBack ? said.cameBack : said.notSent}
      </header>
      <ul>
        {news.map((one) => (
          <Item key={one.message.id} of={one} />
        ))}
      </ul>
      <footer>
        <Button
          id="send-anyway"
          ref={anyway}
          size="xs"
          variant="default"
          // It keeps the focus while it can't be pressed yet.
          aria-disabled={!canSend}
          data-disabled={!canSend || undefined}
          onClick={() => canSend && onAnyway()}
        >
          {said.anyway}
        </Button>
        <Button id="rewrite" size="xs" onClick={onRewrite}>
          {said.rewrite}
        </Button>
      </footer>
    </section>
  );
}

function Item({ of: { message, what } }: { of: News }) {
  const { ways, people } = useLaterWords();
  const { author } = message;
  const name = author.name ?? author.handle ?? (author.kind === "customer" ? people.customer : people.us);
  return (
    <li data-news={what}>
      <span>
        {ways.guard.what[what](isolated(name))} <Moment at={message.writtenAt} />
      </span>
      {message.text !== "" && (
        <blockquote lang={tagOf(message.language)} dir="auto">
          {message.text}
        </blockquote>
      )}
    </li>
  );
}
