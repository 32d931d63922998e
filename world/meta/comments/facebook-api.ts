import { fileById, openLink } from "../files.ts";
import { fetchFile, keepUpload } from "../uploads.ts";
import { graphTime } from "../fields.ts";
import type { Edges, GraphCall } from "../graph.ts";
import type { MetaGround } from "../ground.ts";
import { invalid, unknownNode } from "../problems.ts";
import { chosen, isTrue, pageOf, timeOf } from "../reading.ts";
import type { Shape } from "../store.ts";
import { authorOf, permalinkOf } from "./comment-events.ts";
import { commentById, commentsUnder, postById, postsAt } from "./comments.ts";
import type { MetaComment, MetaPost, Stretch } from "./comments.ts";
import { editComment, hideComment, removeComment, removePost, writeComment, writePost } from "./write-comment.ts";

const longestComment = 8_000;
const week = 7 * 86_400_000;
const commentFields = "id,message,created_time,from";
const reads = ["pages_read_engagement", "pages_read_user_content"];
const manages = ["pages_manage_engagement"];

/** The Page's posts and what is written under them. */
export function facebookEdges(meta: MetaGround): Edges {
  const comment = (call: GraphCall) => commentById(meta.db, call.node.id) ?? lost(call);
  const post = (call: GraphCall) => postById(meta.db, call.node.id) ?? lost(call);

  const posts = (edge: string, keep: (one: MetaPost) => boolean) => ({
    endpoint: "read-comments" as const,
    needs: reads,
    answer: (call: GraphCall) =>
      pageOf(meta, call, {
        edge,
        usual: "id,message,created_time",
        read: ({ limit, after }) =>
          postsAt(meta.db, "facebook", { ...stretchOf(call), limit: 10_000, after, newestFirst: true })
            .filter((one) => keep(one))
            .slice(0, limit),
        show: (one) => postShape(meta, one),
      }),
  });
  const comments = (under: (call: GraphCall) => { postId: string; all: boolean } | { parentId: string }) => ({
    endpoint: "read-comments" as const,
    needs: reads,
    answer: (call: GraphCall) =>
      pageOf(meta, call, {
        edge: "comments",
        usual: commentFields,
        read: (page) => commentsUnder(meta.db, under(call), { ...stretchOf(call), ...page }),
        show: (one) => commentShape(meta, one),
      }),
  });
  const write = async (call: GraphCall) => {
    const words = await wordsOf(meta, call);
    return { id: writeComment(meta, { ...words, under: call.node.id, authorId: meta.page.id }).id };
  };

  return {
    "GET page/feed": posts("feed", () => true),
    "GET page/posts": posts("posts", (one) => one.authorId === meta.page.id && one.isPublished),
    "GET page/published_posts": posts("published_posts", (one) => one.authorId === meta.page.id && one.isPublished),
    "GET page/visitor_posts": posts("visitor_posts", (one) => one.authorId !== meta.page.id),
    "GET page/tagged": posts("tagged", () => false),
    "POST page/feed": {
      endpoint: "comment",
      needs: ["pages_manage_posts", "pages_manage_engagement"],
      answer: async (call) => {
        const { text, picture } = await wordsOf(meta, call);
        return { id: writePost(meta, { place: "facebook", authorId: meta.page.id, message: text, picture }).id };
      },
    },
    "GET post": {
      endpoint: "read-comments",
      needs: reads,
      answer: (call) => chosen(call, postShape(meta, post(call)), "id,message,created_time"),
    },
    "DELETE post": {
      endpoint: "moderate",
      needs: manages,
      answer: (call) => {
        removePost(meta, post(call));
        return { success: true };
      },
    },
    "GET post/comments": comments((call) => ({ postId: call.node.id, all: call.args["filter"] === "stream" })),
    "POST post/comments": { endpoint: "comment", needs: manages, answer: write },
    "GET comment/comments": comments((call) => ({ parentId: call.node.id })),
    "POST comment/comments": { endpoint: "comment", needs: manages, answer: write },
    "GET comment": {
      endpoint: "read-comments",
      needs: reads,
      answer: (call) => chosen(call, commentShape(meta, comment(call)), commentFields),
    },
    "POST comment": { endpoint: "moderate", needs: manages, answer: (call) => changeIt(meta, call, comment(call)) },
    "DELETE comment": {
      endpoint: "moderate",
      needs: manages,
      answer: (call) => {
        removeComment(meta, comment(call));
        return { success: true };
      },
    },
    "POST comment/likes": { endpoint: "moderate", needs: manages, answer: () => ({ success: true }) },
    "POST post/likes": { endpoint: "moderate", needs: manages, answer: () => ({ success: true }) },
  };
}

