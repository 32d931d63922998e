/** Lanes: what must stay in order stands in one. */
import type { Entry } from "./entry.ts";

/** The lane of an entry: one per correspondent, so that all a person writes, wherever, is received in order. */
export function laneOf(accountId: string, { direction, author, recipientId, threadId, externalId }: Entry): string {
  const correspondent = direction === "inbound" ? author?.id : recipientId;
  return `${accountId}/${correspondent ?? threadId ?? externalId ?? "-"}`;
}

/** What makes an entry the same when it comes again: the vendor's id, else a letter's fingerprint, else (a typing sign) its place in what came. */
export const nameOf = ({ externalId, letter }: Entry, place: string): string =>
  externalId ?? letter?.fingerprint ?? place;
