import { texts } from "../load/texts.ts";

const letters = "abcdefghij";

/** What somebody writes: a text that bears its code in letters, which no reader takes for a number of somebody's. */
export function wordsOf(code: string): string {
  const place = Number(code.slice(-7));
  const text = (texts[place % texts.length] ?? "").replace("@brand ", "").replace("%", String(100 + (place % 900)));
  return `${text} (ref ${code.replaceAll(/\d/g, (digit) => letters[Number(digit)] ?? "")})`;
}

/** When it was written: one after the other, all before anything is sent. */
export const writtenAt = (begun: Date, number: number): Date => new Date(begun.getTime() - 86_400_000 + number * 1000);
