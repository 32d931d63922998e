/** Says updates of Telegram in our words. */
import { blankEntry, type Entry, type Person, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";
import { contentOf } from "./content.ts";
import { type ChatPlace, messageName, placeName } from "./ids.ts";
import { type Chat, Deleted, Membership, Message, Pressed, Reaction, Update, type User } from "./shapes.ts";

type Read = (told: unknown) => Entry[];

/** New names come with every version, and give nothing. */
const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["message", (told) => readMessage(told, "message")],
  ["edited_message", (told) => readMessage(told, "edit")],
  ["business_message", (told) => readMessage(told, "message")],
  ["edited_business_message", (told) => readMessage(told, "edit")],
  ["channel_post", (told) => readMessage(told, "message")],
  ["edited_channel_post", (told) => readMessage(told, "edit")],
  ["deleted_business_messages", readDeleted],
  ["callback_query", readPressed],
  ["my_chat_member", readMembership],
  ["message_reaction", readReaction],
]);

export function read({ body }: Pick<RawRequest, "body">): Entry[] {
  const { data: update } = Update.safeParse(parse(body));
  if (!update) throw new Unreadable("no update of Telegram");
  return Object.entries(update).flatMap(([name, told]) => readers.get(name)?.(told) ?? []);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new Unreadable("not JSON");
  }
}

const momentOf = (seconds: number | null | undefined): string | null =>
  seconds && seconds > 0 && seconds < 8.64e12 ? new Date(seconds * 1000).toISOString() : null;

const nameOf = ({ first_name: first, last_name: last }: Pick<User, "first_name" | "last_name">): string | null =>
  [first, last].filter(Boolean).join(" ") || null;

/** Who writes to a business account is known there under another name, and is the same person. */
const personOf = (user: User, connection: string | null): Person => ({
  id: placeName({ connection, chat: user.id }),
  name: nameOf(user),
  handle: user.username || null,
  ...(connection !== null && { aliases: [String(user.id)] }),
});

const isPublic = ({ type }: Chat): boolean => type !== "private";

function readMessage(told: unknown, kind: "message" | "edit"): Entry[] {
  const { data: message } = Message.safeParse(told);
  const content = message && contentOf(message);
  if (!message || !content) return [];
  const { chat, message_id: id, from, reply_to_message: answered } = message;
  const place: ChatPlace = { connection: message.business_connection_id ?? null, chat: chat.id };
  const author = authorOf(message, place);
  const isOurs = isOwnSide(message);
  const common: Entry = {
    ...blankEntry,
    direction: isOurs ? "outbound" : "inbound",
    visibility: isPublic(chat) ? "public" : "private",
    author,
    recipientId: !isOurs
      ? null
      : isPublic(chat)
        ? answered?.from
          ? String(answered.from.id)
          : null
        : placeName(place),
    externalId: messageName(place, id),
    writtenAt: momentOf(message.edit_date ?? message.date),
    threadId: threadOf(message, place),
    parentId: answered ? messageName(place, answered.message_id) : null,
    parentKind: answered ? "reply" : null,
  };
  const begun =
    kind === "message" && !isPublic(chat) && !isOurs && from
      ? /^\/start(?:\s+(\S{1,64}))?$/.exec(content.text ?? "")
      : null;
  if (begun) return [beginning(common, begun[1] ?? null)];
  return [
    {
      ...common,
      ...content,
      kind: kind === "edit" ? "edit" : isPublic(chat) ? "comment" : "message",
      ...(kind === "edit" && { editedAt: common.writtenAt }),
      ...(isOwnPost(message) && { subtype: "own_post" }),
    },
  ];
}

/** Opening the bot is no word of theirs: it lets us write. A link may say where they come from. */
const beginning = (common: Entry, ref: string | null): Entry => ({
  ...common,
  kind: "optin",
  payload: ref,
  ...(ref !== null && { referral: { source: "t.me", ref, headline: null } }),
});

