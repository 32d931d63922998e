/** Whether a text is nothing but a word that stops advertising or asks for it again. Pure. */
import { foldAccents } from "../../../platform/words.ts";
import { optOutWords } from "./words.ts";

export type Wish = "stop" | "stop-after-advertising" | "start";

/** Longer than the longest of the words with what may stand around it: no word of these. */
const longest = 60;

/** Null for everything else: a sentence in which such a word stands means what it says. */
export const wishIn = (text: string): Wish | null => (text.length > longest ? null : (wishes.get(bare(text)) ?? null));

/** Its words alone: "STOP!", "*stop*" and "/stop" are one, and so is a capital I with or without its dot. */
const bare = (text: string): string =>
  [
    ...foldAccents(text)
      .replaceAll("ı", "i")
      .matchAll(/[\p{L}\p{M}\p{N}]+/gu),
  ].join(" ");

const wishes: ReadonlyMap<string, Wish> = new Map(
  Object.values(optOutWords).flatMap(({ stop, stopAfterAdvertising, start }) => [
    ...stopAfterAdvertising.map((word): [string, Wish] => [bare(word), "stop-after-advertising"]),
    ...start.map((word): [string, Wish] => [bare(word), "start"]),
    ...stop.map((word): [string, Wish] => [bare(word), "stop"]),
  ]),
);
