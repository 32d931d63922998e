import type { DatabaseSync } from "node:sqlite";

/** A direct message as the world keeps it. */
export interface MessageRecord {
  id: string;
  conversationId: string;
  senderId: string;
  recipientId: string;
  text: string;
  createdAt: number;
  readAt: number | null;
}

const columns = "id, conversation_id, sender_id, recipient_id, text, created_at, read_at";

/** A conversation of two is named by both ids, the smaller first. */
export function conversationOf(one: string, other: string): string {
  return [one, other].toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).join("-");
}

export function insertMessage(db: DatabaseSync, message: MessageRecord): void {
  db.prepare(`insert into message (${columns}) values (?, ?, ?, ?, ?, ?, ?)`).run(
    message.id,
    message.conversationId,
    message.senderId,
    message.recipientId,
    message.text,
    message.createdAt,
    message.readAt,
  );
}

/** A conversation, newest first, from before `beforeId` on. */
export function messagesIn(
  db: DatabaseSync,
  conversationId: string,
  { limit, beforeId }: { limit: number; beforeId?: string | undefined },
): MessageRecord[] {
  return db
    .prepare(`select ${columns} from message where conversation_id = ? and id < ? order by id desc limit ?`)
    .all(conversationId, beforeId ?? "9".repeat(19), limit)
    .map(toMessage);
}

/** Everything somebody sent or received, newest first. */
export function messagesOf(
  db: DatabaseSync,
  userId: string,
  { limit, beforeId }: { limit: number; beforeId?: string | undefined },
): MessageRecord[] {
  return db
    .prepare(`select ${columns} from message where ? in (sender_id, recipient_id) and id < ? order by id desc limit ?`)
    .all(userId, beforeId ?? "9".repeat(19), limit)
    .map(toMessage);
}

/** Marks what somebody received in a conversation as read; gives the newest that was not, or null. */
export function markRead(
  db: DatabaseSync,
  { conversationId, readerId, at }: { conversationId: string; readerId: string; at: number },
): string | null {
  const newest = db
    .prepare("select max(id) as id from message where conversation_id = ? and recipient_id = ? and read_at is null")
    .get(conversationId, readerId)?.["id"];
  if (typeof newest !== "string") return null;
  db.prepare("update message set read_at = ? where conversation_id = ? and recipient_id = ? and read_at is null").run(
    at,
    conversationId,
    readerId,
  );
  return newest;
}

function toMessage(row: Record<string, unknown>): MessageRecord {
  return {
    id: String(row["id"]),
    conversationId: String(row["conversation_id"]),
    senderId: String(row["sender_id"]),
    recipientId: String(row["recipient_id"]),
    text: String(row["text"]),
    createdAt: Number(row["created_at"]),
    readAt: typeof row["read_at"] === "number" ? row["read_at"] : null,
  };
}