function lost(call: GraphCall): never {
  throw unknownNode(call.node.id, "GET");
}

/** Hides a comment, or changes one of the Page's own: the two differ only by what is given. */
async function changeIt(meta: MetaGround, call: GraphCall, comment: MetaComment): Promise<Shape> {
  const { is_hidden: hidden, message } = call.args;
  if (hidden !== undefined) {
    if (comment.authorId === meta.page.id) throw invalid("This comment cannot be hidden.");
    hideComment(meta, comment, isTrue(hidden));
  }
  if (message !== undefined) {
    if (comment.authorId !== meta.page.id) throw invalid("You can only edit your own comments.");
    editComment(meta, comment, (await wordsOf(meta, call)).text);
  }
  return { success: true };
}

/** The words and the picture of a new comment. */
async function wordsOf(
  meta: MetaGround,
  { args, files }: GraphCall,
): Promise<{ text: string; picture: string | null }> {
  const text = typeof args["message"] === "string" ? args["message"] : "";
  if ([...text].length > longestComment) throw invalid("The comment is too long.");
  const upload = files.get("source");
  const known = typeof args["attachment_id"] === "string" ? fileById(meta.db, args["attachment_id"]) : null;
  if (args["attachment_id"] !== undefined && !known) throw invalid("Invalid attachment_id");
  const link = args["attachment_url"];
  if (typeof link === "string") return { text, picture: (await fetchFile(meta, link)).id };
  if (upload) return { text, picture: (await keepUpload(meta, upload)).id };
  if (text.trim() === "" && !known)
    throw invalid("Comment requires at least one of message, attachment_id, attachment_url");
  return { text, picture: known?.id ?? null };
}

function stretchOf({ args }: GraphCall): Pick<Stretch, "since" | "until" | "newestFirst"> {
  return {
    since: timeOf(args["since"]),
    until: timeOf(args["until"]),
    newestFirst: args["order"] === "reverse_chronological",
  };
}

function postShape(meta: MetaGround, post: MetaPost): Shape {
  const comments = commentsUnder(meta.db, { postId: post.id, all: false }, { limit: 25, newestFirst: false });
  const picture = post.picture ? fileById(meta.db, post.picture) : null;
  return {
    id: post.id,
    message: post.message,
    created_time: graphTime(post.createdAt),
    updated_time: graphTime(post.createdAt),
    from: authorOf(meta, post.authorId),
    permalink_url: permalinkOf(meta, post),
    is_published: post.isPublished,
    promotion_status: post.promotion,
    status_type: picture ? "added_photos" : "mobile_status_update",
    full_picture: picture ? openLink(meta, picture) : null,
    comments: { data: comments.map((one) => commentShape(meta, one)) },
  };
}

function commentShape(meta: MetaGround, one: MetaComment): Shape {
  const picture = one.picture ? fileById(meta.db, one.picture) : null;
  const isOwn = one.authorId === meta.page.id;
  const nested =
    one.parentId === null ? commentsUnder(meta.db, { parentId: one.id }, { limit: 100, newestFirst: false }) : [];
  return {
    id: one.id,
    message: one.text,
    created_time: graphTime(one.createdAt),
    from: meta.rules.tellsWho || isOwn ? authorOf(meta, one.authorId) : null,
    parent: one.parentId ? { id: one.parentId, created_time: graphTime(one.createdAt) } : null,
    object: { id: one.postId },
    is_hidden: one.isHidden,
    can_hide: !isOwn,
    can_remove: true,
    can_comment: true,
    can_reply_privately: !isOwn && one.answeredPrivatelyAt === null && meta.now() - one.createdAt < week,
    comment_count: nested.length,
    comments: { data: nested.map((inner) => ({ ...commentShape(meta, inner), comments: undefined })) },
    attachment: picture
      ? {
          type: "photo",
          media: { image: { src: openLink(meta, picture), height: 360, width: 480 } },
          url: openLink(meta, picture),
        }
      : null,
    permalink_url: `https://www.facebook.com/${one.postId}?comment_id=${one.id.split("_").at(-1) ?? ""}`,
  };
}
