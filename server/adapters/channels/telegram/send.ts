/** Hands one message to Telegram and says what became of it. */
import { z } from "zod";
import type { ChannelAccount, EnclosedFile, OutboundMessage, SendOutcome } from "../../../modules/channels/index.ts";
import { type Answer, call } from "./call.ts";
import { type ChatPlace, messageIn, messageName, placeIn } from "./ids.ts";
import { noOf } from "./outcome.ts";

export async function send(message: OutboundMessage, account: ChannelAccount): Promise<SendOutcome> {
  const target = targetOf(message);
  if (!target) return { status: "refused", why: "there is nothing to answer in public", code: "parent-gone" };
  const answer = await handOver(message, target, account);
  // The group became another one, in which old messages have no number: nothing was sent yet.
  const movedTo = answer.kind === "answered" && answer.status === 400 ? answer.said.movedTo : null;
  if (movedTo === null) return outcomeOf(answer, target);
  const moved: Target = { connection: target.connection, chat: movedTo, answers: null };
  return outcomeOf(await handOver(message, moved, account), moved);
}

interface Target extends ChatPlace {
  /** The number of the message that it stands below. */
  answers: number | null;
}

/** In public what is answered says where; in private a person is their chat. */
function targetOf({ visibility, parentId, recipientId }: OutboundMessage): Target | null {
  if (visibility === "private") {
    const place = placeIn(recipientId);
    return place && { ...place, answers: null };
  }
  const parent = messageIn(parentId ?? "");
  return parent && { connection: parent.connection, chat: parent.chat, answers: parent.message };
}

/** Files go one by one, each with a method of its kind. */
function handOver({ text, files }: OutboundMessage, target: Target, account: ChannelAccount): Promise<Answer> {
  const [file] = files ?? [];
  const around = {
    chat_id: target.chat,
    ...(target.connection !== null && { business_connection_id: target.connection }),
    ...(target.answers !== null && { reply_parameters: { message_id: target.answers } }),
  };
  if (!file) return call(account, "sendMessage", { ...around, text });
  const { method, field } = waysOf[file.type] ?? { method: "sendDocument", field: "document" };
  return call(account, method, formOf({ ...around, ...(text !== "" && { caption: text }) }, field, file));
}

const waysOf: Readonly<Record<string, { method: string; field: string }>> = {
  "image/jpeg": { method: "sendPhoto", field: "photo" },
  "image/png": { method: "sendPhoto", field: "photo" },
  "image/gif": { method: "sendAnimation", field: "animation" },
  "video/mp4": { method: "sendVideo", field: "video" },
};

function formOf(
  fields: Readonly<Record<string, unknown>>,
  field: string,
  { name, type, content }: EnclosedFile,
): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields))
    form.set(key, typeof value === "string" ? value : JSON.stringify(value));
  form.set(field, new Blob([new Uint8Array(content)], { type }), name ?? `file.${type.split("/")[1] ?? "bin"}`);
  return form;
}

const Taken = z.object({ ok: z.literal(true), result: z.object({ message_id: z.int().positive() }) });

function outcomeOf(answer: Answer, target: Target): SendOutcome {
  const no = noOf(answer);
  if (no) return no;
  const taken = Taken.safeParse(answer.kind === "answered" ? answer.body : null).data;
  return taken
    ? { status: "accepted", vendorId: messageName(target, taken.result.message_id) }
    : { status: "unsure", why: "Telegram took it but gave no id" };
}
