/** What holds back a message because of its files. */
import type { Refusal } from "./outbound.ts";

/** What a scanner's word on a file means for the message that brings it; null: nothing. */
export const refusalOf = (scan: string | null): Refusal | null =>
  scan === "infected" ? "media-infected" : scan === "unscannable" ? "media-unscannable" : null;
