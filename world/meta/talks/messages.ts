import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { numberOrNull, shapeOf, textOrNull } from "../store.ts";
import type { Shape } from "../store.ts";

/** Where private messages are. */
export const talkPlaces = ["messenger", "instagram", "whatsapp"] as const;
export type TalkPlace = (typeof talkPlaces)[number];

/** A private message at any of the three; `content` is as the place says it, without its ids. */
export interface MetaMessage {
  id: string;
  place: TalkPlace;
  handle: string;
  fromBrand: boolean;
  /** `text`, `image`, `template` ... for the phone and for reading back. */
  kind: string;
  content: Shape;
  createdAt: number;
  /** The app that sent it, of ours; null for what staff wrote elsewhere and for passengers. */
  appId: string | null;
  replyTo: string | null;
  sentAt: number | null;
  deliveredAt: number | null;
  readAt: number | null;
  deletedAt: number | null;
  edits: number;
  /** The error that became of it. */
  failed: Shape | null;
  /** Whether the window is counted from it. */
  opensWindow: boolean;
  reaction: string | null;
}

const columns =
  "id, place, handle, from_brand, kind, content, created_at, app_id, reply_to, sent_at, delivered_at, read_at, deleted_at, edits, failed, opens_window, reaction";

export function insertMessage(db: DatabaseSync, one: MetaMessage): void {
  const number = Number(db.prepare("select coalesce(max(number), 0) + 1 as n from meta_message").get()?.["n"] ?? 1);
  db.prepare(
    `insert into meta_message (${columns}, number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    one.id,
    one.place,
    one.handle,
    one.fromBrand ? 1 : 0,
    one.kind,
    JSON.stringify(one.content),
    one.createdAt,
    one.appId,
    one.replyTo,
    one.sentAt,
    one.deliveredAt,
    one.readAt,
    one.deletedAt,
    one.edits,
    one.failed ? JSON.stringify(one.failed) : null,
    one.opensWindow ? 1 : 0,
    one.reaction,
    number,
  );
  touchTalk(db, one);
}

export function changeMessage(
  db: DatabaseSync,
  id: string,
  change: Partial<
    Pick<MetaMessage, "content" | "sentAt" | "deliveredAt" | "readAt" | "deletedAt" | "edits" | "failed" | "reaction">
  >,
): void {
  const set = (column: string, value: string | number | null) =>
    db.prepare(`update meta_message set ${column} = ? where id = ?`).run(value, id);
  if (change.content !== undefined) set("content", JSON.stringify(change.content));
  if (change.sentAt !== undefined) set("sent_at", change.sentAt);
  if (change.deliveredAt !== undefined) set("delivered_at", change.deliveredAt);
  if (change.readAt !== undefined) set("read_at", change.readAt);
  if (change.deletedAt !== undefined) set("deleted_at", change.deletedAt);
  if (change.edits !== undefined) set("edits", change.edits);
  if (change.failed !== undefined) set("failed", change.failed ? JSON.stringify(change.failed) : null);
  if (change.reaction !== undefined) set("reaction", change.reaction);
}

export function messageById(db: DatabaseSync, id: string): MetaMessage | null {
  const row = db.prepare(`select ${columns} from meta_message where id = ?`).get(id);
  return row ? toMessage(row) : null;
}

/** A talk, newest first. */
export function messagesIn(
  db: DatabaseSync,
  talk: { place: TalkPlace; handle: string },
  { limit, before }: { limit: number; before?: string | undefined },
): MetaMessage[] {
  const from = before === undefined ? null : db.prepare("select number from meta_message where id = ?").get(before);
  return db
    .prepare(
      `select ${columns} from meta_message where place = ? and handle = ? and number < ? order by number desc limit ?`,
    )
    .all(talk.place, talk.handle, Number(from?.["number"] ?? Number.MAX_SAFE_INTEGER), limit)
    .map(toMessage);
}

/** When the customer last wrote what opens the window; null for never. */
export function lastWrittenAt(db: DatabaseSync, talk: { place: TalkPlace; handle: string }): number | null {
  const row = db
    .prepare(
      "select max(created_at) as at from meta_message where place = ? and handle = ? and from_brand = 0 and opens_window = 1",
    )
    .get(talk.place, talk.handle);
  return numberOrNull(row?.["at"]);
}

/** What the airline sent and is not read yet, oldest first; only what reached the phone. */
export function unreadIn(db: DatabaseSync, talk: { place: TalkPlace; handle: string }): MetaMessage[] {
  return db
    .prepare(
      `select ${columns} from meta_message where place = ? and handle = ? and from_brand = 1 and read_at is null and failed is null
       and deleted_at is null order by number limit 500`,
    )
    .all(talk.place, talk.handle)
    .map(toMessage);
}

/** A conversation with its id and who holds it. */
export interface MetaTalk {
  id: string;
  place: TalkPlace;
  handle: string;
  /** Which app may write: ours (`app`), the Page's inbox, or another. */
  holder: "app" | "inbox" | "other";
  updatedAt: number;
}

const talkId = (place: string, handle: string) =>
  `t_${BigInt(`0x${createHash("sha256").update(`${place} ${handle}`).digest("hex").slice(0, 15)}`)}`;

function touchTalk(db: DatabaseSync, { place, handle, createdAt }: MetaMessage): void {
  db.prepare(
    `insert into meta_talk (place, handle, id, updated_at) values (?, ?, ?, ?)
     on conflict (place, handle) do update set updated_at = max(updated_at, excluded.updated_at)`,
  ).run(place, handle, talkId(place, handle), createdAt);
}

export function talkBy(db: DatabaseSync, by: { id: string } | { place: TalkPlace; handle: string }): MetaTalk | null {
  const row =
    "id" in by
      ? db.prepare("select * from meta_talk where id = ?").get(by.id)
      : db.prepare("select * from meta_talk where place = ? and handle = ?").get(by.place, by.handle);
  return row ? toTalk(row) : null;
}

export function talksAt(db: DatabaseSync, place: TalkPlace): MetaTalk[] {
  return db
    .prepare("select * from meta_talk where place = ? order by updated_at desc, id limit 10000")
    .all(place)
    .map(toTalk);
}

export function setHolder(
  db: DatabaseSync,
  { place, handle }: { place: TalkPlace; handle: string },
  holder: MetaTalk["holder"],
): void {
  db.prepare(
    `insert into meta_talk (place, handle, id, updated_at, holder) values (?, ?, ?, 0, ?)
     on conflict (place, handle) do update set holder = excluded.holder`,
  ).run(place, handle, talkId(place, handle), holder);
}

function toTalk(row: Record<string, unknown>): MetaTalk {
  return {
    id: String(row["id"]),
    place: String(row["place"]) as TalkPlace,
    handle: String(row["handle"]),
    holder: String(row["holder"]) as MetaTalk["holder"],
    updatedAt: Number(row["updated_at"]),
  };
}

function toMessage(row: Record<string, unknown>): MetaMessage {
  return {
    id: String(row["id"]),
    place: String(row["place"]) as TalkPlace,
    handle: String(row["handle"]),
    fromBrand: row["from_brand"] === 1,
    kind: String(row["kind"]),
    content: shapeOf(row["content"]),
    createdAt: Number(row["created_at"]),
    appId: textOrNull(row["app_id"]),
    replyTo: textOrNull(row["reply_to"]),
    sentAt: numberOrNull(row["sent_at"]),
    deliveredAt: numberOrNull(row["delivered_at"]),
    readAt: numberOrNull(row["read_at"]),
    deletedAt: numberOrNull(row["deleted_at"]),
    edits: Number(row["edits"]),
    failed: row["failed"] === null ? null : shapeOf(row["failed"]),
    opensWindow: row["opens_window"] === 1,
    reaction: textOrNull(row["reaction"]),
  };
}
