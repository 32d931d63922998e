import { theAccount } from "./accounts.ts";
import type { Account } from "./accounts.ts";
import type { Ground } from "./ground.ts";
import { postById } from "./posts.ts";
import type { PostRecord } from "./posts.ts";
import { readList } from "./reading.ts";
import { accountShape, mediaShapes, postShape } from "./shapes.ts";
import type { Shape } from "./shapes.ts";

type Query = Record<string, string | undefined>;

/**
 * What X leaves out unless asked for. A caller that asks with `tweet.fields` (or with nothing) gets the names X has used since
 * 2020; one that asks with `post.fields` gets those of the published description (version 2.167).
 */
export function postsAnswer(
  x: Ground,
  posts: readonly PostRecord[],
  query: Query,
): { data: Shape[]; includes?: Shape } {
  const { db } = x;
  const modern = query["post.fields"] !== undefined;
  const asked = readList(query["post.fields"] ?? query["tweet.fields"]);
  const expansions = readList(query["expansions"]);
  const data = posts.map((post) => chosen(postShape(db, post), asked, modern));
  const includes = includesOf(x, posts, { expansions, asked, modern, userFields: readList(query["user.fields"]) });
  for (const [n, post] of posts.entries())
    if (expansions.has("author_id")) data[n] = { ...data[n], author_id: post.authorId };
  return Object.keys(includes).length > 0 ? { data, includes } : { data };
}

const modernNames: Readonly<Record<string, string>> = {
  referenced_tweets: "referenced_posts",
  edit_history_tweet_ids: "edit_history_post_ids",
};
const alwaysThere = new Set(["id", "text", "edit_history_tweet_ids"]);
// The published description gives no name to ask these with; they come along with `referenced_posts` asked or not.
const comesWithModern = new Set(["referenced_tweets", "author_id", "in_reply_to_user_id"]);

function chosen(shape: Shape, asked: ReadonlySet<string>, modern: boolean): Shape {
  const result: Shape = {};
  for (const [name, value] of Object.entries(shape)) {
    const wanted = alwaysThere.has(name) || asked.has(name) || (modern && comesWithModern.has(name));
    if (wanted) result[modern ? (modernNames[name] ?? name) : name] = plain(value, modern);
  }
  return result;
}

/** The API, unlike deliveries, gives counts once: as numbers. */
function plain(value: unknown, modern: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, modern));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !name.endsWith("_str"));
  const named = (name: string) => {
    if (!modern) return name;
    return name === "retweet_count" ? "repost_count" : name === "tweet_count" ? "post_count" : name;
  };
  return Object.fromEntries(kept.map(([name, one]) => [named(name), plain(one, modern)]));
}

function includesOf(
  x: Ground,
  posts: readonly PostRecord[],
  wish: { expansions: Set<string>; asked: Set<string>; modern: boolean; userFields: Set<string> },
): Shape {
  const { expansions, asked, modern, userFields } = wish;
  const { db } = x;
  const userIds = new Set<string>();
  for (const post of posts) {
    if (expansions.has("author_id")) userIds.add(post.authorId);
    if (expansions.has("in_reply_to_user_id") && post.replyToAuthorId) userIds.add(post.replyToAuthorId);
  }
  const wantsPosts = expansions.has("referenced_tweets.id") || expansions.has("referenced_posts.id");
  const referenced = wantsPosts
    ? posts
        .flatMap(({ replyToId, quotedId }) => [replyToId, quotedId])
        .flatMap((id) => (id ? (postById(db, id) ?? []) : []))
        .filter((post) => post.deletedAt === null)
    : [];
  if (expansions.has("referenced_tweets.id.author_id")) for (const post of referenced) userIds.add(post.authorId);
  const media = expansions.has("attachments.media_keys") ? posts.flatMap(({ id }) => mediaShapes(x, id)) : [];
  return {
    ...(media.length > 0 ? { media } : {}),
    ...(userIds.size > 0
      ? { users: [...userIds].map((id) => accountAnswer(theAccount(db, id), { fields: userFields, modern })) }
      : {}),
    ...(referenced.length > 0
      ? { [modern ? "posts" : "tweets"]: referenced.map((post) => chosen(postShape(db, post), asked, modern)) }
      : {}),
  };
}

/** An account with the fields asked for; id, name and username always. */
export function accountAnswer(
  account: Account,
  { fields, modern }: { fields: ReadonlySet<string>; modern: boolean },
): Shape {
  const always = new Set(["id", "name", "username"]);
  const kept = Object.entries(accountShape(account)).filter(([name]) => always.has(name) || fields.has(name));
  return plain(Object.fromEntries(kept), modern) as Shape;
}
