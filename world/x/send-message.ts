import { timeOfId } from "../ids.ts";
import { atOnce } from "../store.ts";
import { accountById } from "./accounts.ts";
import { publishMessage, publishRead } from "./events.ts";
import type { Ground } from "./ground.ts";
import { attach } from "./media.ts";
import { conversationOf, insertMessage, markRead } from "./messages.ts";
import type { MessageRecord } from "./messages.ts";
import { invalidRequest, messagesClosed } from "./problems.ts";
import { longestMessage } from "./text.ts";

/** Sends a direct message between two accounts; refused where the other side does not take them. */
export function sendMessage(
  x: Ground,
  {
    senderId,
    recipientId,
    text,
    mediaIds = [],
  }: Record<"senderId" | "recipientId" | "text", string> & { mediaIds?: readonly string[] },
): MessageRecord {
  if (text.trim() === "" && mediaIds.length === 0) throw invalidRequest("$.text: must not be empty", { text: [text] });
  if (text.length > longestMessage) throw invalidRequest("$.text: must be 10000 characters or fewer", {});
  const recipient = accountById(x.db, recipientId);
  if (!recipient || recipientId === senderId) throw messagesClosed();
  const conversationId = conversationOf(senderId, recipientId);
  if (recipient.standing === "blocking" || recipient.standing === "suspended") throw messagesClosed();
  if (!recipient.acceptsMessages && !hasWrittenFirst(x, recipientId, conversationId)) throw messagesClosed();

  const id = x.nextId();
  const message = { id, conversationId, senderId, recipientId, text, createdAt: timeOfId(id), readAt: null };
  atOnce(x.db, () => {
    insertMessage(x.db, message);
    attach(x.db, id, mediaIds);
    publishMessage(x, message);
  });
  x.news.tell({ kind: "message-sent", message });
  return message;
}

/** Somebody opens a conversation: what the other wrote there is read, and the other is told. */
export function readMessages(x: Ground, { readerId, writerId }: { readerId: string; writerId: string }): void {
  const conversationId = conversationOf(readerId, writerId);
  atOnce(x.db, () => {
    const upToId = markRead(x.db, { conversationId, readerId, at: x.now() });
    if (upToId === null) return;
    publishRead(x, { conversationId, readerId, writerId, upToId });
    x.news.tell({ kind: "message-read", conversationId, readerId });
  });
}

function hasWrittenFirst(x: Ground, accountId: string, conversationId: string): boolean {
  const row = x.db
    .prepare("select 1 from message where conversation_id = ? and sender_id = ? limit 1")
    .get(conversationId, accountId);
  return row !== undefined;
}
