import { keepFile, type TelegramFile } from "./files.ts";
import type { TelegramGround } from "./ground.ts";
import { insertMessage, messageAt, type MessageKind, type TelegramMessage } from "./messages.ts";
import { personById, type TelegramPerson } from "./people.ts";
import { bad, blocked, notBegun, tooMany } from "./problems.ts";
import { messageOf } from "./shapes.ts";
import type { BotCall } from "./bot-call.ts";
import type { Shape } from "./store.ts";

const longestText = 4096;
const longestCaption = 1024;

/** Which part of a form brings the file, what it becomes, and how large it may be. */
const fileMethods: Readonly<Record<string, { field: string; kind: MessageKind; folder: string; largest: number }>> = {
  sendPhoto: { field: "photo", kind: "photo", folder: "photos", largest: 10 * 1024 * 1024 },
  sendAnimation: { field: "animation", kind: "animation", folder: "animations", largest: 50 * 1024 * 1024 },
  sendVideo: { field: "video", kind: "video", folder: "videos", largest: 50 * 1024 * 1024 },
  sendDocument: { field: "document", kind: "document", folder: "documents", largest: 50 * 1024 * 1024 },
};

export const isFileMethod = (method: string): boolean => Object.hasOwn(fileMethods, method);

export function sendText(ground: TelegramGround, { args }: BotCall): Shape {
  const person = whoGets(ground, args);
  const text = wordOf(args["text"]);
  if (text.trim() === "") throw bad("message text is empty");
  if (text.length > longestText) throw bad("message is too long");
  return said(ground, person, { text, ...aroundOf(ground, person, args) });
}

export async function sendFile(ground: TelegramGround, { method, args, files }: BotCall): Promise<Shape> {
  const { field, kind, folder, largest } = fileMethods[method] ?? {
    field: "",
    kind: "document",
    folder: "",
    largest: 0,
  };
  const person = whoGets(ground, args);
  const given = files.get(field);
  if (!given) throw bad(`there is no ${field} in the request`);
  const caption = wordOf(args["caption"]);
  if (caption.length > longestCaption) throw bad("message caption is too long");
  const content = Buffer.from(await given.arrayBuffer());
  if (content.length === 0) throw bad("file must be non-empty");
  if (content.length > largest) throw bad("file is too big");
  if (kind === "photo" && !isPicture(content)) throw bad("IMAGE_PROCESS_FAILED");
  const mime = given.type.split(";", 1)[0] || "application/octet-stream";
  const file: TelegramFile = keepFile(ground.db, { mime, name: given.name || null, content, folder });
  const around = aroundOf(ground, person, args);
  return said(ground, person, { text: caption === "" ? null : caption, kind, fileId: file.id, ...around });
}

/** PNG, JPEG or WebP by their first bytes. */
const isPicture = (content: Buffer): boolean =>
  /^(\u0089PNG|\u00FF\u00D8\u00FF|RIFF....WEBP)/su.test(content.toString("latin1", 0, 16));

function said(ground: TelegramGround, person: TelegramPerson, part: Partial<TelegramMessage>): Shape {
  const one = insertMessage(ground.db, { chatId: person.id, fromBot: true, createdAt: ground.now(), ...part });
  ground.typing.delete(person.id);
  ground.news.tell({ handle: person.handle });
  return messageOf(ground, one);
}

/** Who may be written to: they opened the bot, and did not block it. */
export function whoGets(ground: TelegramGround, { chat_id: chat }: Shape): TelegramPerson {
  if (chat === undefined || chat === "") throw bad("chat_id is empty");
  const person = personById(ground.db, Number(chat));
  if (!person) throw bad("chat not found");
  if (person.blocks) throw blocked();
  if (!person.hasBegun) throw notBegun();
  return person;
}

/** What a message hangs on, and the buttons below it. */
function aroundOf(
  { db }: TelegramGround,
  { id: chatId }: TelegramPerson,
  { reply_parameters: reply, reply_markup: markup }: Shape,
): Partial<TelegramMessage> {
  const answers = Number((reply as { message_id?: unknown } | undefined)?.message_id ?? 0);
  const answered = answers > 0 ? messageAt(db, chatId, answers) : null;
  if (answers > 0 && !answered) throw bad("message to be replied not found");
  const keyboard = (markup as { inline_keyboard?: TelegramMessage["buttons"] } | undefined)?.inline_keyboard;
  return { ...(answered && { answers }), ...(keyboard && { buttons: keyboard }) };
}

/** So many messages within a second, of all chats together. */
export function makePace(ground: Pick<TelegramGround, "now" | "limits">): () => void {
  let sent: number[] = [];
  return () => {
    const at = ground.now();
    sent = sent.filter((one) => one > at - 1000);
    if (sent.length >= ground.limits.perSecond) throw tooMany(1);
    sent.push(at);
  };
}

const wordOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
