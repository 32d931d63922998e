/** The port: what a channel's adapter can do, in our words. Vendors' limits are data; a vendor's "no" is an answer. */
import type { ChannelKind } from "../../../contract/words.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { CheckPort } from "./check-port.ts";
import type { DeletingPort } from "./deleting-port.ts";
import type { Attachment, Entry, RawRequest } from "./entry.ts";
import type { MediaLimits, MediaPort } from "./media-port.ts";
import type { HideOutcome, LookOutcome, OutboundMessage, RenewOutcome, SendOutcome } from "./outbound.ts";
import type { ProfilePort } from "./profile-port.ts";
import type { SendingRules } from "./sending-rules.ts";
import type { SignsPort } from "./signs-port.ts";
import type { TemplatePort } from "./template-port.ts";
import type { UntoldPort } from "./untold-port.ts";
import type { Gate, Listing } from "./ways-in.ts";

export interface Limit {
  maxLength: number;
  counts: "x-weighted" | "characters" | "bytes";
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

/** Empty where they keep it from us. */
export interface ProfileTold {
  name: string | null;
  handle: string | null;
}

export type KeysTold =
  /** `endAt` null: they do not end. */
  { status: "fine"; endAt: Date | null } | { status: "ended" };

/** A vendor that knows one address for all accounts of an app: what comes to one brings what is others'. */
export interface Sharing {
  /** Only accounts that hold the same one are served. */
  secret: string;
  /** Ids under which the vendor tries whether somebody is there. */
  ignores: readonly string[];
}

export interface Channel {
  readonly kind: ChannelKind;
  readonly limits: Limits;
  /** When we may write, and what it costs; absent: at any time, for nothing. */
  readonly sendingRules?: SendingRules;
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
  readonly sharing?: Sharing;
  /** Says whose an entry is, by what the account's keys tell. Throws `Unreadable` for what we take from nobody. */
  place?(entry: Entry, account: ChannelAccount): Entry;
  /** A file that came within a delivery; null where it is not there. Pure. */
  fileIn?(request: RawRequest, wanted: Attachment): Buffer | null;
  /** The text's length as the channel counts it. */
  measure(text: string, visibility: "public" | "private"): number;
  /** Whether what it carries are letters: with a subject, addressees, and what they answer. */
  readonly carriesLetters?: true;
  /** A read mark names the last message that was read, by an id that grows with time; otherwise each that was read. */
  readonly readsUpToId?: true;
  /** The channel of the same vendor that calls a person by the same id. */
  readonly sharesIdsWith?: ChannelKind;
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
  /** What the vendor calls somebody whose messages bring no name; null: ask again later. Never throws. */
  profileOf?(personId: string, account: ChannelAccount): Promise<ProfileTold | "signed-out" | null>;
  /** Until when the account's keys work; null where that can't be asked now. Never throws. */
  keysOf?(account: ChannelAccount): Promise<KeysTold | null>;
  readonly listing?: Listing;
  readonly untold?: UntoldPort;
  readonly gate?: Gate;
  readonly media?: MediaPort;
  readonly templates?: TemplatePort;
  readonly checks?: CheckPort;
  readonly signs?: SignsPort;
  readonly deleting?: DeletingPort;
  readonly profile?: ProfilePort;
  /** Hides a reply to us from the public, or shows it again. Doing it twice is doing it once. Never throws. */
  hide?(externalId: string, hidden: boolean, account: ChannelAccount): Promise<HideOutcome>;
}

export type Channels = ReadonlyMap<string, Channel>;
