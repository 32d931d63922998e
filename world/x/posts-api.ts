import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { firstIdAt } from "../ids.ts";
import { accountById, theAccount } from "./accounts.ts";
import { accountAnswer, postsAnswer } from "./fields.ts";
import type { Ground } from "./ground.ts";
import { usableMedia } from "./media-api.ts";
import { postById, postsBy, postsMentioning } from "./posts.ts";
import type { PostRecord } from "./posts.ts";
import { forbidden, invalidRequest, notFound } from "./problems.ts";
import { PostId, readBody, readId, readList, readPageSize } from "./reading.ts";
import { userOf, xRoute } from "./route.ts";
import type { Call } from "./route.ts";
import { hidePost, removePost, requireSummons, writePost } from "./write-post.ts";

const NewPostBody = z.strictObject({
  text: z.string().default(""),
  reply: z
    .strictObject({
      in_reply_to_tweet_id: PostId,
      exclude_reply_user_ids: z.array(PostId).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    })
    .optional(),
  quote_tweet_id: PostId.optional(),
  media: z
    .strictObject({ media_ids: z.array(PostId).min(1).max(4), tagged_user_ids: z.array(PostId).optional() })
    .optional(),
  direct_message_deep_link: z.string().optional(),
  made_with_ai: z.boolean().optional(),
  reply_settings: z.string().optional(),
});

/** Posts through X's API: writing, reading, hiding, deleting. */
export function postsApi(server: FastifyInstance, x: Ground & { bearerToken: string }): void {
  xRoute(server, x, {
    method: "POST",
    url: "/2/tweets",
    endpoint: "create-post",
    by: ["user"],
    answer: (call) => {
      const authorId = userOf(call);
      const body = readBody(NewPostBody, call.body);
      const replyToId = body.reply?.in_reply_to_tweet_id;
      if (replyToId !== undefined) requireSummons(x, authorId, replyToId);
      const media = usableMedia(x, body.media?.media_ids ?? [], authorId, 4);
      const mediaIds = media.map(({ id }) => id);
      const post = writePost(x, { authorId, text: body.text, replyToId, quotedId: body.quote_tweet_id, mediaIds });
      return { status: 201, body: { data: { id: post.id, text: post.text, edit_history_tweet_ids: [post.id] } } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/tweets",
    endpoint: "read-post",
    by: ["user", "app"],
    answer: (call) => {
      const ids = [...readList(call.query["ids"])].map((id) => readId(id, "ids"));
      if (ids.length === 0 || ids.length > 100)
        throw invalidRequest("The `ids` query parameter must hold 1 to 100 ids");
      const posts = ids.flatMap((id) => visiblePost(x, id) ?? []);
      const gone = ids.filter((id) => !visiblePost(x, id)).map((id) => notFound({ type: "tweet", id }));
      const found = posts.length > 0 ? postsAnswer(x, posts, call.query) : {};
      return { status: 200, body: { ...found, ...(gone.length > 0 ? { errors: gone } : {}) } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/tweets/:id",
    endpoint: "read-post",
    by: ["user", "app"],
    answer: (call) => {
      const id = readId(call.params["id"], "id");
      const post = visiblePost(x, id);
      if (!post) return { status: 200, body: { errors: [notFound({ type: "tweet", id })] } };
      const { data, includes } = postsAnswer(x, [post], call.query);
      return { status: 200, body: { data: data[0], ...(includes ? { includes } : {}) } };
    },
  });

  xRoute(server, x, {
    method: "DELETE",
    url: "/2/tweets/:id",
    endpoint: "delete-post",
    by: ["user"],
    answer: (call) => {
      const id = readId(call.params["id"], "id");
      const post = visiblePost(x, id);
      if (post && post.authorId !== userOf(call)) throw forbidden("You are not authorized to delete this Tweet.");
      if (post) removePost(x, post);
      return { status: 200, body: { data: { deleted: post !== null } } };
    },
  });

  xRoute(server, x, {
    method: "PUT",
    url: "/2/tweets/:tweet_id/hidden",
    endpoint: "hide-reply",
    by: ["user"],
    answer: (call) => {
      const id = readId(call.params["tweet_id"], "tweet_id");
      const { hidden } = readBody(z.strictObject({ hidden: z.boolean() }), call.body);
      const post = visiblePost(x, id);
      const root = post ? postById(x.db, post.conversationId) : null;
      if (!post?.replyToId || root?.authorId !== userOf(call)) {
        throw forbidden("You are not allowed to hide or unhide this Tweet: the conversation is not yours.");
      }
      hidePost(x, post, hidden);
      return { status: 200, body: { data: { hidden } } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/users/me",
    endpoint: "read-me",
    by: ["user"],
    answer: (call) => {
      const fields = readList(call.query["user.fields"]);
      const modern = call.query["post.fields"] !== undefined;
      return { status: 200, body: { data: accountAnswer(theAccount(x.db, userOf(call)), { fields, modern }) } };
    },
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/users/:id/tweets",
    endpoint: "read-own-posts",
    by: ["user", "app"],
    answer: (call) => postList(x, call, postsBy),
  });

  xRoute(server, x, {
    method: "GET",
    url: "/2/users/:id/mentions",
    endpoint: "read-mentions",
    by: ["user", "app"],
    answer: (call) => postList(x, call, postsMentioning),
  });
}

function visiblePost(x: Ground, id: string): PostRecord | null {
  const post = postById(x.db, id);
  return post && post.deletedAt === null ? post : null;
}

/** Ids grow with time: a time asked for is as good as an id. */
function idBefore(time: string | undefined, name: string): string | undefined {
  if (time === undefined) return undefined;
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw invalidRequest(`The \`${name}\` query parameter value [${time}] is not a time`);
  return firstIdAt(at);
}

/** A page of posts, newest first; the next page is named by the oldest id of this one. */
function postList(x: Ground, call: Call, read: typeof postsBy) {
  const userId = readId(call.params["id"], "id");
  if (!accountById(x.db, userId)) return { status: 200, body: { errors: [notFound({ type: "user", id: userId })] } };
  const limit = readPageSize(call.query["max_results"], { min: 5, max: 100, otherwise: 10 });
  const { since_id: sinceId, until_id: untilId, pagination_token: token } = call.query;
  if (sinceId !== undefined) readId(sinceId, "since_id");
  if (untilId !== undefined) readId(untilId, "until_id");
  if (token !== undefined && !/^b[0-9]{19}$/.test(token)) {
    throw invalidRequest("The `pagination_token` query parameter value is not valid");
  }
  const found = read(x.db, userId, {
    sinceId: sinceId ?? idBefore(call.query["start_time"], "start_time"),
    untilId: token ? token.slice(1) : (untilId ?? idBefore(call.query["end_time"], "end_time")),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const newest = page[0];
  const oldest = page.at(-1);
  const meta = {
    result_count: page.length,
    ...(newest && oldest ? { newest_id: newest.id, oldest_id: oldest.id } : {}),
    ...(oldest && found.length > limit ? { next_token: `b${oldest.id}` } : {}),
  };
  if (page.length === 0) return { status: 200, body: { meta } };
  return { status: 200, body: { ...postsAnswer(x, page, call.query), meta } };
}
