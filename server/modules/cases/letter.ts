/** What a letter has beside its words, as a message keeps it. */
import type { Arrival, Letter, SenderStanding } from "../channels/index.ts";
import { mask, read } from "../triage/index.ts";

/** Of a message that is a letter, theirs or ours. */
export interface KeptLetter {
  subject: string | null;
  from: { name: string | null; address: string };
  to: readonly string[];
  cc: readonly string[];
  /** Ids of what was written before it, the oldest first. */
  references: readonly string[];
  /** More stands in it than what is new: quotes, a signature. */
  hasMore: boolean;
  hasHtml: boolean;
  /** A machine wrote it. */
  isAutomatic: boolean;
  /** Somebody else than the customer wrote into their talk. */
  byGuest: boolean;
  /** Of an inbound one: whether it comes from the address that stands as its sender. */
  sender?: SenderStanding;
}

/** What stands around that which is new. */
export interface LetterBody {
  text: string | null;
  maskedText: string | null;
  html: string | null;
}

/** What is new in it, or all where nothing else is known. */
export const wordsOf = ({ text, letter }: { text: string | null; letter?: Letter }): string =>
  letter?.replyText ?? text ?? "";

export function letterOf({ entry }: Arrival, { isGuest }: { isGuest: boolean }): KeptLetter | null {
  const { letter, author } = entry;
  if (!letter) return null;
  return {
    subject: letter.subject,
    from: { name: author?.name ?? null, address: author?.handle ?? author?.id ?? "" },
    to: letter.to.slice(0, mostAddresses),
    cc: letter.cc.slice(0, mostAddresses),
    references: referencesOf(letter),
    hasMore: hasMore(entry),
    hasHtml: letter.html !== null,
    isAutomatic: letter.isAutomatic,
    byGuest: isGuest,
    sender: letter.sender ?? "not-checked",
  };
}

const mostAddresses = 50;
const mostReferences = 30;

/** A mail program that tells only what it answers, tells enough. */
function referencesOf({ references, inReplyTo }: Letter): readonly string[] {
  const all = references.length > 0 ? references : inReplyTo.slice(0, 1);
  return all.length <= mostReferences ? all : [...all.slice(0, 1), ...all.slice(1 - mostReferences)];
}

const hasMore = ({ text, letter }: Arrival["entry"]): boolean =>
  text !== null && letter !== undefined && text.trim() !== (letter.replyText ?? "").trim();

/** Null where nothing stands around what is new. */
export function bodyOf({ entry }: Arrival): LetterBody | null {
  const { letter, text } = entry;
  if (!letter || (!hasMore(entry) && letter.html === null)) return null;
  const whole = hasMore(entry) ? text : null;
  return {
    text: whole,
    maskedText: whole === null ? null : mask(whole, read(whole, { visibility: "private" }).personalData),
    html: letter.html,
  };
}
