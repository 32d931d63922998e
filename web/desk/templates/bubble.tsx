/** A text as the customer will see it: a message from us on their phone, what is still missing marked. */
import type { Language } from "../../kit/wire.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import styles from "./templates.module.css";

export function Bubble({ text, language, label }: { text: string; language: string; label: string }) {
  return (
    <figure className={styles.phone} aria-label={label}>
      <blockquote className={styles.bubble} lang={tagOf(language as Language)} dir="auto">
        {text.split(/(\{\{[^{}]*\}\})/).map((piece, place) =>
          piece.startsWith("{{") ? (
            // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have nothing else
            <mark key={place}>{piece.slice(2, -2).trim().replaceAll("_", " ")}</mark>
          ) : (
            piece
          ),
        )}
      </blockquote>
    </figure>
  );
}
