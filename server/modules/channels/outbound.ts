/** What we hand to a vendor, and what became of it. */
import type { Refusal as RefusalCode } from "../../../contract/writing.ts";
import type { SendWindow } from "./sending-rules.ts";
import type { OutboundTemplate } from "./template-port.ts";

export type Refusal = RefusalCode;

/** Where something of somebody else stands. */
export interface Pointer {
  externalId: string;
  threadId: string | null;
}

export interface OutboundMessage {
  /** The same on every try; travels to the vendor where the vendor takes one. */
  id: string;
  visibility: "public" | "private";
  recipientId: string;
  /** The vendor's id of what a public message answers, or of the comment that a private one answers. */
  parentId: string | null;
  text: string;
  /** The vendor's ids of what goes with it. */
  media: readonly string[];
  /** When it was first tried; looking it up starts there. */
  firstTriedAt: Date | null;
  letter?: OutboundLetter | null;
  /** The window of the channel's rules by which it goes; absent: none is needed. */
  window?: SendWindow["name"] | null;
  /** What it answers, where that stands at somebody else's place. */
  elsewhere?: Pointer | null;
  /** Goes instead of the text, which says the same. */
  template?: OutboundTemplate | null;
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
  /** A machine wrote it: machines at the other end shall not answer it. */
  isAutomatic?: true;
}

/** What the vendor still allows of messages of this visibility. */
export interface Allowance {
  remaining: number;
  resetsAt: Date;
}

/** A vendor's no to a message. */
export type SendNo =
  /** Never try again. `why` in the vendor's words, `code` in ours. */
  | { status: "refused"; why: string; code: Refusal }
  /** Try again, at `retryAt` when the vendor said so; the whole account waits for its limit. */
  | { status: "busy"; retryAt: Date | null; why: string }
  /** It may have got through: look before you leap. */
  | { status: "unsure"; why: string }
  | { status: "opted-out" }
  | { status: "window-closed" }
  /** Our keys no longer work; the account waits until somebody connects it again. */
  | { status: "sign-in-again"; why: string };

export type SendOutcome = ({ status: "accepted"; vendorId: string } | SendNo) & { allowance?: Allowance };

export type LookOutcome =
  | { status: "found"; vendorId: string }
  | { status: "absent" }
  | { status: "unknown"; why: string };

export type RenewOutcome =
  | { status: "renewed"; secrets: Record<string, string> }
  /** The keys will not work again: somebody must sign in. */
  | { status: "refused"; why?: string }
  | { status: "failed" };

export type HideOutcome =
  | { status: "done" }
  | { status: "refused"; why: Refusal }
  | { status: "busy"; retryAt: Date | null; why: string }
  | { status: "signed-out" };
