/** What a call to the vendors says: whom it is for, and the text. */
import type { Wish } from "./places.ts";

export interface Asked {
  text?: string | { body?: string };
  message?: string | { text?: string; metadata?: string };
  messaging_product?: string;
  to?: string;
  biz_opaque_callback_data?: string;
  recipient?: { id?: string };
}

/** Null: no call that sends. */
export function wishOf(path: string, body: Asked): Wish | null {
  const { text, message } = body;
  const toX = /\/dm_conversations\/with\/(\d+)\/messages$/.exec(path)?.[1];
  if (toX) return { place: "x", to: toX, text: typeof text === "string" ? text : "", ownId: null };
  const toComment = /\/(77_\d+)\/comments$/.exec(decodeURIComponent(path))?.[1];
  if (toComment)
    return { place: "facebook", to: toComment, text: typeof message === "string" ? message : "", ownId: null };
  if (!path.endsWith("/messages")) return null;
  if (body.messaging_product === "whatsapp" && typeof text === "object")
    return {
      place: "whatsapp",
      to: body.to ?? "",
      text: text.body ?? "",
      ownId: body.biz_opaque_callback_data ?? null,
    };
  if (typeof message !== "object") return null;
  return {
    place: "messenger",
    to: body.recipient?.id ?? "",
    text: message.text ?? "",
    ownId: message.metadata ?? null,
  };
}
