import type { DatabaseSync } from "node:sqlite";

/** What goes to a webhook, as it is kept until it is there. */
export interface NewDelivery {
  webhookId: string;
  /** Deliveries of one lane go in order. */
  lane: string;
  /** The post or message it tells of. */
  subjectId: string;
  /** The exact bytes. */
  body: string;
}

export interface Waiting extends NewDelivery {
  id: number;
  createdAt: number;
  dueAt: number;
  attempts: number;
}

export function insertDelivery(db: DatabaseSync, one: NewDelivery, at: { now: number; dueAt: number }): Waiting {
  const { lastInsertRowid } = db
    .prepare("insert into delivery (webhook_id, lane, subject_id, body, created_at, due_at) values (?, ?, ?, ?, ?, ?)")
    .run(one.webhookId, one.lane, one.subjectId, one.body, at.now, at.dueAt);
  return { ...one, id: Number(lastInsertRowid), createdAt: at.now, dueAt: at.dueAt, attempts: 0 };
}

/** What still waits from before, in its order. */
export function waitingDeliveries(db: DatabaseSync): Waiting[] {
  return db.prepare("select * from delivery where state = 'waiting' order by id").all().map(toWaiting);
}

/** What was made since a time, whatever became of it. */
export function deliveriesSince(db: DatabaseSync, since: number): Waiting[] {
  return db.prepare("select * from delivery where created_at >= ? order by id").all(since).map(toWaiting);
}

export function markDone(
  db: DatabaseSync,
  one: Waiting,
  done: { state: "delivered" | "given-up"; answer: string; at: number },
): void {
  db.prepare("update delivery set state = ?, attempts = ?, last_answer = ?, done_at = ? where id = ?").run(
    done.state,
    one.attempts,
    done.answer,
    done.at,
    one.id,
  );
}

export function markFailed(db: DatabaseSync, one: Waiting, answer: string): void {
  db.prepare("update delivery set attempts = ?, due_at = ?, last_answer = ? where id = ?").run(
    one.attempts,
    one.dueAt,
    answer,
    one.id,
  );
}

export function countDeliveries(db: DatabaseSync): { waiting: number; delivered: number; givenUp: number } {
  const rows = db.prepare("select state, count(*) as n from delivery group by state").all();
  const of = (state: string) => Number(rows.find((row) => row["state"] === state)?.["n"] ?? 0);
  return { waiting: of("waiting"), delivered: of("delivered"), givenUp: of("given-up") };
}

/** What is done for a day is not sent again: its bytes go, that it was delivered stays. */
export function forgetBodies(db: DatabaseSync, before: number): void {
  db.prepare("update delivery set body = '' where state <> 'waiting' and created_at < ? and body <> ''").run(before);
}

function toWaiting(row: Record<string, unknown>): Waiting {
  return {
    id: Number(row["id"]),
    webhookId: String(row["webhook_id"]),
    lane: String(row["lane"]),
    subjectId: String(row["subject_id"]),
    body: String(row["body"]),
    createdAt: Number(row["created_at"]),
    dueAt: Number(row["due_at"]),
    attempts: Number(row["attempts"]),
  };
}
