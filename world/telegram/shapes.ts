import { fileById, type TelegramFile } from "./files.ts";
import type { TelegramGround } from "./ground.ts";
import { messageAt, type TelegramMessage } from "./messages.ts";
import { personById, type TelegramPerson } from "./people.ts";
import type { Shape } from "./store.ts";

/** As Telegram writes it in updates and answers (core.telegram.org/bots/api, 10.1): seconds, and nothing that is empty. */
export const secondsOf = (ms: number): number => Math.floor(ms / 1000);

const namesOf = (name: string): { first_name: string; last_name?: string } => {
  const [first = name, ...rest] = name.split(" ");
  return { first_name: first, ...(rest.length > 0 && { last_name: rest.join(" ") }) };
};

export const userOf = ({ id, name, username, language }: TelegramPerson): Shape => ({
  id,
  is_bot: false,
  ...namesOf(name),
  ...(username !== null && { username }),
  language_code: language,
});

export const chatOf = ({ id, name, username }: TelegramPerson): Shape => ({
  id,
  ...namesOf(name),
  ...(username !== null && { username }),
  type: "private",
});

export const botOf = ({ bot: { id, name, username } }: TelegramGround): Shape => ({
  id,
  is_bot: true,
  first_name: name,
  username,
});

/** A message, with what it answers one step deep, as Telegram has it. */
export function messageOf(ground: TelegramGround, one: TelegramMessage, depth = 1): Shape {
  const person = personById(ground.db, one.chatId);
  if (!person) throw new Error(`Nobody has the chat ${one.chatId}.`);
  const answered = one.answers === null || depth === 0 ? null : messageAt(ground.db, one.chatId, one.answers);
  const file = one.fileId === null ? null : fileById(ground.db, one.fileId);
  return {
    message_id: one.number,
    from: one.fromBot ? botOf(ground) : userOf(person),
    chat: chatOf(person),
    date: secondsOf(one.createdAt),
    ...(one.editedAt !== null && { edit_date: secondsOf(one.editedAt) }),
    ...(answered && { reply_to_message: messageOf(ground, answered, depth - 1) }),
    ...(file ? { ...attached(one, file), ...(one.text !== null && { caption: one.text }) } : textOf(one)),
    ...(one.place && { location: one.place }),
    ...(one.buttons.length > 0 && { reply_markup: { inline_keyboard: one.buttons } }),
  };
}

const textOf = ({ text }: TelegramMessage): Shape => {
  const command = /^\/\w{1,32}/.exec(text ?? "");
  return {
    ...(text !== null && { text }),
    ...(command && { entities: [{ offset: 0, length: command[0].length, type: "bot_command" }] }),
  };
};

function attached({ kind }: TelegramMessage, file: TelegramFile): Shape {
  const common = { file_id: file.id, file_unique_id: file.id.slice(-16), file_size: file.content.length };
  const named = { ...common, mime_type: file.mime, ...(file.name !== null && { file_name: file.name }) };
  const framed = { ...named, width: 480, height: 360, duration: 1 };
  switch (kind) {
    case "photo":
      return { photo: [{ ...common, width: 480, height: 360 }] };
    case "voice":
      return { voice: { ...common, mime_type: file.mime, duration: 3 } };
    case "video":
      return { video: framed };
    case "animation":
      // Repeated as a document, for those who know no animations.
      return { animation: framed, document: named };
    default:
      return { document: named };
  }
}
