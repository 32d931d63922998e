/** What a sentence is for. `{flight}`, `{from}`, `{to}`, `{code}` and `{name}` are filled in from the passenger's trip. */
export const kinds = [
  "cancelled",
  "delayed",
  "bag",
  "refund",
  "seat",
  "checkin",
  "meal",
  "pet",
  "praise",
  "complaint",
  "chat",
  "code",
  "followup",
  "thanks",
  "more",
  "private",
] as const;
export type Kind = (typeof kinds)[number];

/** What somebody can begin a talk with. */
const openings = [
  "cancelled",
  "delayed",
  "bag",
  "refund",
  "seat",
  "checkin",
  "meal",
  "pet",
  "praise",
  "complaint",
  "chat",
  "code",
] as const satisfies readonly Kind[];
export type Opening = (typeof openings)[number];

/** The sentences of one language. */
export type Phrases = Readonly<Record<Kind, readonly string[]>>;

/** Fills a sentence's slots; one that stays open is a mistake in the phrase. */
export function fill(sentence: string, slots: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, slot: string) => {
    const value = slots[slot];
    if (value === undefined) throw new Error(`A phrase has a slot nobody fills: ${whole}`);
    return value;
  });
}
