/** What a letter tells beside its words: where it went, what it answers, and what machines report by it. */

/** A message that did not reach somebody. */
export interface Undelivered {
  recipient: string;
  /** Whom we wrote to, where it was sent on from there. */
  originalRecipient: string | null;
  /** As RFC 3463 numbers it: `5.1.1`. */
  status: string | null;
  action: string | null;
  /** It will not be tried again. */
  isFinal: boolean;
}

/** What a machine reports of a message of ours. */
export interface LetterReport {
  kind: "bounce" | "complaint" | "displayed";
  undelivered: readonly Undelivered[];
  /** What they complain of: `abuse`. */
  complaint: string | null;
  recipient: string | null;
  /** The id of the message it speaks of. */
  about: string | null;
  /** Where that message was sent from, between mail servers. */
  returnPath?: string | null;
}

/** What one of the servers on the way says of the sender. */
export interface SenderVerdict {
  /** The server's name for itself, in lower case; null: the mail service that brought it. Anybody can write a name here. */
  by: string | null;
  /** Null: it did not look, or could not find out. */
  isConfirmed: boolean | null;
}

/** Whether the mail comes from the address that stands as its sender, as far as a server of ours found out. */
export type SenderStanding = "confirmed" | "not-confirmed" | "not-checked";

/** What a letter has and a chat message lacks. All of it is its sender's word. */
export interface Letter {
  subject: string | null;
  to: readonly string[];
  cc: readonly string[];
  /** Where mail servers on the way say that it went. */
  deliveredTo: readonly string[];
  replyTo: readonly string[];
  inReplyTo: readonly string[];
  references: readonly string[];
  hasHtml: boolean;
  /** The text without what it quotes and without the signature. */
  replyText: string | null;
  /** A machine wrote it: nobody waits, and no machine answers. */
  isAutomatic: boolean;
  /** What stands behind the plus of the address it came to. */
  plus: string | null;
  /** Between mail servers; only who took it in knows. */
  envelope: { from: string | null; to: readonly string[] } | null;
  /** The same for the same letter, where it has no id. */
  fingerprint: string;
  report: LetterReport | null;
  /** Without anything that could run or load; null where it has none, or more than anybody reads. */
  html: string | null;
  /** The nearest server's first. */
  verdicts: readonly SenderVerdict[];
  /** Known once the account's keys have been asked. */
  joining: Joining | null;
  /** Absent from what was read before servers were asked. */
  sender?: SenderStanding;
}

/** Which talk a letter belongs to. */
export interface Joining {
  /** Ours, proved: the thread that was answered. */
  threadId: string | null;
  /** Ours, proved: the message that was answered, or that came back. */
  messageId: string | null;
  /** Ids that it says it answers, the nearest first; anybody can write them. */
  ancestors: readonly string[];
}
