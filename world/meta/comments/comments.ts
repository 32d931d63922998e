import type { DatabaseSync } from "node:sqlite";
import { numberOrNull, textOrNull } from "../store.ts";

/** A post of the airline or of a visitor: at Facebook `PAGE_POST`, at Instagram a media with an id of its own. */
export interface MetaPost {
  id: string;
  place: "facebook" | "instagram";
  /** The page, the Instagram account, or the id of who wrote. */
  authorId: string;
  message: string;
  kind: "post" | "ad" | "story" | "reel" | "live";
  isPublished: boolean;
  promotion: "inactive" | "active";
  picture: string | null;
  createdAt: number;
  deletedAt: number | null;
}

/** A comment; answers nest one level, under `parentId`. */
export interface MetaComment {
  id: string;
  place: "facebook" | "instagram";
  postId: string;
  parentId: string | null;
  authorId: string;
  text: string;
  picture: string | null;
  createdAt: number;
  editedAt: number | null;
  isHidden: boolean;
  deletedAt: number | null;
  answeredPrivatelyAt: number | null;
}

export function insertPost(db: DatabaseSync, one: MetaPost): void {
  db.prepare(
    "insert into meta_post (id, place, author_id, message, kind, is_published, promotion, picture, created_at, deleted_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  ).run(
    one.id,
    one.place,
    one.authorId,
    one.message,
    one.kind,
    one.isPublished ? 1 : 0,
    one.promotion,
    one.picture,
    one.createdAt,
    one.deletedAt,
  );
}

export function insertComment(db: DatabaseSync, one: MetaComment): void {
  db.prepare(
    `insert into meta_comment (id, place, post_id, parent_id, author_id, text, picture, created_at, edited_at, is_hidden, deleted_at,
     answered_privately_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    one.id,
    one.place,
    one.postId,
    one.parentId,
    one.authorId,
    one.text,
    one.picture,
    one.createdAt,
    one.editedAt,
    one.isHidden ? 1 : 0,
    one.deletedAt,
    one.answeredPrivatelyAt,
  );
}

/** The post, deleted ones included. */
export function postById(db: DatabaseSync, id: string): MetaPost | null {
  const row = db.prepare("select * from meta_post where id = ?").get(id);
  return row ? toPost(row) : null;
}

export function commentById(db: DatabaseSync, id: string): MetaComment | null {
  const row = db.prepare("select * from meta_comment where id = ?").get(id);
  return row ? toComment(row) : null;
}

/** A stretch of time and a cursor into it. */
export interface Stretch {
  since?: number | undefined;
  until?: number | undefined;
  /** The id after which the page begins. */
  after?: string | undefined;
  limit: number;
  newestFirst: boolean;
}

const conditions = ({ since, until, newestFirst }: Stretch) =>
  `deleted_at is null and created_at >= ${Math.trunc(since ?? 0)} and created_at <= ${Math.trunc(until ?? 8.64e15)}
   order by created_at ${newestFirst ? "desc" : "asc"}, id ${newestFirst ? "desc" : "asc"}`;

function pageOf<T extends { id: string }>(all: readonly T[], { after, limit }: Stretch): T[] {
  const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
  return all.slice(from, from + limit);
}

/** Everybody's, or one author's. */
export function postsAt(
  db: DatabaseSync,
  place: MetaPost["place"],
  { authorId = null, ...stretch }: Stretch & { authorId?: string | null },
): MetaPost[] {
  const rows = db
    .prepare(
      `select * from meta_post where place = ? and author_id = coalesce(?, author_id) and ${conditions(stretch)}`,
    )
    .all(place, authorId);
  return pageOf(rows.map(toPost), stretch);
}

/** Comments under a post (`all`: the nested too) or under a comment. */
export function commentsUnder(
  db: DatabaseSync,
  under: { postId: string; all: boolean } | { parentId: string },
  stretch: Stretch,
): MetaComment[] {
  const where = "parentId" in under ? "parent_id = ?" : under.all ? "post_id = ?" : "post_id = ? and parent_id is null";
  const id = "parentId" in under ? under.parentId : under.postId;
  const rows = db.prepare(`select * from meta_comment where ${where} and ${conditions(stretch)}`).all(id);
  return pageOf(rows.map(toComment), stretch);
}

/** Everything under a post for the phone, deleted ones too, oldest first. */
export function wholeTalk(db: DatabaseSync, postId: string): MetaComment[] {
  return db
    .prepare("select * from meta_comment where post_id = ? order by created_at, id limit 500")
    .all(postId)
    .map(toComment);
}

export function changeComment(
  db: DatabaseSync,
  id: string,
  change: Partial<
    Pick<MetaComment, "text" | "picture" | "editedAt" | "isHidden" | "deletedAt" | "answeredPrivatelyAt">
  >,
): void {
  const set = (column: string, value: string | number | null) =>
    db.prepare(`update meta_comment set ${column} = ? where id = ?`).run(value, id);
  if (change.text !== undefined) set("text", change.text);
  if (change.picture !== undefined) set("picture", change.picture);
  if (change.editedAt !== undefined) set("edited_at", change.editedAt);
  if (change.isHidden !== undefined) set("is_hidden", change.isHidden ? 1 : 0);
  if (change.deletedAt !== undefined) set("deleted_at", change.deletedAt);
  if (change.answeredPrivatelyAt !== undefined) set("answered_privately_at", change.answeredPrivatelyAt);
}

export function markPostDeleted(db: DatabaseSync, id: string, at: number): void {
  db.prepare("update meta_post set deleted_at = ? where id = ?").run(at, id);
}

function toPost(row: Record<string, unknown>): MetaPost {
  return {
    id: String(row["id"]),
    place: row["place"] === "instagram" ? "instagram" : "facebook",
    authorId: String(row["author_id"]),
    message: String(row["message"]),
    kind: String(row["kind"]) as MetaPost["kind"],
    isPublished: row["is_published"] === 1,
    promotion: row["promotion"] === "active" ? "active" : "inactive",
    picture: textOrNull(row["picture"]),
    createdAt: Number(row["created_at"]),
    deletedAt: numberOrNull(row["deleted_at"]),
  };
}

function toComment(row: Record<string, unknown>): MetaComment {
  return {
    id: String(row["id"]),
    place: row["place"] === "instagram" ? "instagram" : "facebook",
    postId: String(row["post_id"]),
    parentId: textOrNull(row["parent_id"]),
    authorId: String(row["author_id"]),
    text: String(row["text"]),
    picture: textOrNull(row["picture"]),
    createdAt: Number(row["created_at"]),
    editedAt: numberOrNull(row["edited_at"]),
    isHidden: row["is_hidden"] === 1,
    deletedAt: numberOrNull(row["deleted_at"]),
    answeredPrivatelyAt: numberOrNull(row["answered_privately_at"]),
  };
}
