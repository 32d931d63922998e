import type { DatabaseSync } from "node:sqlite";

/** A public post as the world keeps it. `text` begins with the names it answers to; what is shown starts at `displayFrom`. */
export interface PostRecord {
  id: string;
  authorId: string;
  text: string;
  displayFrom: number;
  language: string;
  createdAt: number;
  conversationId: string;
  replyToId: string | null;
  replyToAuthorId: string | null;
  quotedId: string | null;
  /** The first version of a post that was edited; an edit is a post of its own. */
  firstId: string | null;
  /** The version that took its place. */
  replacedBy: string | null;
  hidden: boolean;
  deletedAt: number | null;
}

const columns =
  "id, author_id, text, display_from, language, created_at, conversation_id, reply_to_id, reply_to_author_id, quoted_id, first_id, replaced_by, hidden, deleted_at";

export function insertPost(db: DatabaseSync, post: PostRecord): void {
  db.prepare(`insert into post (${columns}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
    post.id,
    post.authorId,
    post.text,
    post.displayFrom,
    post.language,
    post.createdAt,
    post.conversationId,
    post.replyToId,
    post.replyToAuthorId,
    post.quotedId,
    post.firstId,
    post.replacedBy,
    post.hidden ? 1 : 0,
    post.deletedAt,
  );
}

/** The post, deleted ones included. */
export function postById(db: DatabaseSync, id: string): PostRecord | null {
  const row = db.prepare(`select ${columns} from post where id = ?`).get(id);
  return row ? toPost(row) : null;
}

export interface Page {
  sinceId?: string | undefined;
  untilId?: string | undefined;
  limit: number;
}

const lowest = "0".repeat(19);
const highest = "9".repeat(19);
const bounds = (page: Page) => [
  page.sinceId?.padStart(19, "0") ?? lowest,
  page.untilId?.padStart(19, "0") ?? highest,
  page.limit,
];

/** Somebody's posts, newest first. */
export function postsBy(db: DatabaseSync, authorId: string, page: Page): PostRecord[] {
  return db
    .prepare(
      `select ${columns} from post
       where author_id = ? and id > ? and id < ? and deleted_at is null and replaced_by is null order by id desc limit ?`,
    )
    .all(authorId, ...bounds(page))
    .map(toPost);
}

/** Posts that name somebody, in their text or in the names they answer to, newest first. */
export function postsMentioning(db: DatabaseSync, userId: string, page: Page): PostRecord[] {
  return db
    .prepare(
      `select ${columns} from post join mention on mention.post_id = post.id
       where user_id = ? and id > ? and id < ? and deleted_at is null and replaced_by is null order by id desc limit ?`,
    )
    .all(userId, ...bounds(page))
    .map(toPost);
}

/** Every post of the conversations a person wrote in, oldest first; at most the newest `limit`. */
export function postsAround(db: DatabaseSync, authorId: string, limit: number): PostRecord[] {
  return db
    .prepare(
      `select ${columns} from post
       where replaced_by is null and conversation_id in (select distinct conversation_id from post where author_id = ? order by id desc limit 60)
       order by id desc limit ?`,
    )
    .all(authorId, limit)
    .map(toPost)
    .toReversed();
}

export function markDeleted(db: DatabaseSync, id: string, at: number): void {
  db.prepare("update post set deleted_at = ? where id = ?").run(at, id);
}

/** All versions of a post that was edited, the oldest first; itself where it was not. */
export function versionsOf(db: DatabaseSync, { id, firstId }: PostRecord): string[] {
  const rows = db
    .prepare("select id from post where (first_id = ? or id = ?) and id <= ? order by id")
    .all(firstId ?? id, firstId ?? id, id);
  return rows.map((row) => String(row["id"]));
}

/** The version that is shown now. */
export function newestOf(db: DatabaseSync, post: PostRecord): PostRecord {
  const next = post.replacedBy === null ? null : postById(db, post.replacedBy);
  return next ? newestOf(db, next) : post;
}

export function markReplaced(db: DatabaseSync, id: string, by: string): void {
  db.prepare("update post set replaced_by = ? where id = ?").run(by, id);
}

export function markHidden(db: DatabaseSync, id: string, hidden: boolean): void {
  db.prepare("update post set hidden = ? where id = ?").run(hidden ? 1 : 0, id);
}

export function insertMention(
  db: DatabaseSync,
  { userId, postId, explicit }: { userId: string; postId: string; explicit: boolean },
): void {
  db.prepare("insert into mention (user_id, post_id, explicit) values (?, ?, ?)").run(userId, postId, explicit ? 1 : 0);
}

/** Who a post names; `explicit` when it is written out and not only answered to. */
export function mentionsOf(db: DatabaseSync, postId: string): { userId: string; explicit: boolean }[] {
  return db
    .prepare("select user_id, explicit from mention where post_id = ?")
    .all(postId)
    .map((row) => ({ userId: String(row["user_id"]), explicit: row["explicit"] === 1 }));
}

/** What is shown of a post: its text without the names it answers to. */
export function shownText(post: PostRecord): string {
  return post.text.slice(post.displayFrom);
}

const textOrNull = (value: unknown) => (typeof value === "string" ? value : null);

function toPost(row: Record<string, unknown>): PostRecord {
  return {
    id: String(row["id"]),
    authorId: String(row["author_id"]),
    text: String(row["text"]),
    displayFrom: Number(row["display_from"]),
    language: String(row["language"]),
    createdAt: Number(row["created_at"]),
    conversationId: String(row["conversation_id"]),
    replyToId: textOrNull(row["reply_to_id"]),
    replyToAuthorId: textOrNull(row["reply_to_author_id"]),
    quotedId: textOrNull(row["quoted_id"]),
    firstId: textOrNull(row["first_id"]),
    replacedBy: textOrNull(row["replaced_by"]),
    hidden: row["hidden"] === 1,
    deletedAt: typeof row["deleted_at"] === "number" ? row["deleted_at"] : null,
  };
}
