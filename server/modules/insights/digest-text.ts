/** The digest as a letter. Pure. */
import { isShare, isTimed } from "../../../contract/figure-rules.ts";
import type { Measured } from "../../../contract/insights.ts";
import { digestFigures, type DigestLanguage, type DigestWords, digestWords } from "./digest-words.ts";

export interface Week {
  from: Date;
  to: Date;
}

export type Told = Readonly<Record<(typeof digestFigures)[number], { now: Measured; before: Measured }>>;

export interface DigestLetter {
  subject: string;
  text: string;
}

export function digestLetter(
  { from, to }: Week,
  { told, language, address }: { told: Told; language: DigestLanguage; address: string },
): DigestLetter {
  const words = digestWords[language];
  const day = (at: Date): string =>
    at.toLocaleDateString(language === "nl" ? "nl-NL" : "en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  const last = new Date(to.getTime() - 1);
  const lines = digestFigures.map((figure) => {
    const say = (of: Measured): string => valueOf(of, { isTimed: isTimed(figure), isShare: isShare(figure), words });
    return `${words.figures[figure]}: ${say(told[figure].now)} ${words.before(say(told[figure].before))}`;
  });
  return {
    subject: words.subject(day(from), day(last)),
    text: [words.opening(day(from), day(last)), "", ...lines, "", words.link, address, "", words.stop].join("\n"),
  };
}

interface Kind {
  isTimed: boolean;
  isShare: boolean;
  words: DigestWords;
}

function valueOf({ n, of, p50Seconds, p90Seconds }: Measured, { isTimed, isShare, words }: Kind): string {
  if (isShare) return of ? `${Math.round((n / of) * 1000) / 10} %, ${n}/${of}` : words.none;
  if (!isTimed || n === 0) return n === 0 ? words.none : String(n);
  const span = (seconds: number | null): string => spanOf(seconds ?? 0, words);
  return `${words.median} ${span(p50Seconds)}, ${words.p90} ${span(p90Seconds)}, n ${n}`;
}

function spanOf(seconds: number, { units }: DigestWords): string {
  if (seconds < 60) return `${seconds} ${units.seconds}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${units.minutes}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} ${units.hours} ${String(minutes % 60).padStart(2, "0")}`;
  return `${Math.floor(hours / 24)} ${units.days} ${hours % 24} ${units.hours}`;
}
