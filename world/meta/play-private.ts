import { atOnce } from "../store.ts";
import { makeFile } from "./files.ts";
import { keepMessage, newMessage } from "./keep-message.ts";
import type { MessagePart } from "./keep-message.ts";
import type { MetaGround } from "./ground.ts";
import { forChat, forWhatsapp } from "./passengers-words.ts";
import type { NewMetaMessage } from "./passengers-words.ts";
import type { MetaPerson } from "./people.ts";
import { answerTo, payloadOf, reactionName } from "./pressing.ts";
import { invalid } from "./problems.ts";
import { changeMessage, insertMessage, messageById, unreadIn } from "./talks/messages.ts";
import type { MetaMessage, TalkPlace } from "./talks/messages.ts";
import { publishTalk } from "./talks/talk-events.ts";
import { readOnWhatsapp } from "./whatsapp/send.ts";

/** Playing private messages of passengers at Messenger, Instagram and WhatsApp. */
export interface PrivatePlay {
  sendMessage: (message: NewMetaMessage) => MetaMessage;
  /** They press a button or choose a row of what the airline sent. */
  press: (as: string, messageId: string, label: string) => void;
  react: (as: string, messageId: string, emoji: string) => void;
  editMessage: (messageId: string, text: string) => void;
  /** Takes a message back; Instagram tells of it. */
  unsend: (messageId: string) => void;
  /** They open the talk. */
  read: (as: string, place: TalkPlace) => void;
}

export function makePrivatePlay(meta: MetaGround, person: (handle: string) => MetaPerson): PrivatePlay {
  const changed = (handle: string) => meta.news.tell({ kind: "changed", handle });
  const theMessage = (id: string): MetaMessage => {
    const message = messageById(meta.db, id);
    if (!message) throw invalid("There is no such message.");
    return message;
  };
  const keep = (message: MetaMessage, who: MetaPerson) => keepMessage(meta, message, who);
  const nextMessage = (who: MetaPerson, place: TalkPlace, part: MessagePart) => newMessage(meta, { who, place, part });

  return {
    sendMessage(given) {
      const who = person(given.as);
      const file = given.show ? makeFile(meta, given.show) : null;
      const part = given.place === "whatsapp" ? forWhatsapp(meta, given, file) : forChat(meta, given, file);
      return keep(
        nextMessage(who, given.place, { ...part, replyTo: given.replyTo ?? null, createdAt: given.at ?? meta.now() }),
        who,
      );
    },
    press(as, messageId, label) {
      const who = person(as);
      const message = theMessage(messageId);
      const { place } = message;
      if (place === "whatsapp") {
        const context = { from: meta.whatsapp.waId, id: messageId };
        const answer = answerTo(message, label);
        keep(
          nextMessage(who, place, {
            kind: String(answer["type"]),
            content: { context, ...answer },
            replyTo: messageId,
          }),
          who,
        );
        return;
      }
      const quick = ((message.content["quick_replies"] ?? []) as { title?: string; payload?: string }[]).find(
        ({ title }) => title === label,
      );
      if (quick) {
        keep(
          nextMessage(who, place, {
            kind: "text",
            content: { quick_reply: { payload: quick.payload ?? label }, text: label },
          }),
          who,
        );
        return;
      }
      // Pressing a button opens the window as words do.
      const pressed = nextMessage(who, place, { kind: "postback", content: { text: label } });
      insertMessage(meta.db, pressed);
      publishTalk(meta, "postback", {
        place,
        handle: who.handle,
        what: { postback: { mid: pressed.id, title: label, payload: payloadOf(message, label) } },
        subjectId: pressed.id,
      });
      changed(who.handle);
    },
    react(as, messageId, emoji) {
      const who = person(as);
      const message = theMessage(messageId);
      changeMessage(meta.db, messageId, { reaction: emoji });
      if (message.place === "whatsapp") {
        const content = { type: "reaction", reaction: { message_id: messageId, emoji } };
        const reaction = nextMessage(who, "whatsapp", { kind: "reaction", content, opensWindow: emoji !== "" });
        keep(reaction, who);
        return;
      }
      const reaction =
        emoji === ""
          ? { mid: messageId, action: "unreact" }
          : { mid: messageId, action: "react", reaction: reactionName(emoji), emoji };
      publishTalk(meta, "reaction", {
        place: message.place,
        handle: who.handle,
        what: { reaction },
        subjectId: `reaction-to-${messageId}-${meta.now()}`,
      });
      changed(who.handle);
    },
    editMessage(messageId, text) {
      const { place, handle, content, edits } = theMessage(messageId);
      if (place === "whatsapp") throw invalid("WhatsApp tells of no changes.");
      if (edits >= 5) throw invalid("A message can be changed five times.");
      changeMessage(meta.db, messageId, { content: { ...content, text }, edits: edits + 1 });
      const what = { message_edit: { mid: messageId, text, num_edit: edits + 1 } };
      publishTalk(meta, "edit", { place, handle, what, subjectId: `edit-${edits + 1}-of-${messageId}` });
      changed(handle);
    },
    unsend(messageId) {
      const { place, handle } = theMessage(messageId);
      changeMessage(meta.db, messageId, { deletedAt: meta.now() });
      if (place === "instagram") {
        const what = { message: { mid: messageId, is_deleted: true } };
        publishTalk(meta, "message", { place, handle, what, subjectId: `unsend-of-${messageId}` });
      }
      changed(handle);
    },
    read(as, place) {
      const who = person(as);
      const unread = unreadIn(meta.db, { place, handle: who.handle });
      const last = unread.at(-1);
      if (!last) return;
      atOnce(meta.db, () => {
        if (place === "whatsapp") return readOnWhatsapp(meta, unread);
        const at = meta.now();
        for (const { id } of unread) changeMessage(meta.db, id, { readAt: at, deliveredAt: at });
        const what = { read: place === "messenger" ? { watermark: Math.max(at, last.createdAt) } : { mid: last.id } };
        publishTalk(meta, "read", { place, handle: who.handle, what, subjectId: `read-of-${last.id}` });
      });
      changed(who.handle);
    },
  };
}
