/** The digest as a letter. Pure. */
import { fewRatings, isRated, isShare, isTimed } from "../../../contract/figure-rules.ts";
import type { Figure, Measured } from "../../../contract/insights.ts";
import { wilson } from "../../platform/wilson.ts";
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
  const lines = digestFigures
    .filter((figure) => isTold(figure, told[figure]))
    .map((figure) => {
      const say = (of: Measured): string => (isRated(figure) ? ratingOf(of, words) : valueOf(of, { figure, words }));
      return `${words.figures[figure]}: ${say(told[figure].now)} ${words.before(say(told[figure].before))}`;
    });
  return {
    subject: words.subject(day(from), day(last)),
    text: [words.opening(day(from), day(last)), "", ...lines, "", words.link, address, "", words.stop].join("\n"),
  };
}

/** Where nobody was asked what they think, nothing is said of it. */
const isTold = (figure: Figure, { now, before }: { now: Measured; before: Measured }): boolean =>
  figure === "ratings-answered"
    ? Boolean(now.of) || Boolean(before.of)
    : !isRated(figure) || ratings(now) > 0 || ratings(before) > 0;

/** How many gave one: a share is of so many, a net of `n`. */
const ratings = ({ n, of, net }: Measured): number => (net === null ? (of ?? 0) : n);

/** Few ratings are said to be few, and nothing of what they say. */
function ratingOf(measured: Measured, words: DigestWords): string {
  const n = ratings(measured);
  if (n === 0) return words.none;
  if (n < fewRatings) return words.tooFew(n, fewRatings);
  const { net } = measured;
  if (net !== null) {
    // How many recommend us neither way is not known here: as wide as it can be.
    const [low, high] = wilson((net / 100 + 1) / 2, n).map((share) => Math.round(share * 200 - 100));
    return `${signed(net)}, ${words.between(signed(low ?? -100), signed(high ?? 100))}, n ${n}`;
  }
  const [low, high] = wilson(measured.n / n, n);
  return `${percent(measured.n / n)}, ${words.between(percent(low), percent(high))}, n ${n}`;
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));
const percent = (share: number): string => `${Math.round(share * 100)} %`;

function valueOf(
  { n, of, p50Seconds, p90Seconds }: Measured,
  { figure, words }: { figure: Figure; words: DigestWords },
): string {
  if (isShare(figure)) return of ? `${Math.round((n / of) * 1000) / 10} %, ${n}/${of}` : words.none;
  if (!isTimed(figure) || n === 0) return n === 0 ? words.none : String(n);
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
