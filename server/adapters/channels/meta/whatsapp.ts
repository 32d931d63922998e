/** WhatsApp Cloud: what is written to a number of ours, and how what we wrote fares (webhook fields `messages`, `smb_message_echoes`, `user_preferences`). */
import { z } from "zod";
import { blankEntry, type Entry, type Person, type Refusal } from "../../../modules/channels/index.ts";
import type { MetaEntry } from "./envelope.ts";
import { meaningOf, whatsAppErrors } from "./errors.ts";
import { readContent } from "./whatsapp-content.ts";
import { momentOf } from "./moment.ts";

const text = z.string().nullish();

const Change = z.object({ field: z.string(), value: z.looseObject({}) });

const Contact = z.looseObject({
  profile: z.looseObject({ name: text, username: text }).nullish(),
  wa_id: text,
  user_id: text,
});
type Contact = z.output<typeof Contact>;

const Value = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
  contacts: z.array(Contact.nullable().catch(null)).optional(),
  messages: z.array(z.unknown()).optional(),
  message_echoes: z.array(z.unknown()).optional(),
  statuses: z.array(z.unknown()).optional(),
  user_preferences: z.array(z.unknown()).optional(),
});

const Message = z.looseObject({
  id: z.string().min(1),
  from: text,
  from_user_id: text,
  to: text,
  to_user_id: text,
  timestamp: z.unknown().optional(),
  type: z.string().catch("unsupported"),
  context: z.looseObject({ id: text }).nullish().catch(null),
  referral: z.looseObject({ source_type: text, source_id: text, headline: text }).nullish().catch(null),
});
type Message = z.output<typeof Message>;

const Status = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  timestamp: z.unknown().optional(),
  recipient_id: text,
  recipient_user_id: text,
  biz_opaque_callback_data: text,
  pricing: z.looseObject({ category: text, billable: z.boolean().nullish() }).nullish().catch(null),
  errors: z.array(z.looseObject({ code: z.union([z.string(), z.number()]).transform(String), title: text })).nullish(),
});

/** They stop what we advertise, or let us again (webhook field `user_preferences`). */
const Preference = z.looseObject({
  wa_id: text,
  user_id: text,
  category: z.literal("marketing_messages"),
  value: z.enum(["stop", "resume"]),
  timestamp: z.union([z.string(), z.number()]),
});

const fields: ReadonlySet<string> = new Set(["messages", "smb_message_echoes", "user_preferences"]);

/** What one entry tells, of all numbers of a business account. */
export function readNumber({ changes = [] }: MetaEntry): Entry[] {
  return changes.flatMap((change): Entry[] => {
    const { data } = Change.safeParse(change);
    if (!data || !fields.has(data.field)) return [];
    const { data: value } = Value.safeParse(data.value);
    if (!value) return [];
    const accountId = value.metadata.phone_number_id;
    const contacts = contactsById(value.contacts ?? []);
    return [
      ...(value.messages ?? []).flatMap((one) => readMessage(one, accountId, contacts)),
      ...(value.message_echoes ?? []).flatMap((one) => readEcho(one, accountId)),
      ...(value.statuses ?? []).flatMap((one) => readStatus(one, accountId)),
      ...(value.user_preferences ?? []).flatMap((one) => readPreference(one, accountId, contacts)),
    ];
  });
}

type Contacts = ReadonlyMap<string, Contact>;

const contactsById = (contacts: readonly (Contact | null)[]): Contacts =>
  new Map(
    contacts.flatMap((one) =>
      [one?.wa_id, one?.user_id].flatMap((id): [string, Contact][] => (one && id ? [[id, one]] : [])),
    ),
  );

