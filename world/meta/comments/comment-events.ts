import { fileById, openLink } from "../files.ts";
import { graphTime } from "../fields.ts";
import type { MetaGround } from "../ground.ts";
import { personBy } from "../people.ts";
import type { Shape } from "../store.ts";
import { publish } from "../webhooks/publish.ts";
import { postById } from "./comments.ts";
import type { MetaComment, MetaPost } from "./comments.ts";

/** Who wrote, as the Page's feed names them: the Page itself, or a person by the Page's id of them. */
export function authorOf(meta: MetaGround, authorId: string): { id: string; name: string } {
  if (authorId === meta.page.id) return { id: authorId, name: meta.page.name };
  return { id: authorId, name: personBy(meta.db, "psid", authorId)?.name ?? "Facebook user" };
}

function senderShape(meta: MetaGround, authorId: string): Shape {
  const from = authorOf(meta, authorId);
  if (meta.rules.legacySenders) return { sender_id: Number(from.id), sender_name: from.name };
  return meta.rules.tellsWho || authorId === meta.page.id ? { from } : {};
}

const seconds = (at: number) => Math.floor(at / 1000);
export const permalinkOf = (meta: MetaGround, post: MetaPost): string =>
  `https://www.facebook.com/${meta.page.id}/posts/${post.id.split("_").at(-1) ?? ""}`;

function pictureLink(meta: MetaGround, id: string | null): string | null {
  const file = id === null ? null : fileById(meta.db, id);
  return file ? openLink(meta, file) : null;
}

function postShape(meta: MetaGround, post: MetaPost): Shape {
  return {
    status_type: post.picture ? "added_photos" : "mobile_status_update",
    is_published: post.isPublished,
    updated_time: graphTime(post.createdAt),
    permalink_url: permalinkOf(meta, post),
    promotion_status: post.promotion,
    id: post.id,
  };
}

/** A comment under a post of the Page: written, changed, hidden, shown again or taken away. */
export function publishFacebookComment(
  meta: MetaGround,
  comment: MetaComment,
  { verb, at }: { verb: "add" | "edited" | "hide" | "unhide" | "remove"; at?: number },
): void {
  const post = postById(meta.db, comment.postId);
  if (!post) return;
  const photo = pictureLink(meta, comment.picture);
  const says = verb === "add" || verb === "edited";
  publish(meta, {
    object: "page",
    entryId: meta.page.id,
    field: "feed",
    part: "changes",
    payload: {
      ...senderShape(meta, comment.authorId),
      ...(says && !meta.rules.legacySenders ? { post: postShape(meta, post) } : {}),
      ...(says && comment.text !== "" ? { message: comment.text } : {}),
      ...(says && photo ? { photo } : {}),
      post_id: comment.postId,
      comment_id: comment.id,
      created_time: seconds(at ?? comment.createdAt),
      item: "comment",
      parent_id: comment.parentId ?? comment.postId,
      verb,
    },
    lane: comment.postId,
    subjectId: verb === "add" ? comment.id : `${verb}-of-${comment.id}`,
  });
}

/** A post on the Page: a visitor's, or the airline's own. */
export function publishFacebookPost(meta: MetaGround, post: MetaPost, verb: "add" | "edited" | "remove"): void {
  const photo = pictureLink(meta, post.picture);
  publish(meta, {
    object: "page",
    entryId: meta.page.id,
    field: "feed",
    part: "changes",
    payload: {
      ...senderShape(meta, post.authorId),
      item: photo ? "photo" : "status",
      post_id: post.id,
      verb,
      published: post.isPublished ? 1 : 0,
      created_time: seconds(post.createdAt),
      ...(verb === "remove" ? {} : { message: post.message }),
      ...(photo && verb !== "remove" ? { link: photo, photo_id: post.picture } : {}),
    },
    lane: post.id,
    subjectId: verb === "add" ? post.id : `${verb}-of-${post.id}`,
  });
}

/** Somebody likes a post or comment; told among the rest of the feed. */
export function publishReaction(
  meta: MetaGround,
  { postId, authorId, reaction }: Record<"postId" | "authorId" | "reaction", string>,
): void {
  publish(meta, {
    object: "page",
    entryId: meta.page.id,
    field: "feed",
    part: "changes",
    payload: {
      ...senderShape(meta, authorId),
      parent_id: meta.page.id,
      post_id: postId,
      created_time: seconds(meta.now()),
      item: "reaction",
      reaction_type: reaction,
      verb: "add",
    },
    lane: postId,
    subjectId: `reaction-to-${postId}`,
  });
}

/** The Page was named in a post of somebody else's. */
export function publishPageMention(
  meta: MetaGround,
  { id, authorId, text }: Record<"id" | "authorId" | "text", string>,
): void {
  const from = authorOf(meta, authorId);
  publish(meta, {
    object: "page",
    entryId: meta.page.id,
    field: "mention",
    part: "changes",
    payload: {
      post_id: id,
      sender_id: from.id,
      sender_name: from.name,
      item: "post",
      verb: "add",
      message: text,
      created_time: seconds(meta.now()),
    },
    lane: id,
    subjectId: id,
  });
}

const productType = { post: "FEED", ad: "AD", story: "STORY", reel: "REELS", live: "FEED" } as const;

/** Who wrote at Instagram; the account itself is named with its other id too. */
export function instagramAuthor(meta: MetaGround, authorId: string): Shape {
  if (authorId === meta.instagram.id)
    return { id: authorId, username: meta.instagram.username, self_ig_scoped_id: meta.page.id };
  return { id: authorId, username: personBy(meta.db, "igsid", authorId)?.username ?? "instagram_user" };
}

/** A comment at Instagram; neither changes nor deletions are told there. */
export function publishInstagramComment(meta: MetaGround, comment: MetaComment): void {
  const post = postById(meta.db, comment.postId);
  if (!post) return;
  publish(meta, {
    object: "instagram",
    entryId: meta.instagram.id,
    field: post.kind === "live" ? "live_comments" : "comments",
    part: "changes",
    payload: {
      from: instagramAuthor(meta, comment.authorId),
      media: {
        id: post.id,
        media_product_type: productType[post.kind],
        ...(post.kind === "ad"
          ? { ad_id: `${post.id}0`, ad_title: post.message.slice(0, 60), original_media_id: post.id }
          : {}),
      },
      id: comment.id,
      ...(comment.parentId ? { parent_id: comment.parentId } : {}),
      text: comment.text,
    },
    lane: comment.postId,
    subjectId: comment.id,
  });
}

/** The account was named in a comment or in the words under somebody else's picture. */
export function publishInstagramMention(
  meta: MetaGround,
  { mediaId, commentId }: { mediaId: string; commentId: string | null },
): void {
  publish(meta, {
    object: "instagram",
    entryId: meta.instagram.id,
    field: "mentions",
    part: "changes",
    payload: { media_id: mediaId, ...(commentId !== null && { comment_id: commentId }) },
    lane: mediaId,
    subjectId: commentId ?? mediaId,
  });
}
