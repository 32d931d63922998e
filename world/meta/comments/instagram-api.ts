import { graphTime } from "../fields.ts";
import { fileById, openLink } from "../files.ts";
import type { Edges, GraphCall } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { invalid, unknownNode } from "../problems.ts";
import { chosen, isTrue, pageOf } from "../reading.ts";
import type { Shape } from "../store.ts";
import { instagramAuthor } from "./comment-events.ts";
import { commentById, commentsUnder, postById, postsAt } from "./comments.ts";
import type { MetaComment, MetaPost } from "./comments.ts";
import { hideComment, removeComment, writeComment } from "./write-comment.ts";

/** What an app may write under a picture, and under a comment. */
const longestComment = 300;
const longestReply = 2_200;
const manages = ["instagram_business_manage_comments", "instagram_manage_comments", "pages_manage_engagement"];

/** Instagram's pictures and what is written under them. */
export function instagramEdges(meta: MetaGround): Edges {
  const media = (call: GraphCall) => postById(meta.db, call.node.id) ?? lost(call);
  const comment = (call: GraphCall) => commentById(meta.db, call.node.id) ?? lost(call);
  const write = (call: GraphCall, most: number, under = call.node.id) => {
    const text = typeof call.args["message"] === "string" ? call.args["message"] : "";
    if (text.trim() === "") throw invalid("The parameter message is required");
    if ([...text].length > most) throw invalid(`The comment must not exceed ${most} characters.`);
    return { id: writeComment(meta, { under, authorId: meta.instagram.id, text }).id };
  };
  const list = (
    edge: string,
    under: (call: GraphCall) => { postId: string; all: boolean } | { parentId: string },
    newestFirst: boolean,
  ) => ({
    endpoint: "read-comments" as const,
    needs: manages,
    answer: (call: GraphCall) =>
      pageOf(meta, call, {
        edge,
        most: 50,
        usual: "id,timestamp,text",
        read: (page) => commentsUnder(meta.db, under(call), { ...page, newestFirst }),
        show: (one) => commentShape(meta, one),
      }),
  });

  return {
    "GET instagram/media": {
      endpoint: "read-comments",
      answer: (call) =>
        pageOf(meta, call, {
          edge: "media",
          usual: "id",
          read: (page) => postsAt(meta.db, "instagram", { ...page, newestFirst: true, authorId: meta.instagram.id }),
          show: (one) => mediaShape(meta, one),
        }),
    },
    "GET media": { endpoint: "read-comments", answer: (call) => chosen(call, mediaShape(meta, media(call)), "id") },
    "POST media": {
      endpoint: "moderate",
      needs: manages,
      answer: (call) => {
        if (call.args["comment_enabled"] === undefined) throw invalid("The parameter comment_enabled is required");
        return { success: true };
      },
    },
    "GET media/comments": list("comments", (call) => ({ postId: call.node.id, all: false }), true),
    "POST media/comments": { endpoint: "comment", needs: manages, answer: (call) => write(call, longestComment) },
    "GET reply/replies": list("replies", (call) => ({ parentId: call.node.id }), false),
    "POST reply/replies": {
      endpoint: "comment",
      needs: manages,
      answer: (call) => {
        if (comment(call).isHidden) throw invalid("You cannot reply to a hidden comment.");
        return write(call, longestReply);
      },
    },
    "GET reply": {
      endpoint: "read-comments",
      needs: manages,
      answer: (call) => chosen(call, commentShape(meta, comment(call)), "id,timestamp,text"),
    },
    "POST reply": {
      endpoint: "moderate",
      needs: manages,
      answer: (call) => {
        if (call.args["hide"] === undefined) throw invalid("The parameter hide is required");
        hideComment(meta, comment(call), isTrue(call.args["hide"]));
        return { success: true };
      },
    },
    "DELETE reply": {
      endpoint: "moderate",
      needs: manages,
      answer: (call) => {
        removeComment(meta, comment(call));
        return { success: true };
      },
    },
    "POST instagram/mentions": {
      endpoint: "comment",
      needs: manages,
      answer: (call) => {
        const { media_id: mediaId, comment_id: commentId } = call.args;
        if (typeof mediaId !== "string") throw invalid("The parameter media_id is required");
        if (typeof commentId === "string" && commentById(meta.db, commentId)?.postId !== mediaId)
          throw invalid("The comment is none of this media.");
        return write(call, longestReply, typeof commentId === "string" ? commentId : mediaId);
      },
    },
  };
}

function lost(call: GraphCall): never {
  throw unknownNode(call.node.id, "GET");
}

function pictureOf(meta: MetaGround, { picture }: MetaPost): string | null {
  const file = picture === null ? null : fileById(meta.db, picture);
  return file && openLink(meta, file);
}

/** A picture as Instagram tells it; also what a mention in its words asks for. */
export function mediaShape(meta: MetaGround, one: MetaPost): Shape {
  const comments = commentsUnder(meta.db, { postId: one.id, all: false }, { limit: 50, newestFirst: true });
  return {
    id: one.id,
    caption: one.message,
    timestamp: graphTime(one.createdAt),
    username: instagramAuthor(meta, one.authorId)["username"],
    media_url: pictureOf(meta, one),
    media_type: one.kind === "reel" ? "VIDEO" : "IMAGE",
    media_product_type:
      one.kind === "post" || one.kind === "live" ? "FEED" : one.kind.toUpperCase().replace("REEL", "REELS"),
    permalink: `https://www.instagram.com/p/${one.id}/`,
    is_comment_enabled: true,
    comments_count: comments.length,
    comments: { data: comments.map((inner) => commentShape(meta, inner)) },
  };
}

/** A comment as Instagram tells it; also what a mention asks for. */
export function commentShape(meta: MetaGround, one: MetaComment): Shape {
  const author = instagramAuthor(meta, one.authorId);
  const replies =
    one.parentId === null ? commentsUnder(meta.db, { parentId: one.id }, { limit: 50, newestFirst: false }) : [];
  return {
    id: one.id,
    text: one.text,
    timestamp: graphTime(one.createdAt),
    username: author["username"],
    from: { id: author["id"], username: author["username"] },
    hidden: one.isHidden,
    like_count: 0,
    media: { id: one.postId },
    parent_id: one.parentId,
    replies: {
      data: replies.map((inner) => ({ id: inner.id, text: inner.text, timestamp: graphTime(inner.createdAt) })),
    },
  };
}
