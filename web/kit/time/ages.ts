/** How long something lasts, in the fewest words that still help. */

/** The units as the reader's language writes them. */
export interface AgeWords {
  now: string;
  minutes: string;
  hours: string;
  days: string;
}

/** A duration as an agent says it: `now`, `7 min`, `1 h 05`, `2 d 3 h`. Negative ones count as now. */
export function inWords(milliseconds: number, words: AgeWords): string {
  const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return `${minutes} ${words.minutes}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} ${words.hours} ${String(minutes % 60).padStart(2, "0")}`;
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? `${days} ${words.days}` : `${days} ${words.days} ${hours % 24} ${words.hours}`;
}

/** A measured span in seconds, which unlike an age may be short: `42 s`, `7 min`, `1 h 05`. */
export function spanInWords(seconds: number, words: AgeWords): string {
  return seconds < 60 ? `${Math.max(0, Math.round(seconds))} s` : inWords(seconds * 1000, words);
}