/** A channel's post, there or as it came to the channel's discussion group by itself. */
const isOwnPost = ({ chat, is_automatic_forward: isForwarded }: Message): boolean =>
  chat.type === "channel" || isForwarded === true;

/** Our own side: such a post, an administrator who writes as the group, or whoever owns the business account. */
function isOwnSide(message: Message): boolean {
  const { chat, from, sender_chat: as, business_connection_id: connection } = message;
  if (isPublic(chat)) return isOwnPost(message) || as?.id === chat.id;
  return connection ? from?.id !== chat.id : from?.is_bot === true;
}

function authorOf({ chat, from, sender_chat: as }: Message, { connection }: ChatPlace): Person | null {
  const speaker = as ?? (from ? null : isPublic(chat) ? chat : null);
  if (speaker)
    return { id: String(speaker.id), name: speaker.title || nameOf(speaker), handle: speaker.username || null };
  return from ? personOf(from, connection) : null;
}

/** In public a talk is what stands below one post or message; a private chat is one talk. */
function threadOf(
  { chat, message_thread_id: topic, reply_to_message: answered, message_id: id }: Message,
  place: ChatPlace,
): string {
  return isPublic(chat) ? messageName(place, topic ?? answered?.message_id ?? id) : placeName(place);
}

/** Only for business accounts: of what is deleted elsewhere no bot hears. */
function readDeleted(told: unknown): Entry[] {
  const { data } = Deleted.safeParse(told);
  if (!data) return [];
  const place: ChatPlace = { connection: data.business_connection_id, chat: data.chat.id };
  return data.message_ids.map((id) => ({
    ...blankEntry,
    kind: "delete",
    visibility: "private",
    author: { id: placeName(place), name: nameOf(data.chat), handle: data.chat.username || null },
    externalId: messageName(place, id),
    threadId: placeName(place),
  }));
}

function readPressed(told: unknown): Entry[] {
  const { data } = Pressed.safeParse(told);
  if (!data?.message) return [];
  const { chat, message_id: id, reply_markup: markup } = data.message;
  const place: ChatPlace = { connection: null, chat: chat.id };
  const button = markup?.inline_keyboard.flat().find(({ callback_data: carried }) => carried && carried === data.data);
  return [
    {
      ...blankEntry,
      kind: "postback",
      visibility: isPublic(chat) ? "public" : "private",
      author: personOf(data.from, null),
      text: button?.text ?? null,
      externalId: data.id,
      parentId: messageName(place, id),
      parentKind: "reply",
      threadId: isPublic(chat) ? messageName(place, id) : placeName(place),
      payload: data.data ?? null,
    },
  ];
}

/** In a private chat: they blocked the bot, or took it back. */
function readMembership(told: unknown): Entry[] {
  const { data } = Membership.safeParse(told);
  const status = data?.new_chat_member.status;
  if (!data || isPublic(data.chat) || (status !== "kicked" && status !== "member")) return [];
  return [
    {
      ...blankEntry,
      kind: status === "kicked" ? "optout" : "optin",
      visibility: "private",
      author: personOf(data.from, null),
      writtenAt: momentOf(data.date),
      threadId: String(data.chat.id),
    },
  ];
}

/** Without a sign it was taken back. Signs that only Telegram can draw are none to us. */
function readReaction(told: unknown): Entry[] {
  const { data } = Reaction.safeParse(told);
  if (!data) return [];
  const sign = data.new_reaction.find(({ type, emoji }) => type === "emoji" && emoji)?.emoji ?? null;
  if (sign === null && data.new_reaction.length > 0) return [];
  const place: ChatPlace = { connection: null, chat: data.chat.id };
  return [
    {
      ...blankEntry,
      kind: "reaction",
      visibility: isPublic(data.chat) ? "public" : "private",
      author: personOf(data.user, null),
      text: sign,
      writtenAt: momentOf(data.date),
      parentId: messageName(place, data.message_id),
      threadId: isPublic(data.chat) ? messageName(place, data.message_id) : placeName(place),
    },
  ];
}
