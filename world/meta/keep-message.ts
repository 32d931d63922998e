import { atOnce } from "../store.ts";
import type { MetaGround } from "./ground.ts";
import type { MetaPerson } from "./people.ts";
import { messageIdAt } from "./talks/ids.ts";
import { insertMessage } from "./talks/messages.ts";
import type { MetaMessage, TalkPlace } from "./talks/messages.ts";
import { publishMessage } from "./talks/talk-events.ts";
import { publishWhatsappMessage } from "./whatsapp/whatsapp-events.ts";

export type MessagePart = Pick<MetaMessage, "kind" | "content"> & Partial<MetaMessage>;

/** A message that is not written by the product: theirs, unless the part says otherwise. */
export function newMessage(
  meta: MetaGround,
  { who, place, part }: { who: MetaPerson; place: TalkPlace; part: MessagePart },
): MetaMessage {
  return {
    id: messageIdAt(place, who.waId),
    place,
    handle: who.handle,
    fromBrand: false,
    createdAt: meta.now(),
    appId: null,
    replyTo: null,
    sentAt: null,
    deliveredAt: null,
    readAt: null,
    deletedAt: null,
    edits: 0,
    failed: null,
    opensWindow: true,
    reaction: null,
    ...part,
  };
}

/** Keeps it and tells of it. */
export function keepMessage(meta: MetaGround, message: MetaMessage, who: MetaPerson): MetaMessage {
  atOnce(meta.db, () => {
    insertMessage(meta.db, message);
    if (message.place === "whatsapp") publishWhatsappMessage(meta, message, who);
    else publishMessage(meta, message);
  });
  meta.news.tell({ kind: "changed", handle: who.handle });
  return message;
}
