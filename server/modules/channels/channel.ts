/** The port: what a channel's adapter can do, in our words. Vendors' limits are data; a vendor's "no" is an answer. */
import type { Refusal as RefusalCode } from "../../../contract/writing.ts";
import type { ChannelKind } from "../../../contract/words.ts";
import type { Letter, LetterReport } from "./letter.ts";

export type Refusal = RefusalCode;

/** A vendor's request as it came. Header names are in lower case. */
export interface RawRequest {
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface ChannelAccount {
  id: string;
  kind: ChannelKind;
  externalId: string;
  baseUrl: string | null;
  secrets: Readonly<Record<string, string>>;
  /** A key that nobody else has, another for each account: what we sign with it we know again. */
  ownKey: string;
}

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
  letter?: Letter;
  /** What a button that was pressed brings along, set by whoever made it. */
  payload?: string | null;
  referral?: Referral;
  /** Everything of ours up to this moment, ISO 8601. */
  watermark?: string | null;
  /** Under which id the author is known from now on. */
  newId?: string | null;
  failure?: { code: string; why: string | null };
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

export interface OutboundMessage {
  /** The same on every try; travels to the vendor where the vendor takes one. */
  id: string;
  visibility: "public" | "private";
  recipientId: string;
  /** The vendor's id of what a public message answers. */
  parentId: string | null;
  text: string;
  /** The vendor's ids of what goes with it. */
  media: readonly string[];
  /** When it was first tried; looking it up starts there. */
  firstTriedAt: Date | null;
  letter?: OutboundLetter | null;
  /** Where the channel takes files within the message and not before it. */
  files?: readonly EnclosedFile[];
}

export interface EnclosedFile {
  name: string | null;
  type: string;
  content: Buffer;
}

/** What goes with a message where it is a letter. */
export interface OutboundLetter {
  threadId: string;
  /** Of what it answers, without "Re:". */
  subject: string | null;
  /** Ids of what was written before it, the oldest first; the last one is answered. */
  references: readonly string[];
  /** What is answered, set below the answer. */
  quoted: { author: string; at: string; text: string } | null;
  /** It answers nothing. */
  isFirst?: boolean;
  /** Who gets it too. */
  cc?: readonly string[];
}

/** What the vendor still allows of messages of this visibility. */
export interface Allowance {
  remaining: number;
  resetsAt: Date;
}

export type SendOutcome = (
  | { status: "accepted"; vendorId: string }
  /** Never try again. `why` in the vendor's words, `code` in ours. */
  | { status: "refused"; why: string; code: Refusal }
  /** Try again, at `retryAt` when the vendor said so; the whole account waits for its limit. */
  | { status: "busy"; retryAt: Date | null; why: string }
  /** It may have got through: look before you leap. */
  | { status: "unsure"; why: string }
  | { status: "opted-out" }
  | { status: "window-closed" }
  /** Our keys no longer work; the account waits until somebody connects it again. */
  | { status: "sign-in-again"; why: string }
) & { allowance?: Allowance };

export type LookOutcome =
  | { status: "found"; vendorId: string }
  | { status: "absent" }
  | { status: "unknown"; why: string };

/** What may go with one message: so many pictures, or one of the others; or so many files of any kind. Sizes in bytes. */
export interface MediaLimits {
  images: number;
  /** 0: only what is among the types. */
  files: number;
  largest: Readonly<Record<"image" | "animation" | "video" | "file", number>>;
  /** Of all together; null: as much as each may have. */
  total: number | null;
  types: readonly string[];
  altLength: number;
}

export interface Limit {
  maxLength: number;
  counts: "x-weighted" | "characters";
  /** A longer text goes out in up to so many parts, numbered where `numbered` says so. */
  maxParts: number;
  numbered: boolean;
  media: MediaLimits | null;
}

export interface Limits {
  public: Limit;
  private: Limit;
}

export interface HandshakeAnswer {
  status: number;
  contentType: string;
  body: string;
}

export interface Channel {
  readonly kind: ChannelKind;
  readonly limits: Limits;
  /** Bytes of one delivery; 1 MB where it says nothing. */
  readonly largestDelivery?: number;
  /** Which secrets an account must bring, and which it may. */
  readonly secrets: { required: readonly string[]; optional: readonly string[] };
  /** Answers the vendor's question whether we are us; null: no such question. */
  handshake(query: Readonly<Record<string, string>>, account: ChannelAccount): HandshakeAnswer | null;
  /** Whether the vendor really sent this: over the raw bytes, in constant time. */
  isGenuine(request: RawRequest, account: ChannelAccount): boolean;
  /** Says a delivery in our words. Pure; unknown items give nothing; throws `Unreadable` where nothing can be read at all. */
  read(request: RawRequest): Entry[];
  /** Says whose an entry is, by what the account's keys tell. Throws `Unreadable` for what we take from nobody. */
  place?(entry: Entry, account: ChannelAccount): Entry;
  /** A file that came within a delivery; null where it is not there. Pure. */
  fileIn?(request: RawRequest, wanted: Attachment): Buffer | null;
  /** The text's length as the channel counts it. */
  measure(text: string, visibility: "public" | "private"): number;
  /** Whether what it carries are letters: with a subject, addressees, and what they answer. */
  readonly carriesLetters?: true;
  /** The id of our private conversation with this person, known before it begins. */
  conversationWith(personId: string, account: { externalId: string }): string;
  /** Where somebody writes to us in private, for vendors that may not let us begin. */
  linkToWriteUs?(account: { externalId: string }): string;
  /** Hands over one message. Never throws; gives up after 15 seconds. */
  send(message: OutboundMessage, account: ChannelAccount): Promise<SendOutcome>;
  /** New keys for old ones, where the vendor gives them. Never throws. Its caller sees to it that nobody else does the same. */
  renew?(account: ChannelAccount): Promise<RenewOutcome>;
  /** Whether a message whose call got no answer is there. Never throws. */
  lookFor(message: OutboundMessage, account: ChannelAccount): Promise<LookOutcome>;
  readonly listing?: Listing;
  readonly gate?: Gate;
  readonly media?: MediaPort;
  /** Hides a reply to us from the public, or shows it again. Doing it twice is doing it once. Never throws. */
  hide?(externalId: string, hidden: boolean, account: ChannelAccount): Promise<HideOutcome>;
}

export type RenewOutcome =
  | { status: "renewed"; secrets: Record<string, string> }
  /** The keys will not work again: somebody must sign in. */
  | { status: "refused" }
  | { status: "failed" };

export type HideOutcome =
  | { status: "done" }
  | { status: "refused"; why: Refusal }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };

