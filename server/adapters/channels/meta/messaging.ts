/** Direct messages to a Page or to an Instagram account, and the signs around them (webhook array `messaging`). */
import { z } from "zod";
import { blankEntry, type Entry, type Referral } from "../../../modules/channels/index.ts";
import { readAttachments } from "./attachments.ts";
import type { MetaEntry } from "./envelope.ts";
import { momentOf } from "./moment.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

const ReferralShape = z.looseObject({
  source: z.string().nullish(),
  type: z.string().nullish(),
  ref: z.string().nullish(),
  ad_id: Id.nullish(),
  ads_context_data: z.looseObject({ ad_title: z.string().nullish() }).nullish(),
});

const Message = z.looseObject({
  mid: z.string().min(1),
  text: z.string().nullish(),
  is_echo: z.boolean().nullish(),
  metadata: z.string().nullish().catch(null),
  is_deleted: z.boolean().nullish(),
  is_unsupported: z.boolean().nullish(),
  attachments: z.array(z.unknown()).nullish(),
  quick_reply: z.object({ payload: z.string().nullish() }).nullish(),
  reply_to: z.object({ mid: z.string().nullish(), story: z.looseObject({ id: Id.nullish() }).nullish() }).nullish(),
  referral: ReferralShape.nullish(),
});

const Item = z.looseObject({
  sender: z.looseObject({ id: Id, user_ref: z.string().nullish() }).nullish(),
  recipient: z.looseObject({ id: Id }).nullish(),
  timestamp: z.unknown().optional(),
  message: Message.nullish().catch(null),
  message_edit: z
    .looseObject({ mid: z.string().min(1), text: z.string().nullish() })
    .nullish()
    .catch(null),
  reaction: z
    .looseObject({ mid: z.string().min(1), action: z.string().nullish(), emoji: z.string().nullish() })
    .nullish()
    .catch(null),
  postback: z
    .looseObject({
      mid: z.string().nullish(),
      title: z.string().nullish(),
      payload: z.string().nullish(),
      referral: ReferralShape.nullish(),
    })
    .nullish()
    .catch(null),
  referral: ReferralShape.nullish().catch(null),
  optin: z
    .looseObject({
      ref: z.string().nullish(),
      user_ref: z.string().nullish(),
      payload: z.string().nullish(),
      notification_messages_status: z.string().nullish().catch(null),
    })
    .nullish()
    .catch(null),
  delivery: z
    .looseObject({ mids: z.array(z.string()).nullish(), watermark: z.unknown().optional() })
    .nullish()
    .catch(null),
  read: z.looseObject({ mid: z.string().nullish(), watermark: z.unknown().optional() }).nullish().catch(null),
});
type Item = z.output<typeof Item>;

export function readMessaging({ id: accountId, messaging = [], standby = [] }: MetaEntry, channel: string): Entry[] {
  // Another app has the conversation for now: what is said in it is still said to the airline.
  const aside = standby.flatMap((one) =>
    readItem(one, accountId).map((entry) => ({ ...entry, subtype: entry.subtype ?? "standby" })),
  );
  return [...messaging.flatMap((one) => readItem(one, accountId)), ...aside].map((entry) => ({ ...entry, channel }));
}

/** One item as it stands in `messaging`, and in the value of a change where Meta puts it there. */
export function readItem(given: unknown, accountId: string): Entry[] {
  const { data: item } = Item.safeParse(given);
  if (!item) return [];
  const around = aroundOf(item, accountId);
  if (item.message) return [readMessage(around, item.message)];
  if (item.message_edit)
    return [{ ...around, kind: "edit", text: item.message_edit.text || null, externalId: item.message_edit.mid }];
  if (item.reaction) return [readReaction(around, item.reaction)];
  if (item.postback) return [readPostback(around, item.postback)];
  if (item.referral) return [{ ...around, kind: "referral", referral: referralOf(item.referral) }];
  if (item.optin) {
    const { payload, ref, user_ref: userRef, notification_messages_status: status, type } = item.optin;
    if (status === "STOP_NOTIFICATIONS") return [{ ...around, kind: "optout", subtype: "marketing" }];
    const isForNews = Boolean(status) || type === "notification_messages";
    const given = payload ?? ref ?? userRef ?? null;
    return [{ ...around, kind: "optin", payload: given, ...(isForNews && { subtype: "marketing" }) }];
  }
  return readReceipts(around, item);
}

function aroundOf({ sender, recipient, timestamp }: Item, accountId: string): Entry {
  const isEcho = sender?.id === accountId;
  const customerId = (isEcho ? recipient?.id : sender?.id) ?? null;
  return {
    ...blankEntry,
    direction: isEcho ? "outbound" : "inbound",
    visibility: "private",
    accountId,
    author: sender ? { id: sender.id, name: null, handle: null } : null,
    recipientId: isEcho ? customerId : null,
    writtenAt: momentOf(timestamp),
    threadId: customerId,
  };
}

function readMessage(around: Entry, message: z.output<typeof Message>): Entry {
  const { mid, text, reply_to: replyTo, quick_reply: pressed, referral } = message;
  if (message.is_deleted) return { ...around, kind: "delete", externalId: mid };
  const { sign, attachments } = readAttachments(message.attachments ?? []);
  const story = replyTo?.story?.id ?? null;
  const parentId = replyTo?.mid ?? story;
  const kind = attachments.find((one) => one.shared?.kind === "story_mention") ? "story_mention" : null;
  return {
    ...around,
    text: text || sign,
    externalId: mid,
    parentId,
    parentKind: parentId === null ? null : "reply",
    attachments,
    subtype: story === null ? kind : "story_reply",
    unsupported: message.is_unsupported ? "is_unsupported" : null,
    ...(around.direction === "outbound" && message.metadata && { ownId: message.metadata }),
    ...(pressed && { payload: pressed.payload ?? null }),
    ...(referral && { referral: referralOf(referral) }),
  };
}

/** Taken back it is a reaction without a sign. */
const readReaction = (around: Entry, { mid, action, emoji }: NonNullable<Item["reaction"]>): Entry => ({
  ...around,
  kind: "reaction",
  text: action === "unreact" ? null : emoji || null,
  parentId: mid,
});

const readPostback = (around: Entry, { mid, title, payload, referral }: NonNullable<Item["postback"]>): Entry => ({
  ...around,
  kind: "postback",
  text: title || null,
  externalId: mid ?? null,
  payload: payload ?? null,
  ...(referral && { referral: referralOf(referral) }),
});

/** They name the messages, or only the moment up to which all of ours came through or were read. */
function readReceipts(around: Entry, { delivery, read }: Item): Entry[] {
  const told = delivery ?? read;
  if (!told) return [];
  const watermark = momentOf(told.watermark);
  const receipt: Entry = {
    ...around,
    kind: delivery ? "delivered" : "read",
    writtenAt: watermark ?? around.writtenAt,
    ...(watermark && { watermark }),
  };
  const named = delivery ? (delivery.mids ?? []) : read?.mid ? [read.mid] : [];
  return named.length > 0 ? named.map((externalId) => ({ ...receipt, externalId })) : [receipt];
}

const referralOf = ({
  source,
  type,
  ref,
  ad_id: adId,
  ads_context_data: ad,
}: z.output<typeof ReferralShape>): Referral => ({
  source: source ?? type ?? null,
  ref: ref ?? adId ?? null,
  headline: ad?.ad_title ?? null,
});
