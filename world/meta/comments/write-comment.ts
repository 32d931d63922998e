import { atOnce } from "../../store.ts";
import type { MetaGround } from "../ground.ts";
import { personBy } from "../people.ts";
import type { MetaPerson } from "../people.ts";
import { invalid } from "../problems.ts";
import {
  publishFacebookComment,
  publishFacebookPost,
  publishInstagramComment,
  publishInstagramMention,
} from "./comment-events.ts";
import { changeComment, commentById, insertComment, insertPost, markPostDeleted, postById } from "./comments.ts";
import type { MetaComment, MetaPost } from "./comments.ts";

interface NewPost {
  place: MetaPost["place"];
  authorId: string;
  message: string;
  kind?: MetaPost["kind"] | undefined;
  isPublished?: boolean | undefined;
  picture?: string | null | undefined;
  at?: number | undefined;
}

/** Writes a post: the airline's own, or a visitor's on the airline's Page. */
export function writePost(
  meta: MetaGround,
  { place, authorId, message, kind = "post", isPublished, picture = null, at }: NewPost,
): MetaPost {
  const number = meta.nextId();
  const post: MetaPost = {
    id: place === "facebook" ? `${meta.page.id}_${number}` : `1${number}`,
    place,
    authorId,
    message,
    kind,
    isPublished: isPublished ?? kind !== "ad",
    promotion: kind === "ad" ? "active" : "inactive",
    picture,
    createdAt: at ?? meta.now(),
    deletedAt: null,
  };
  atOnce(meta.db, () => {
    insertPost(meta.db, post);
    if (place === "facebook") publishFacebookPost(meta, post, "add");
    else if (namesAirline(meta, post)) publishInstagramMention(meta, { mediaId: post.id, commentId: null });
  });
  tellPhones(meta);
  return post;
}

interface NewComment {
  /** A post, or a comment to answer. */
  under: string;
  authorId: string;
  text: string;
  picture?: string | null | undefined;
  at?: number | undefined;
}

/** Writes a comment for anybody. An answer to an answer hangs on the first comment: there is one level. */
export function writeComment(meta: MetaGround, { under, authorId, text, picture = null, at }: NewComment): MetaComment {
  const parent = commentById(meta.db, under);
  const post = postById(meta.db, parent?.postId ?? under);
  if (!post || post.deletedAt !== null || (parent && parent.deletedAt !== null))
    throw invalid("There is nothing to comment on.");
  const number = meta.nextId();
  const comment: MetaComment = {
    id: post.place === "facebook" ? `${post.id.split("_").at(-1) ?? ""}_${number}` : `1${number}`,
    place: post.place,
    postId: post.id,
    parentId: parent ? (parent.parentId ?? parent.id) : null,
    authorId,
    text,
    picture,
    createdAt: at ?? meta.now(),
    editedAt: null,
    isHidden: false,
    deletedAt: null,
    answeredPrivatelyAt: null,
  };
  atOnce(meta.db, () => {
    insertComment(meta.db, comment);
    if (comment.place === "facebook") publishFacebookComment(meta, comment, { verb: "add" });
    else if (post.authorId === meta.instagram.id) publishInstagramComment(meta, comment);
    // Of what stands below others' pictures the airline hears only where it is named.
    else if (namesAirline(meta, { authorId, message: text }))
      publishInstagramMention(meta, { mediaId: post.id, commentId: comment.id });
  });
  tellPhones(meta);
  const answered = authorId === brandAt(meta, comment.place) ? writerOf(meta, parent ?? post) : null;
  if (answered) {
    const { handle } = answered;
    meta.news.tell({ kind: "answered", handle, place: comment.place, way: "post", text, subjectId: comment.id });
  }
  return comment;
}

/** Changes the words of a comment; Instagram lets nobody do that. */
export function editComment(meta: MetaGround, comment: MetaComment, text: string): void {
  if (comment.place === "instagram") throw invalid("Comments of Instagram cannot be changed.");
  const at = meta.now();
  atOnce(meta.db, () => {
    changeComment(meta.db, comment.id, { text, editedAt: at });
    publishFacebookComment(meta, { ...comment, text }, { verb: "edited", at });
  });
  tellPhones(meta);
}

export function hideComment(meta: MetaGround, comment: MetaComment, isHidden: boolean): void {
  if (comment.isHidden === isHidden) return;
  atOnce(meta.db, () => {
    changeComment(meta.db, comment.id, { isHidden });
    if (comment.place === "facebook") publishFacebookComment(meta, comment, { verb: isHidden ? "hide" : "unhide" });
  });
  tellPhones(meta);
}

export function removeComment(meta: MetaGround, comment: MetaComment): void {
  const at = meta.now();
  atOnce(meta.db, () => {
    changeComment(meta.db, comment.id, { deletedAt: at });
    if (comment.place === "facebook") publishFacebookComment(meta, comment, { verb: "remove", at });
  });
  tellPhones(meta);
}

export function removePost(meta: MetaGround, post: MetaPost): void {
  atOnce(meta.db, () => {
    markPostDeleted(meta.db, post.id, meta.now());
    if (post.place === "facebook") publishFacebookPost(meta, post, "remove");
  });
  tellPhones(meta);
}

const namesAirline = (
  { instagram }: MetaGround,
  { authorId, message }: Pick<MetaPost, "authorId" | "message">,
): boolean => authorId !== instagram.id && message.toLowerCase().includes(`@${instagram.username.toLowerCase()}`);

export const brandAt = (meta: MetaGround, place: MetaPost["place"]): string =>
  place === "facebook" ? meta.page.id : meta.instagram.id;

/** Who wrote what is answered: a comment, or a picture of theirs. */
function writerOf(meta: MetaGround, comment: Pick<MetaComment, "place" | "authorId">): MetaPerson | null {
  return personBy(meta.db, comment.place === "facebook" ? "psid" : "igsid", comment.authorId);
}

/** Everybody sees a public post. */
function tellPhones(meta: MetaGround): void {
  meta.news.tell({ kind: "changed-everywhere" });
}
