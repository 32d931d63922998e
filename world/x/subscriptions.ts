import type { DatabaseSync } from "node:sqlite";

/** What a webhook asked to hear of. */
export interface Subscription {
  id: string;
  eventType: string;
  userId: string | null;
  direction: string | null;
  tag: string | null;
  webhookId: string;
  createdAt: number;
}

export interface Webhook {
  id: string;
  url: string;
  valid: boolean;
  createdAt: number;
}

/** Who hears of an event; a webhook that failed its check hears nothing. */
export function subscriptionsTo(db: DatabaseSync, eventType: string, userId: string): Subscription[] {
  return db
    .prepare(
      `select subscription.* from subscription join webhook on webhook.id = webhook_id
       where event_type = ? and user_id = ? and valid = 1 order by subscription.id`,
    )
    .all(eventType, userId)
    .map(toSubscription);
}

export function allSubscriptions(db: DatabaseSync): Subscription[] {
  return db.prepare("select * from subscription order by id").all().map(toSubscription);
}

export function insertSubscription(db: DatabaseSync, one: Subscription): void {
  db.prepare(
    "insert into subscription (id, event_type, user_id, direction, tag, webhook_id, created_at) values (?, ?, ?, ?, ?, ?, ?)",
  ).run(one.id, one.eventType, one.userId, one.direction, one.tag, one.webhookId, one.createdAt);
}

export function deleteSubscription(db: DatabaseSync, id: string): boolean {
  return db.prepare("delete from subscription where id = ?").run(id).changes === 1;
}

export function allWebhooks(db: DatabaseSync): Webhook[] {
  return db.prepare("select * from webhook order by id").all().map(toWebhook);
}

export function webhookById(db: DatabaseSync, id: string): Webhook | null {
  const row = db.prepare("select * from webhook where id = ?").get(id);
  return row ? toWebhook(row) : null;
}

export function insertWebhook(db: DatabaseSync, one: Webhook): void {
  db.prepare("insert into webhook (id, url, valid, created_at) values (?, ?, ?, ?)").run(
    one.id,
    one.url,
    one.valid ? 1 : 0,
    one.createdAt,
  );
}

export function markValid(db: DatabaseSync, id: string, valid: boolean): void {
  db.prepare("update webhook set valid = ? where id = ?").run(valid ? 1 : 0, id);
}

/** Forgets a webhook, what it subscribed to and what still waited for it. */
export function deleteWebhook(db: DatabaseSync, id: string): boolean {
  db.prepare("delete from subscription where webhook_id = ?").run(id);
  db.prepare("delete from delivery where webhook_id = ? and state = 'waiting'").run(id);
  return db.prepare("delete from webhook where id = ?").run(id).changes === 1;
}

function toWebhook(row: Record<string, unknown>): Webhook {
  return {
    id: String(row["id"]),
    url: String(row["url"]),
    valid: row["valid"] === 1,
    createdAt: Number(row["created_at"]),
  };
}

const textOrNull = (value: unknown) => (typeof value === "string" ? value : null);

function toSubscription(row: Record<string, unknown>): Subscription {
  return {
    id: String(row["id"]),
    eventType: String(row["event_type"]),
    userId: textOrNull(row["user_id"]),
    direction: textOrNull(row["direction"]),
    tag: textOrNull(row["tag"]),
    webhookId: String(row["webhook_id"]),
    createdAt: Number(row["created_at"]),
  };
}