export type Located =
  | { status: "found"; url: string; headers: Record<string, string> }
  | { status: "refused"; why: string }
  | { status: "failed"; why: string }
  | { status: "signed-out" };

/** A file of ours on its way to a vendor. */
export interface OutboundFile {
  kind: "image" | "animation" | "video";
  type: string;
  content: Buffer;
  alt: string | null;
  visibility: "public" | "private";
}

export type UploadOutcome =
  | { status: "ready"; vendorId: string; usableUntil: Date }
  | { status: "refused"; why: string }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };

/** Pictures and videos, both ways. */
export interface MediaPort {
  /** Hosts of the vendor that keep what messages bring. */
  readonly hosts: readonly string[];
  /** Where to fetch it. Never throws. */
  locate(wanted: Attachment, account: ChannelAccount): Promise<Located>;
  /** Hands a file over, so that a message can name it. Nobody sees it yet: doing it twice is harmless. Never throws. */
  upload(file: OutboundFile, account: ChannelAccount): Promise<UploadOutcome>;
}

/** What a look at the vendor's own list brought: answers as they came, and where to go on from. */
export interface Catch {
  requests: readonly RawRequest[];
  readTo: string | null;
  /** Whether to look again at once: there may be more, or what was stored is to be marked. */
  hasMore?: boolean;
}

/**
 * A channel whose vendor keeps a list of what was written to us: what no webhook told, or told while we were away, is found there.
 * `readTo` null: only learn where the list ends. Null back: it can't be looked at now.
 */
export interface Listing {
  look(account: ChannelAccount, readTo: string | null): Promise<Catch | "signed-out" | null>;
  /**
   * Waits at the vendor, for minutes, until there may be more than `readTo`. `never`: this account is not waited for. Ends soon after
   * the signal. Never throws.
   */
  wait?(
    account: ChannelAccount,
    readTo: string | null,
    signal: AbortSignal,
  ): Promise<"news" | "quiet" | "failed" | "never">;
}

/** A way in that is no webhook: others' servers hand deliveries over at a port of ours. */
export interface Gate {
  open(settings: GateSettings, keeper: Keeper): Promise<{ port: number; close(): Promise<void> }>;
}

export interface GateSettings {
  protocol: "smtp" | "lmtp";
  host: string;
  port: number;
  /** What we call ourselves there. */
  name: string;
  /** Who may hand over: addresses or networks. */
  peers: readonly string[];
  /** Lines are made secure where there is one. */
  certificate: { key: string; cert: string } | null;
}

/** What a gate may do with what is handed over. */
export interface Keeper {
  /** The account of this name at the vendor; null where there is none. */
  find(externalId: string): Promise<string | null>;
  /** Resolves once it is committed. */
  keep(delivery: { accountId: string; headers: Record<string, string>; body: Buffer }): Promise<void>;
}

export type Channels = ReadonlyMap<string, Channel>;

/** A delivery that can't be understood; the message names the reason without quoting the content. */
export class Unreadable extends Error {}