function readMessage(given: unknown, accountId: string, contacts: Contacts): Entry[] {
  const { data: message } = Message.safeParse(given);
  if (!message) return [];
  const author = authorOf(message, contacts);
  const { context, referral } = message;
  const content = readContent(message.type, message);
  if (!content) return [];
  const parentId = content.parentId ?? context?.id ?? null;
  return [
    {
      ...blankEntry,
      visibility: "private",
      accountId,
      author,
      externalId: message.id,
      writtenAt: momentOf(message.timestamp),
      threadId: author?.id ?? null,
      ...content,
      parentId,
      parentKind: parentId === null || content.kind === "reaction" ? null : "reply",
      ...(referral && {
        referral: {
          source: referral.source_type ?? null,
          ref: referral.source_id ?? null,
          headline: referral.headline ?? null,
        },
      }),
    },
  ];
}

/**
 * Who took a name of their own may keep their number from us: then only the id that Meta made for us and them is told. It outlives
 * the number, so it is theirs where there is one.
 */
function authorOf(
  { from, from_user_id: userId }: Pick<Message, "from" | "from_user_id">,
  contacts: Contacts,
): Person | null {
  const contact = contacts.get(userId ?? "") ?? contacts.get(from ?? "");
  const ids = [userId ?? contact?.user_id, from ?? contact?.wa_id].filter((id) => typeof id === "string" && id !== "");
  const [id, ...aliases] = [...new Set(ids as string[])];
  if (id === undefined) return null;
  const { name, username } = contact?.profile ?? {};
  return { id, name: name || null, handle: username || null, ...(aliases.length > 0 && { aliases }) };
}

/** What staff wrote in the business's own app on a phone. */
function readEcho(given: unknown, accountId: string): Entry[] {
  const { data: message } = Message.safeParse(given);
  const content = message && readContent(message.type, message);
  if (!message || !content) return [];
  const customerId = message.to_user_id ?? message.to ?? null;
  return [
    {
      ...blankEntry,
      direction: "outbound",
      visibility: "private",
      accountId,
      author: message.from ? { id: message.from, name: null, handle: null } : null,
      recipientId: customerId,
      externalId: message.id,
      writtenAt: momentOf(message.timestamp),
      threadId: customerId,
      ...content,
    },
  ];
}

/** It was taken and came to nothing: what would be tried again is told as what it is. */
function refusalOf(code: string): Refusal {
  const means = meaningOf(whatsAppErrors, Number(code), null);
  if (means === "busy") return code === "131053" ? "media-unusable" : "not-now";
  return means === "sign-in-again" ? "not-permitted" : (means ?? "other");
}

const signs: ReadonlyMap<string, Entry["kind"]> = new Map([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["failed", "failed"],
  ["deleted", "delete"],
]);

function readStatus(given: unknown, accountId: string): Entry[] {
  const { data } = Status.safeParse(given);
  const kind = signs.get(data?.status ?? "");
  if (!data || !kind) return [];
  const recipientId = data.recipient_user_id ?? data.recipient_id ?? null;
  const [fault] = data.errors ?? [];
  return [
    {
      ...blankEntry,
      kind,
      direction: "outbound",
      visibility: "private",
      accountId,
      author: recipientId ? { id: recipientId, name: null, handle: null } : null,
      recipientId,
      externalId: data.id,
      writtenAt: momentOf(data.timestamp),
      threadId: recipientId,
      ...(data.biz_opaque_callback_data && { ownId: data.biz_opaque_callback_data }),
      ...(data.pricing && {
        price: { category: data.pricing.category ?? null, isBillable: data.pricing.billable ?? true },
      }),
      ...(fault && { failure: { code: fault.code, why: fault.title ?? null, means: refusalOf(fault.code) } }),
    },
  ];
}

function readPreference(given: unknown, accountId: string, contacts: Contacts): Entry[] {
  const { data } = Preference.safeParse(given);
  const author = data && authorOf({ from: data.wa_id, from_user_id: data.user_id }, contacts);
  if (!data || !author) return [];
  return [
    {
      ...blankEntry,
      kind: data.value === "stop" ? "optout" : "optin",
      subtype: "marketing",
      visibility: "private",
      accountId,
      author,
      // It has no id of its own, and the same one told again is the same one.
      externalId: `${author.id}/marketing/${data.timestamp}`,
      writtenAt: momentOf(data.timestamp),
      threadId: author.id,
    },
  ];
}
