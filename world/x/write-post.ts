import { atOnce } from "../store.ts";
import { accountByHandle, accountById, theAccount } from "./accounts.ts";
import { publishDeletion, publishPost } from "./events.ts";
import type { Ground } from "./ground.ts";
import { timeOfId } from "../ids.ts";
import { attach, mediaOf } from "./media.ts";
import {
  insertMention,
  insertPost,
  markDeleted,
  markHidden,
  markReplaced,
  mentionsOf,
  newestOf,
  postById,
  versionsOf,
} from "./posts.ts";
import type { PostRecord } from "./posts.ts";
import {
  blocked,
  duplicateContent,
  fromProtected,
  fromSuspended,
  invalidRequest,
  notSummoned,
  replyTargetGone,
  textTooLong,
} from "./problems.ts";
import { longestPost, namesIn, weightedLength } from "./text.ts";

export interface NewPost {
  authorId: string;
  text: string;
  replyToId?: string | undefined;
  language?: string | undefined;
  quotedId?: string | undefined;
  mediaIds?: readonly string[] | undefined;
}

/** Writes a post for anybody, passenger or airline, under the rules that hold for everybody. */
export function writePost(
  x: Ground,
  { authorId, text, replyToId, language, quotedId, mediaIds = [] }: NewPost,
): PostRecord {
  const written = text.normalize("NFC").trim();
  if (written === "" && mediaIds.length === 0) throw invalidRequest("$.text: must not be empty", { text: [text] });
  const target = replyToId === undefined ? null : postById(x.db, replyToId);
  if (replyToId !== undefined && (!target || target.deletedAt !== null)) throw replyTargetGone();
  if (target) requireReach(x, authorId, target);
  const quoted = quotedId === undefined ? null : postById(x.db, quotedId);
  if (quotedId !== undefined && (!quoted || quoted.deletedAt !== null)) throw replyTargetGone();

  const { prefix, body } = target ? addressed(x, target, authorId, written) : { prefix: "", body: written };
  if (weightedLength(body) > longestPost) throw textTooLong();
  if (isRepeated(x, { authorId, text: prefix + body, replyToId: target?.id ?? null })) throw duplicateContent();

  const id = x.nextId();
  const post: PostRecord = {
    id,
    authorId,
    text: prefix + body,
    displayFrom: prefix.length,
    language: language ?? "und",
    createdAt: timeOfId(id),
    conversationId: target?.conversationId ?? id,
    replyToId: target?.id ?? null,
    replyToAuthorId: target?.authorId ?? null,
    quotedId: quoted?.id ?? null,
    firstId: null,
    replacedBy: null,
    hidden: false,
    deletedAt: null,
  };
  atOnce(x.db, () => {
    insertPost(x.db, post);
    attach(x.db, post.id, mediaIds);
    noteMentions(x, post);
    publishPost(x, post);
  });
  x.news.tell({ kind: "post-written", post });
  return post;
}

/** An app on a self-serve tier may reply only to who called it: by name, or by replying to it. */
export function requireSummons(x: Ground, authorId: string, targetId: string): void {
  if (!x.rules.summonedOnly) return;
  const target = postById(x.db, targetId);
  if (!target || target.authorId === authorId) return;
  if (!mentionsOf(x.db, targetId).some(({ userId }) => userId === authorId)) throw notSummoned();
}

/** Who keeps the airline out, or is kept out themselves, is not answered. */
function requireReach(x: Ground, authorId: string, target: PostRecord): void {
  if (authorId !== x.brandId || target.authorId === authorId) return;
  const { standing } = theAccount(x.db, target.authorId);
  if (standing === "protected") throw fromProtected();
  if (standing === "suspended") throw fromSuspended();
  if (standing === "blocking") throw blocked();
}

/** An edit is a post of its own that takes the place of the one before; a conversation keeps the id it began with. */
export function editPost(x: Ground, before: PostRecord, text: string): PostRecord {
  const written = text.normalize("NFC").trim();
  if (written === "") throw invalidRequest("$.text: must not be empty", {});
  const prefix = before.text.slice(0, before.displayFrom);
  if (weightedLength(written) > longestPost) throw textTooLong();
  const id = x.nextId();
  const post: PostRecord = {
    ...before,
    id,
    text: prefix + written,
    createdAt: timeOfId(id),
    firstId: before.firstId ?? before.id,
    replacedBy: null,
  };
  atOnce(x.db, () => {
    insertPost(x.db, post);
    attach(
      x.db,
      id,
      mediaOf(x.db, before.id).map((one) => one.id),
    );
    markReplaced(x.db, before.id, id);
    noteMentions(x, post);
    publishPost(x, post);
  });
  x.news.tell({ kind: "post-edited", post });
  return post;
}

/** Takes a post away, with all its versions. */
export function removePost(x: Ground, post: PostRecord): void {
  atOnce(x.db, () => {
    for (const id of versionsOf(x.db, newestOf(x.db, post))) markDeleted(x.db, id, x.now());
    publishDeletion(x, post);
  });
  x.news.tell({ kind: "post-removed", post });
}

export function hidePost(x: Ground, post: PostRecord, hidden: boolean): void {
  markHidden(x.db, post.id, hidden);
  x.news.tell({ kind: "post-hidden", post: { ...post, hidden } });
}

/** A reply begins with the names it answers to. They are put there by X and count for nothing. */
function addressed(x: Ground, target: PostRecord, authorId: string, text: string): { prefix: string; body: string } {
  const ids = [target.authorId, ...mentionsOf(x.db, target.id).map(({ userId }) => userId)];
  const answered = [...new Set(ids)].filter((id) => id !== authorId).map((id) => theAccount(x.db, id).handle);
  const lower = new Set(answered.map((handle) => handle.toLowerCase()));
  let body = text;
  for (;;) {
    const first = namesIn(body)[0];
    if (!first || first.start !== 0 || !lower.has(first.handle)) break;
    body = body.slice(first.end).trimStart();
  }
  const prefix = answered.map((handle) => `@${handle} `).join("");
  return body === "" ? { prefix: "", body: text } : { prefix, body };
}

function noteMentions(x: Ground, post: PostRecord): void {
  const named = new Map<string, boolean>();
  for (const { handle, start } of namesIn(post.text)) {
    const account = accountByHandle(x.db, handle);
    if (account) named.set(account.id, (named.get(account.id) ?? false) || start >= post.displayFrom);
  }
  if (post.replyToAuthorId && accountById(x.db, post.replyToAuthorId) && post.replyToAuthorId !== post.authorId) {
    if (!named.has(post.replyToAuthorId)) named.set(post.replyToAuthorId, false);
  }
  // To quote somebody is to call them, where the name is written or not.
  const quoted = post.quotedId === null ? null : postById(x.db, post.quotedId);
  if (quoted && quoted.authorId !== post.authorId && !named.has(quoted.authorId)) named.set(quoted.authorId, false);
  for (const [userId, explicit] of named) insertMention(x.db, { userId, postId: post.id, explicit });
}

/** X refuses the same words to the same post from the same author within a day. */
function isRepeated(
  x: Ground,
  { authorId, text, replyToId }: { authorId: string; text: string; replyToId: string | null },
): boolean {
  if (authorId !== x.brandId) return false; // Passengers do repeat themselves.
  const row = x.db
    .prepare(
      `select 1 from post where author_id = ? and text = ? and reply_to_id is ? and deleted_at is null and created_at > ?`,
    )
    .get(authorId, text, replyToId, x.now() - 86_400_000);
  return row !== undefined;
}
