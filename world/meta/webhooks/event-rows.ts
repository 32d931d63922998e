import type { DatabaseSync } from "node:sqlite";
import { numberOrNull, shapeOf } from "../store.ts";
import type { Shape } from "../store.ts";

export type MetaObject = "page" | "instagram" | "whatsapp_business_account";

/** One thing to tell, before it is put into a request with others. */
export interface NewEvent {
  object: MetaObject;
  entryId: string;
  /** Seconds for `changes`, milliseconds for `messaging`; null where the object's entries carry none. */
  entryTime: number | null;
  part: "changes" | "messaging" | "standby";
  payload: Shape;
  /** Events of one lane go in order. */
  lane: string;
  /** The comment or message it tells of. */
  subjectId: string;
}

export interface WaitingEvent extends NewEvent {
  id: number;
  createdAt: number;
  dueAt: number;
  attempts: number;
  /** The request it went out with; it stays with those when it goes again. */
  batch: number | null;
}

export function insertEvent(db: DatabaseSync, one: NewEvent, at: { now: number; dueAt: number }): WaitingEvent {
  const { lastInsertRowid } = db
    .prepare(
      "insert into meta_event (object, entry_id, entry_time, part, payload, lane, subject_id, created_at, due_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .run(
      one.object,
      one.entryId,
      one.entryTime,
      one.part,
      JSON.stringify(one.payload),
      one.lane,
      one.subjectId,
      at.now,
      at.dueAt,
    );
  return { ...one, id: Number(lastInsertRowid), createdAt: at.now, dueAt: at.dueAt, attempts: 0, batch: null };
}

export function waitingEvents(db: DatabaseSync): WaitingEvent[] {
  return db.prepare("select * from meta_event where state = 'waiting' order by id").all().map(toEvent);
}

/** What was told since a time, whatever became of it. */
export function eventsSince(db: DatabaseSync, since: number): WaitingEvent[] {
  return db.prepare("select * from meta_event where created_at >= ? order by id").all(since).map(toEvent);
}

export function markDone(
  db: DatabaseSync,
  events: readonly WaitingEvent[],
  done: { state: "delivered" | "given-up"; answer: string; at: number },
): void {
  const mark = db.prepare("update meta_event set state = ?, attempts = ?, last_answer = ?, done_at = ? where id = ?");
  for (const one of events) mark.run(done.state, one.attempts, done.answer, done.at, one.id);
}

export function markFailed(db: DatabaseSync, events: readonly WaitingEvent[], answer: string): void {
  const mark = db.prepare("update meta_event set attempts = ?, due_at = ?, last_answer = ?, batch = ? where id = ?");
  for (const one of events) mark.run(one.attempts, one.dueAt, answer, one.batch, one.id);
}

export function countEvents(db: DatabaseSync): { waiting: number; delivered: number; givenUp: number } {
  const rows = db.prepare("select state, count(*) as n from meta_event group by state").all();
  const of = (state: string) => Number(rows.find((row) => row["state"] === state)?.["n"] ?? 0);
  return { waiting: of("waiting"), delivered: of("delivered"), givenUp: of("given-up") };
}

/** Whether a webhook told of something already. */
export function wasTold(db: DatabaseSync, subjectId: string): boolean {
  return (
    db.prepare("select 1 from meta_event where subject_id = ? and state = 'delivered' limit 1").get(subjectId) !==
    undefined
  );
}

/** What is done for a day and a half is not sent again. */
export function forgetEvents(db: DatabaseSync, before: number): void {
  db.prepare(
    "update meta_event set payload = '{}' where state <> 'waiting' and created_at < ? and payload <> '{}'",
  ).run(before);
}

function toEvent(row: Record<string, unknown>): WaitingEvent {
  return {
    id: Number(row["id"]),
    object: String(row["object"]) as MetaObject,
    entryId: String(row["entry_id"]),
    entryTime: numberOrNull(row["entry_time"]),
    part: String(row["part"]) as WaitingEvent["part"],
    payload: shapeOf(row["payload"]),
    lane: String(row["lane"]),
    subjectId: String(row["subject_id"]),
    createdAt: Number(row["created_at"]),
    dueAt: Number(row["due_at"]),
    attempts: Number(row["attempts"]),
    batch: numberOrNull(row["batch"]),
  };
}
