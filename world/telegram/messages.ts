import type { DatabaseSync } from "node:sqlite";

export const messageKinds = ["text", "photo", "voice", "video", "animation", "document", "location"] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface TelegramMessage {
  chatId: number;
  /** Counts within its chat, for both sides. */
  number: number;
  fromBot: boolean;
  /** Or the words below a file. */
  text: string | null;
  kind: MessageKind;
  fileId: string | null;
  place: { latitude: number; longitude: number } | null;
  answers: number | null;
  /** In rows, as `inline_keyboard`. */
  buttons: { text: string; callback_data?: string }[][];
  reaction: string | null;
  createdAt: number;
  editedAt: number | null;
  deletedAt: number | null;
}

export type NewMessage = Pick<TelegramMessage, "chatId" | "fromBot" | "createdAt"> & Partial<TelegramMessage>;

export function insertMessage(db: DatabaseSync, given: NewMessage): TelegramMessage {
  const row = db
    .prepare("select coalesce(max(number), 0) + 1 as next from telegram_message where chat_id = ?")
    .get(given.chatId);
  const one: TelegramMessage = {
    text: null,
    kind: "text",
    fileId: null,
    place: null,
    answers: null,
    buttons: [],
    reaction: null,
    editedAt: null,
    deletedAt: null,
    ...given,
    number: Number(row?.["next"]),
  };
  db.prepare(
    `insert into telegram_message (chat_id, number, from_bot, text, kind, file_id, place, answers, buttons, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    one.chatId,
    one.number,
    one.fromBot ? 1 : 0,
    one.text,
    one.kind,
    one.fileId,
    one.place && JSON.stringify(one.place),
    one.answers,
    JSON.stringify(one.buttons),
    one.createdAt,
  );
  return one;
}

/** The newest of a chat, the oldest of them first. */
export const messagesIn = (db: DatabaseSync, chatId: number, limit: number): TelegramMessage[] =>
  db
    .prepare("select * from telegram_message where chat_id = ? order by number desc limit ?")
    .all(chatId, limit)
    .toReversed()
    .map(toMessage);

export function messageAt(db: DatabaseSync, chatId: number, number: number): TelegramMessage | null {
  const row = db.prepare("select * from telegram_message where chat_id = ? and number = ?").get(chatId, number);
  return row ? toMessage(row) : null;
}

export const writtenByBot = (db: DatabaseSync, since: number): TelegramMessage[] =>
  db
    .prepare("select * from telegram_message where from_bot = 1 and created_at >= ? order by created_at, number")
    .all(since)
    .map(toMessage);

export function changeMessage(
  db: DatabaseSync,
  { chatId, number, text, reaction, editedAt, deletedAt }: TelegramMessage,
): void {
  db.prepare(
    "update telegram_message set text = ?, reaction = ?, edited_at = ?, deleted_at = ? where chat_id = ? and number = ?",
  ).run(text, reaction, editedAt, deletedAt, chatId, number);
}

const whole = (value: unknown): number | null => (value === null ? null : Number(value));
const words = (value: unknown): string | null => (typeof value === "string" ? value : null);

const toMessage = (row: Record<string, unknown>): TelegramMessage => ({
  chatId: Number(row["chat_id"]),
  number: Number(row["number"]),
  fromBot: row["from_bot"] === 1,
  text: words(row["text"]),
  kind: String(row["kind"]) as MessageKind,
  fileId: words(row["file_id"]),
  place: JSON.parse(words(row["place"]) ?? "null") as TelegramMessage["place"],
  answers: whole(row["answers"]),
  buttons: JSON.parse(words(row["buttons"]) ?? "[]") as TelegramMessage["buttons"],
  reaction: words(row["reaction"]),
  createdAt: Number(row["created_at"]),
  editedAt: whole(row["edited_at"]),
  deletedAt: whole(row["deleted_at"]),
});
