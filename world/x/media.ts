import type { DatabaseSync } from "node:sqlite";
import { makeGif, makePng, makeVideo } from "./pictures.ts";

/** A picture or video at X, of a passenger or uploaded by an app. */
export interface MediaRecord {
  id: string;
  ownerId: string;
  kind: "photo" | "animated_gif" | "video";
  mime: string;
  category: string | null;
  alt: string | null;
  width: number;
  height: number;
  /** `open` takes pieces; `working` is being made ready; `failed` and `ready` are its ends. */
  state: "open" | "working" | "ready" | "failed";
  readyAt: number;
  expiresAt: number;
  total: number;
}

const columns = "id, owner_id, kind, mime, category, alt, width, height, state, ready_at, expires_at, total";

export function insertMedia(db: DatabaseSync, one: MediaRecord, content: Buffer | null): void {
  db.prepare(`insert into media (${columns}, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    one.id,
    one.ownerId,
    one.kind,
    one.mime,
    one.category,
    one.alt,
    one.width,
    one.height,
    one.state,
    one.readyAt,
    one.expiresAt,
    one.total,
    content,
  );
}

export const wishes = ["picture", "animation", "video"] as const;
export type Wish = (typeof wishes)[number];

/** Something to look at, made for a passenger. */
export function makeMedia(
  db: DatabaseSync,
  { id, ownerId, wish, alt, now }: { id: string; ownerId: string; wish: Wish; alt: string | null; now: number },
): MediaRecord {
  const seed = Number(BigInt(id) % 9973n);
  const size = { width: 480, height: 360 };
  const made = {
    picture: { kind: "photo", mime: "image/png", content: () => makePng(seed, size) },
    animation: { kind: "animated_gif", mime: "image/gif", content: () => makeGif(seed) },
    video: { kind: "video", mime: "video/mp4", content: () => makeVideo(seed) },
  } as const;
  const { kind, mime, content } = made[wish];
  const bytes = content();
  const one: MediaRecord = {
    id,
    ownerId,
    kind,
    mime,
    category: null,
    alt,
    ...(wish === "animation" ? { width: 64, height: 64 } : size),
    state: "ready",
    readyAt: now,
    expiresAt: Number.MAX_SAFE_INTEGER,
    total: bytes.length,
  };
  insertMedia(db, one, bytes);
  return one;
}

export function mediaById(db: DatabaseSync, id: string): MediaRecord | null {
  const row = db.prepare(`select ${columns} from media where id = ?`).get(id);
  return row ? toMedia(row) : null;
}

export function contentOf(db: DatabaseSync, id: string): Buffer | null {
  const content = db.prepare("select content from media where id = ?").get(id)?.["content"];
  return content instanceof Uint8Array ? Buffer.from(content) : null;
}

export function changeMedia(
  db: DatabaseSync,
  id: string,
  change: Partial<Pick<MediaRecord, "state" | "readyAt" | "alt">>,
): void {
  if (change.state !== undefined) db.prepare("update media set state = ? where id = ?").run(change.state, id);
  if (change.readyAt !== undefined) db.prepare("update media set ready_at = ? where id = ?").run(change.readyAt, id);
  if (change.alt !== undefined) db.prepare("update media set alt = ? where id = ?").run(change.alt, id);
}

export function addPiece(
  db: DatabaseSync,
  { id, place, content }: { id: string; place: number; content: Buffer },
): void {
  db.prepare("insert or replace into media_piece (media_id, place, content) values (?, ?, ?)").run(id, place, content);
}

/** Puts the pieces together; gives how many bytes there are. */
export function joinPieces(db: DatabaseSync, id: string): number {
  const rows = db.prepare("select content from media_piece where media_id = ? order by place").all(id);
  const content = Buffer.concat(rows.map((row) => Buffer.from(row["content"] as Uint8Array)));
  db.prepare("update media set content = ? where id = ?").run(content, id);
  db.prepare("delete from media_piece where media_id = ?").run(id);
  return content.length;
}

/** Hangs media on a post or message. */
export function attach(db: DatabaseSync, subjectId: string, mediaIds: readonly string[]): void {
  for (const [place, id] of mediaIds.entries())
    db.prepare("insert into shown_media (subject_id, place, media_id) values (?, ?, ?)").run(subjectId, place, id);
}

export function mediaOf(db: DatabaseSync, subjectId: string): MediaRecord[] {
  return db
    .prepare(
      `select ${columns
        .split(", ")
        .map((one) => `media.${one}`)
        .join(", ")} from shown_media join media on media.id = media_id where subject_id = ? order by place`,
    )
    .all(subjectId)
    .map(toMedia);
}

/** X's key of it: what kind it is, and its id. */
export const keyOf = ({ id, kind }: MediaRecord): string =>
  `${kind === "photo" ? 3 : kind === "animated_gif" ? 16 : 13}_${id}`;

function toMedia(row: Record<string, unknown>): MediaRecord {
  return {
    id: String(row["id"]),
    ownerId: String(row["owner_id"]),
    kind: row["kind"] as MediaRecord["kind"],
    mime: String(row["mime"]),
    category: typeof row["category"] === "string" ? row["category"] : null,
    alt: typeof row["alt"] === "string" ? row["alt"] : null,
    width: Number(row["width"]),
    height: Number(row["height"]),
    state: row["state"] as MediaRecord["state"],
    readyAt: Number(row["ready_at"]),
    expiresAt: Number(row["expires_at"]),
    total: Number(row["total"]),
  };
}
