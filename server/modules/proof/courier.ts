/** The port: what carries a short text to a mail address or a phone that is on file. */

export interface ShortLetter {
  /** The same on every try. */
  id: string;
  to: { kind: "email" | "phone"; value: string };
  subject: string;
  text: string;
  language: string;
}

/** Whoever carries says at once whether they took it; what is not taken is not carried. */
export interface Courier {
  carry(letter: ShortLetter): Promise<"taken" | "refused" | "away">;
}
