/** What one delivery tells, in our words. */
import type { Letter, LetterReport } from "./letter.ts";
import type { Refusal } from "./outbound.ts";

/** A vendor's request as it came. Header names are in lower case. */
export interface RawRequest {
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** A delivery that can't be understood; the message names the reason without quoting the content. */
export class Unreadable extends Error {}

export interface Person {
  id: string;
  name: string | null;
  handle: string | null;
  /** Other ids under which the vendor knows the same person: a phone number beside an id that hides it. */
  aliases?: readonly string[];
}

export interface Attachment {
  /** What is fetched; a place or a card of a person, which stand in it; or what somebody else published and they pass on. */
  type: "image" | "animation" | "video" | "audio" | "file" | "sticker" | "location" | "contact" | "shared";
  url: string | null;
  mediaId: string | null;
  /** The vendor's id of what it hangs on, where it must be asked for. */
  ownerId: string | null;
  /** What its author says it shows. */
  alt: string | null;
  width: number | null;
  height: number | null;
  /** As its sender named it, where it came within the message. */
  file?: AttachedFile;
  /** What the vendor says of bytes that are still to be fetched. */
  content?: { type: string | null; name: string | null; sha256: string | null };
  place?: Place;
  contact?: { name: string | null; phones: readonly string[] };
  shared?: Shared;
}

export interface Place {
  latitude: number;
  longitude: number;
  name: string | null;
  address: string | null;
}

/** A post, reel, story or link of somebody else. */
export interface Shared {
  /** The vendor's word for it: `ig_post`. */
  kind: string;
  title: string | null;
  externalId: string | null;
}

export interface AttachedFile {
  name: string | null;
  /** As its sender says; what it is, its bytes tell. */
  type: string;
  size: number;
  contentId: string | null;
  /** Shown within the text, not beside it. */
  isInline: boolean;
}

/** What a message speaks about: somebody's words set under one's own. */
export interface Quoted {
  externalId: string;
  author: Person | null;
  text: string | null;
}

/** One thing a delivery tells us. */
export interface Entry {
  kind:
    | "message"
    | "comment"
    | "edit"
    | "delete"
    | "read"
    | "typing"
    | "auth-revoked"
    | "auto-reply"
    | Sign
    | LetterReport["kind"];
  /** Where one delivery brings what belongs to several channels: which one. */
  channel?: string;
  /** `outbound`: an echo of our own side; it never opens a case. */
  direction: "inbound" | "outbound";
  visibility: "public" | "private" | null;
  /** The vendor's id of our account, as the delivery names it. */
  accountId: string | null;
  author: Person | null;
  /** Whom an outbound private message went to. */
  recipientId: string | null;
  text: string | null;
  externalId: string | null;
  /** When it was written by the vendor's clock, ISO 8601; null: when we got it. */
  writtenAt: string | null;
  /** What it answers or quotes; a quote opens a talk of its own. */
  parentId: string | null;
  parentKind: "reply" | "quote" | null;
  quoted: Quoted | null;
  threadId: string | null;
  /** All ids of a message that was edited, the oldest first; an edit has a new one. Empty: never edited. */
  versions: readonly string[];
  /** When this version was written, ISO 8601; `writtenAt` is when the first was. */
  editedAt: string | null;
  attachments: readonly Attachment[];
  /** Finer than the kind, as the vendor has it: `mention`, `own_post`. */
  subtype: string | null;
  /** Why there is no text to read, where the vendor keeps it from us: `encrypted_xchat`. */
  unsupported: string | null;
  /** Only where it stands is known; what was said is asked for. */
  isUntold?: true;
  /** It stands at somebody else's place, and not below what is ours. */
  isElsewhere?: true;
  letter?: Letter;
  /** What a button that was pressed brings along, set by whoever made it. */
  payload?: string | null;
  referral?: Referral;
  /** Everything of ours up to this moment, ISO 8601. */
  watermark?: string | null;
  /** Under which id the author is known from now on. */
  newId?: string | null;
  failure?: { code: string; why: string | null; means: Refusal };
  /** Our own id of a message, where the vendor brings back what we gave it. */
  ownId?: string | null;
  /** What the vendor takes for it. */
  price?: { category: string | null; isBillable: boolean };
}

/** What is said without words. */
export type Sign =
  | "hide"
  | "unhide"
  | "reaction"
  | "postback"
  | "referral"
  | "optin"
  | "optout"
  | "sent"
  | "delivered"
  | "failed"
  | "identity-change";

/** What led them to us: an advertisement, a link, a code. */
export interface Referral {
  source: string | null;
  ref: string | null;
  headline: string | null;
}
