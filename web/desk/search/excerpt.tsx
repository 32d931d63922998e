/** The words around a match, with the match marked. */
import type { Answer } from "../../kit/call.ts";
import { tagOf } from "../../kit/words/tag-of.ts";
import type { searchMessages } from "../../../contract/search.ts";
import styles from "./search.module.css";

export type FoundMessage = Answer<typeof searchMessages>["items"][number];

interface Piece {
  start: number;
  text: string;
  isMatch: boolean;
}

export function Excerpt({ of: { excerpt, matches, message } }: { of: FoundMessage }) {
  return (
    <bdi className={styles.excerpt} lang={tagOf(message.language)} dir="auto">
      {piecesOf(excerpt, matches).map(({ start, text, isMatch }) =>
        isMatch ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
      )}
    </bdi>
  );
}

/** A text cut at its matches; those that overlap are one. */
export function piecesOf(text: string, matches: readonly { start: number; end: number }[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, start);
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ start: at, text: text.slice(at, from), isMatch: false });
    pieces.push({ start: from, text: text.slice(from, to), isMatch: true });
    at = to;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), isMatch: false });
  return pieces;
}
