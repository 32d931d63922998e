/** Messages: what they hold, how those that we sent fare, and what can be done with one. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { Needs, Reading } from "./triage.ts";
import { ChannelKind, Language, Visibility } from "./words.ts";
import { Refusal } from "./writing.ts";

/**
 * How our message fares: `pending` until the vendor answered, `accepted` by the vendor, `delivered` and `read` where it says so;
 * `refused` for good, `unsure` when the vendor may have it, `undone` by the agent before it went.
 */
export const DeliveryState = z.enum(["pending", "accepted", "delivered", "read", "refused", "unsure", "undone"]);

const AttachmentFacts = z.object({
  place: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().nullable(),
      address: z.string().nullable(),
    })
    .optional(),
  contact: z.object({ name: z.string().nullable(), phones: z.array(z.string()) }).optional(),
  shared: z.object({ kind: z.string(), title: z.string().nullable(), externalId: z.string().nullable() }).optional(),
});

/** What led somebody to write: an advertisement, a link, a code. */
export const Referral = z.object({
  source: z.string().nullable(),
  ref: z.string().nullable(),
  headline: z.string().nullable(),
});

/**
 * A picture, video or file of a message. `waiting` to be fetched from the vendor, `here` under its file id, or `failed`, with why.
 * `unsupported` names what the vendor keeps from us altogether: `encrypted_xchat`.
 */
export const Attachment = z.object({
  id: z.string(),
  kind: z.enum([
    "image",
    "animation",
    "video",
    "audio",
    "file",
    "sticker",
    "location",
    "contact",
    "shared",
    "unsupported",
  ]),
  state: z.enum(["waiting", "here", "failed"]),
  /** Null too while it may not be opened. */
  fileId: z.uuid().nullable(),
  held: z.enum(["waiting", "infected", "unscannable"]).nullable(),
  /** What the scanner calls what it found, or why it could not look: `too-large`, `failed`. */
  found: z.string().nullable(),
  type: z.string().nullable(),
  bytes: z.int().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Its small form at `/api/v1/files/{id}/small`, upright; null: there is none, or not yet. */
  small: z.object({ width: z.int(), height: z.int() }).nullable(),
  /** What its author says it shows. */
  alt: z.string().nullable(),
  /** As its sender named it. */
  name: z.string().nullable(),
  /** Shown within the text of a letter, not beside it. */
  inline: z.boolean(),
  why: z.string().nullable(),
  unsupported: z.string().nullable(),
  /** Of what is no file: where it is, whom it names, what somebody else published. A place and a card are null where the caller may not read personal data. */
  facts: AttachmentFacts.nullable(),
});

/** What a letter has beside its words. All of what others wrote is their word. */
export const Letter = z.object({
  subject: z.string().nullable(),
  from: z.object({ name: z.string().nullable(), address: z.string() }),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  /** The text is what is new in it; quotes and a signature stand around it. */
  hasMore: z.boolean(),
  hasHtml: z.boolean(),
  /** A machine wrote it: nobody waits, nobody need answer. */
  isAutomatic: z.boolean(),
  /** Somebody else than the customer wrote into their talk. They are sent nothing of it. */
  byGuest: z.boolean(),
  /** Whether a server of ours found that it comes from the address in `from`. Who is not confirmed is known as nobody who wrote from there. */
  sender: z.enum(["confirmed", "not-confirmed", "not-checked"]),
});

/** How one part of a long answer fares; `stopped`: an earlier part did not get through. */
export const DeliveryPart = z.object({
  part: z.int(),
  text: z.string(),
  state: z.enum(["pending", "sending", "accepted", "delivered", "read", "refused", "unsure", "undone", "stopped"]),
  externalId: z.string().nullable(),
});

