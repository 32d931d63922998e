import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Life } from "../passengers/life.ts";
import { fileById, shownThings, type TelegramFile } from "../telegram/files.ts";
import type { TelegramGround } from "../telegram/ground.ts";
import { messagesIn, type TelegramMessage } from "../telegram/messages.ts";
import { personByHandle, type TelegramPerson, thePerson } from "../telegram/people.ts";
import type { TelegramWorld } from "../telegram/telegram.ts";
import { readBody } from "../x/reading.ts";

/** What one passenger sees of their chat with the airline's bot. */
export function telegramOf({ ground }: TelegramWorld, handle: string) {
  const person = thePerson(ground.db, handle);
  return {
    messages: messagesIn(ground.db, person.id, 200).map((one) => messageView(ground, one)),
    types: (ground.typing.get(person.id) ?? 0) > ground.now(),
    isBlocked: person.blocks,
  };
}

const isUnseen = ({ seenAt }: TelegramPerson, { fromBot, deletedAt, createdAt }: TelegramMessage): boolean =>
  fromBot && deletedAt === null && createdAt > seenAt;

export function unreadAtTelegram({ ground }: TelegramWorld, handle: string): number {
  const person = personByHandle(ground.db, handle);
  return person ? messagesIn(ground.db, person.id, 200).filter((one) => isUnseen(person, one)).length : 0;
}

/** The newest they said or heard there, for the list of passengers. */
export function latestAtTelegram(
  { ground }: TelegramWorld,
  handle: string,
): { text: string; at: number; from: "me" | "brand" } | null {
  const person = personByHandle(ground.db, handle);
  const [newest] = person ? messagesIn(ground.db, person.id, 1) : [];
  return newest ? { text: "", at: newest.createdAt, from: newest.fromBot ? "brand" : "me" } : null;
}

function messageView(ground: TelegramGround, one: TelegramMessage) {
  const isMine = !one.fromBot;
  const isGone = one.deletedAt !== null;
  const file = one.fileId === null || isGone ? null : fileById(ground.db, one.fileId);
  return {
    id: String(one.number),
    from: isMine ? "me" : "brand",
    text: isGone ? null : one.text,
    isGone,
    isEdited: one.editedAt !== null,
    at: one.createdAt,
    // A bot tells nobody that it read.
    tick: isMine ? (ground.updates.wasTold(`${one.chatId}:${one.number}`) ? "delivered" : "sent") : null,
    failed: null,
    files: file ? [{ url: `/phone/telegram-files/${file.id}`, kind: kindOf(file), name: file.name ?? file.mime }] : [],
    card: null,
    buttons: one.buttons.flat().map(({ text }) => text),
    reaction: one.reaction ?? "",
    place: one.place && { name: "A place", ...one.place },
  };
}

const kindOf = ({ mime }: TelegramFile): "image" | "audio" | "video" | "file" =>
  (["image", "audio", "video"] as const).find((kind) => mime.startsWith(kind)) ?? "file";

const NewWords = z.object({
  text: z.string().max(4096).default(""),
  show: z.enum(shownThings).optional(),
  here: z.boolean().optional(),
  press: z.object({ messageId: z.string(), label: z.string() }).optional(),
  block: z.boolean().optional(),
});

/** What is written, pressed and shown there; and that the bot is blocked. */
export function telegramPhoneApi(
  server: FastifyInstance,
  { telegram: { play, ground }, life }: { telegram: TelegramWorld; life: Life },
): void {
  server.post("/phone/passengers/:handle/telegram", (request, reply) => {
    const { handle: as } = readBody(z.object({ handle: z.string() }), request.params);
    const { text, show, here, press, block } = readBody(NewWords, request.body);
    life.takeOver(as);
    void reply.code(201);
    if (block !== undefined) play.block(as, block);
    else if (press) play.press(as, Number(press.messageId), press.label);
    else
      play.sendMessage({
        as,
        ...(text !== "" && { text }),
        show,
        ...(here && { place: { latitude: 52.3086, longitude: 4.7639 } }),
      });
    return { done: true };
  });
  server.get("/phone/telegram-files/:id", (request, reply) => {
    const file = fileById(ground.db, readBody(z.object({ id: z.string().max(60) }), request.params).id);
    if (!file) return reply.code(404).send();
    return reply.type(file.mime).header("x-content-type-options", "nosniff").send(file.content);
  });
}
