import type { Kept } from "./imap-fetch.ts";
import { numbersIn, type Word } from "./imap-words.ts";

/** What SEARCH finds, with the place in the mailbox from 1 on; the word that is not played, where there is one. */
export function searched(known: readonly Kept[], words: readonly Word[]): { place: number; mail: Kept }[] | string {
  let hits = known.map((mail, at) => ({ place: at + 1, mail }));
  for (let at = 0; at < words.length; at++) {
    const word = String(words[at]).toUpperCase();
    if (word === "UNSEEN") hits = hits.filter(({ mail }) => !mail.isSeen);
    else if (word === "SEEN") hits = hits.filter(({ mail }) => mail.isSeen);
    else if (word === "UID") {
      const numbers = numbersIn(
        String(words[++at]),
        known.map(({ uid }) => uid),
      );
      hits = hits.filter(({ mail }) => numbers.has(mail.uid));
    } else if (word === "SINCE") {
      const since = Date.parse(`${String(words[++at])} UTC`);
      hits = hits.filter(({ mail }) => mail.at >= since);
    } else if (/^[\d,:*]+$/.test(word)) {
      const numbers = numbersIn(
        word,
        known.map((_, place) => place + 1),
      );
      hits = hits.filter(({ place }) => numbers.has(place));
    } else if (word !== "ALL") return word;
  }
  return hits;
}