export const Message = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  threadId: z.uuid().nullable(),
  customerId: z.uuid().nullable(),
  channel: ChannelKind,
  channelAccountId: z.uuid(),
  externalId: z.string().nullable(),
  direction: z.enum(["inbound", "outbound"]),
  visibility: Visibility,
  author: z.object({
    kind: z.enum(["customer", "staff", "system"]),
    id: z.uuid().nullable(),
    name: z.string().nullable(),
    handle: z.string().nullable(),
  }),
  /** Personal data is dots unless the caller may read it; `masked` says whether any was. */
  text: z.string(),
  masked: z.boolean(),
  language: Language,
  writtenAt: Time,
  receivedAt: Time,
  /** Null for what we wrote ourselves. */
  triage: Reading.nullable(),
  /** Null for what a customer wrote, and for notes. */
  delivery: z
    .object({
      state: DeliveryState,
      at: Time,
      why: z.string().nullable(),
      /** Why it was refused, in our words. */
      code: Refusal.nullable(),
      /** Of an answer that was too long for one; empty where it goes out whole. */
      parts: z.array(DeliveryPart),
      /** Until when it can be undone; null once it went. */
      undoUntil: Time.nullable(),
      /** When it is tried again, while the vendor or a limit makes it wait. */
      retryAt: Time.nullable(),
      /** Since when its channel does not answer, where it waits for that. */
      awaySince: Time.nullable(),
      attempts: z.int(),
      /** What the channel takes for it, where it says so: `utility`, and whether it is on the bill. */
      price: z.object({ category: z.string().nullable(), isBillable: z.boolean() }).nullable(),
    })
    .nullable(),
  removed: z.object({ at: Time, why: z.string() }).nullable(),
  /** What was put under the text when it was sent; empty where answers are not signed. */
  signature: z.string(),
  attachments: z.array(Attachment),
  /** Somebody else's words set under their own; `text` is null where we do not have them, or they were taken back. */
  quoted: z
    .object({
      externalId: z.string(),
      name: z.string().nullable(),
      handle: z.string().nullable(),
      isOurs: z.boolean(),
      text: z.string().nullable(),
    })
    .nullable(),
  /** Earlier versions of what was edited, the oldest first; the text is always the newest. */
  edited: z
    .object({
      at: Time,
      versions: z.array(z.object({ externalId: z.string(), text: z.string().nullable(), writtenAt: Time.nullable() })),
    })
    .nullable(),
  /** Whether a public reply to us is hidden, what we wished, and why the vendor said no. */
  hiding: z
    .object({
      hidden: z.boolean(),
      state: z.enum(["pending", "done", "refused"]),
      reason: z.string().nullable(),
      code: Refusal.nullable(),
      at: Time,
    })
    .nullable(),
  /** Whether it is a reply that may be hidden. */
  hideable: z.boolean(),
  /** Hiding takes it away for good there: it can't be shown again. */
  hidesForGood: z.boolean(),
  /** Whether it can be deleted at its channel, for good. */
  deletable: z.boolean(),
  /** Our wish that it be deleted, until it is gone; and why the vendor said no. */
  deletion: z.object({ state: z.enum(["pending", "refused"]), code: Refusal.nullable(), at: Time }).nullable(),
  /** Signs that were set at it. */
  reactions: z.array(z.object({ sign: z.string(), by: z.enum(["customer", "us"]), at: Time })),
  /** What the channel tells of it beside its words; null: nothing. */
  told: z
    .object({
      /** They pressed a button or chose from what was offered. */
      pressed: z.literal(true).optional(),
      /** Another program of the airline has the talk for now, and answers. */
      standby: z.literal(true).optional(),
      /** It answers a story of ours, or names us in theirs. */
      story: z.enum(["reply", "mention"]).optional(),
      referral: Referral.optional(),
      /** It stands below somebody else's post: only they can hide or delete it. */
      elsewhere: z.literal(true).optional(),
    })
    .nullable(),
  /** Null for what is no letter. */
  letter: Letter.nullable(),
});

export type Message = z.infer<typeof Message>;

export const Thread = z.object({
  id: z.uuid(),
  channel: ChannelKind,
  channelAccountId: z.uuid(),
  accountName: z.string(),
  visibility: z.enum(["public", "private"]),
  externalId: z.string(),
  /** Who writes there, as the channel calls them: an answer goes to them. */
  handle: z.string().nullable(),
  /** What led them here, the latest. */
  referral: Referral.nullable(),
  lastMessageAt: Time,
});

export const listMessages = endpoint({
  method: "GET",
  path: "/api/v1/messages",
  summary: "Messages, newest first; also those that made no case.",
  needs: "cases:read",
  query: Paging.extend({
    channelAccountId: z.uuid().optional(),
    externalId: z.string().max(200).optional(),
    since: Time.optional(),
    needs: Needs.optional(),
    direction: z.enum(["inbound", "outbound"]).optional(),
    withoutCase: z.stringbool().optional(),
    search: z.string().trim().min(2).max(100).optional(),
  }),
  returns: pageOf(Message),
});

const params = z.object({ messageId: z.uuid() });

export const undoMessage = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/undo",
  summary: "Take back a reply within five seconds; its text returns as the draft.",
  needs: "cases:reply",
  params,
  returns: Message,
});

export const retryMessage = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/retry",
  summary: "Send a refused or unsure reply once more, knowing that an unsure one may arrive twice.",
  needs: "cases:reply",
  params,
  returns: Message,
});

export const hideMessage = endpoint({
  method: "PUT",
  path: "/api/v1/messages/:messageId/hidden",
  summary: "Hide a public reply to us from everybody else, or show it again. The worker asks the vendor.",
  needs: "cases:reply",
  params,
  body: z.object({ hidden: z.boolean(), reason: z.string().trim().max(200).optional() }),
  returns: Message,
});

export const deleteMessage = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/deletion",
  summary:
    "Delete a customer's public comment, or a public answer of ours, at its channel; nothing brings it back, and its words go here too. The worker asks the vendor. Written to the audit.",
  needs: "messages:delete",
  params,
  returns: Message,
});

export const fetchAttachmentAgain = endpoint({
  method: "POST",
  path: "/api/v1/attachments/:attachmentId/fetch",
  summary: "Try once more to fetch a picture or video that could not be fetched.",
  needs: "cases:reply",
  params: z.object({ attachmentId: z.uuid() }),
  returns: z.object({ state: z.literal("waiting") }),
});

export const getLetter = endpoint({
  method: "GET",
  path: "/api/v1/messages/:messageId/letter",
  summary:
    "The whole text of a letter, with what it quotes and its signature; personal data as dots unless the caller may read it.",
  needs: "cases:read",
  params,
  returns: z.object({ text: z.string() }),
});

/** As its sender made it, with nothing masked: like revealing a message, it is written to the audit. */
export const showLetter = endpoint({
  method: "GET",
  path: "/api/v1/messages/:messageId/letter.html",
  summary:
    "A letter's HTML, cleaned of all that runs, for a sandboxed frame. Pictures from elsewhere only where asked for.",
  needs: "customers:read",
  params,
  query: z.object({
    pictures: z.enum(["none", "all"]).default("none"),
    shade: z.enum(["light", "dark"]).default("light"),
  }),
  bytes: "gives",
  returns: z.unknown(),
});

export const revealMessage = endpoint({
  method: "POST",
  path: "/api/v1/messages/:messageId/reveal",
  summary: "The text with its personal data. Written to the audit.",
  needs: "customers:read",
  params,
  returns: z.object({ text: z.string() }),
});
