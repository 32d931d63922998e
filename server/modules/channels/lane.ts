/** Lanes: what must stay in order stands in one. */
import type { Entry } from "./entry.ts";

/** The lane of an entry: one per correspondent, so that all a person writes, wherever, is received in order. */
export function laneOf(accountId: string, { direction, author, recipientId, threadId, externalId }: Entry): string {
  const correspondent = direction === "inbound" ? author?.id : recipientId;
  return `${accountId}/${correspondent ?? threadId ?? externalId ?? "-"}`;
}

/** What makes an entry the same when it comes again: the vendor's id, with its moment where one message may be told of often; else a letter's fingerprint, else (a typing sign) its place in what came. */
export function nameOf(entry: Entry, place: string): string {
  const { kind, externalId, parentId, author, letter, writtenAt } = entry;
  const at = entry.editedAt ?? writtenAt;
  // The same message may be edited, hidden and shown more than once, each time under its one id.
  if (externalId && at && isRepeatable(entry)) return `${externalId}@${at}`;
  if (kind === "reaction") return parentId && at ? `${parentId}@${author?.id ?? ""}@${at}` : place;
  return externalId ?? letter?.fingerprint ?? place;
}

const isRepeatable = ({ kind, versions }: Entry): boolean =>
  kind === "hide" || kind === "unhide" || (kind === "edit" && versions.length === 0);

/** An edit that keeps the message's id is a version of it, named apart. */
export const versioned = (entry: Entry, name: string): Entry =>
  entry.kind === "edit" && entry.versions.length === 0 && entry.externalId
    ? { ...entry, versions: [entry.externalId, name] }
    : entry;

/** What was pressed is said as much as what was written. What is still to be asked for keeps its name free for what will be told. */
export const arrivalKindOf = ({ kind, isUntold }: Entry): Entry["kind"] | "untold" =>
  isUntold ? "untold" : kind === "comment" || kind === "postback" ? "message" : kind;
