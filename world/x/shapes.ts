import type { DatabaseSync } from "node:sqlite";
import { accountById, theAccount } from "./accounts.ts";
import type { Account } from "./accounts.ts";
import type { MessageRecord } from "./messages.ts";
import type { Ground } from "./ground.ts";
import { keyOf, mediaOf } from "./media.ts";
import { mentionsOf, versionsOf } from "./posts.ts";
import type { PostRecord } from "./posts.ts";
import { hashtagsIn, linksIn, namesIn, positionIn } from "./text.ts";

export type Shape = Record<string, unknown>;

/** Recorded deliveries carry every count twice, as a number and as a text. */
function withTexts(counts: Record<string, number>): Shape {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([name, n]) => [
      [name, n],
      [`${name}_str`, String(n)],
    ]),
  );
}

/** The whole post as webhooks carry it. */
export function postShape(db: DatabaseSync, post: PostRecord): Shape {
  const entities = entitiesShape(db, post);
  const versions = versionsOf(db, post);
  const media = mediaOf(db, post.id);
  return {
    id: post.id,
    text: post.text,
    author_id: post.authorId,
    created_at: new Date(post.createdAt).toISOString(),
    conversation_id: post.conversationId,
    ...(post.replyToAuthorId ? { in_reply_to_user_id: post.replyToAuthorId } : {}),
    ...(post.replyToId ? { in_reply_to_tweet_id: post.replyToId } : {}),
    ...(post.replyToId || post.quotedId ? { referenced_tweets: referencedBy(post) } : {}),
    ...(media.length > 0 ? { attachments: { media_keys: media.map(keyOf) } } : {}),
    edit_history_tweet_ids: versions,
    edit_controls: {
      edits_remaining: 6 - versions.length,
      edits_remaining_str: String(6 - versions.length),
      is_edit_eligible: post.replyToId === null,
      editable_until: new Date(post.createdAt + 3_600_000).toISOString(),
    },
    display_text_range: [post.displayFrom, positionIn(post.text, post.text.length)],
    ...(Object.keys(entities).length > 0 ? { entities } : {}),
    lang: post.language,
    paid_partnership: false,
    possibly_sensitive: false,
    reply_settings: "everyone",
    public_metrics: withTexts({
      retweet_count: 0,
      reply_count: repliesTo(db, post.id),
      like_count: 0,
      quote_count: 0,
      bookmark_count: 0,
      impression_count: 0,
    }),
  };
}

const referencedBy = ({ replyToId, quotedId }: PostRecord) => [
  ...(replyToId ? [{ type: "replied_to", id: replyToId }] : []),
  ...(quotedId ? [{ type: "quoted", id: quotedId }] : []),
];

/** What a post shows, with where it is. Videos come in forms; ours in one. */
export function mediaShapes({ db, rules }: Ground, postId: string): Shape[] {
  return mediaOf(db, postId).map((one) => {
    const url = `${rules.mediaUrl()}/media/${one.id}.${one.mime.split("/")[1] ?? "bin"}`;
    return {
      media_key: keyOf(one),
      type: one.kind,
      width: one.width,
      height: one.height,
      ...(one.alt ? { alt_text: one.alt } : {}),
      ...(one.kind === "photo" ? { url } : { variants: [{ bit_rate: 832_000, content_type: "video/mp4", url }] }),
    };
  });
}

function entitiesShape(db: DatabaseSync, post: PostRecord): Shape {
  const ids = new Map(
    mentionsOf(db, post.id).map(({ userId }) => [accountById(db, userId)?.handle.toLowerCase() ?? "", userId]),
  );
  const { text } = post;
  const mentions = namesIn(text).map((name) => {
    const id = ids.get(name.handle);
    return entityShape(text, name, { username: text.slice(name.start + 1, name.end), ...(id ? { id } : {}) });
  });
  const hashtags = hashtagsIn(text).map((one) => entityShape(text, one, { tag: one.tag }));
  const urls = linksIn(text).map((one) => entityShape(text, one, { url: one.url, expanded_url: one.url }));
  return Object.fromEntries(Object.entries({ mentions, hashtags, urls }).filter(([, list]) => list.length > 0));
}

/** Something found in a text, with where it stands. */
function entityShape(text: string, { start, end }: { start: number; end: number }, what: Shape): Shape {
  return { ...withTexts({ start: positionIn(text, start), end: positionIn(text, end) }), ...what };
}

function repliesTo(db: DatabaseSync, postId: string): number {
  const row = db.prepare("select count(*) as n from post where reply_to_id = ?").get(postId);
  return Number(row?.["n"] ?? 0);
}

/** The whole account as webhooks carry it. Counts are invented but steady. */
export function accountShape(account: Account): Shape {
  const steady = Number(BigInt(account.id) % 997n);
  return {
    id: account.id,
    name: account.name,
    username: account.handle,
    created_at: new Date(account.createdAt).toISOString(),
    description: "",
    url: "",
    protected: false,
    verified: false,
    verified_type: "none",
    is_identity_verified: false,
    profile_image_url: "",
    profile_banner_url: "",
    public_metrics: withTexts({
      followers_count: 40 + steady,
      following_count: 20 + (steady % 91),
      tweet_count: 10 + (steady % 307),
      listed_count: steady % 7,
      like_count: steady % 211,
      media_count: steady % 19,
    }),
  };
}

/** A direct message as webhooks carry it. */
export function messageEventShape(x: Ground, message: MessageRecord): Shape {
  const { db } = x;
  const people = [theAccount(db, message.senderId), theAccount(db, message.recipientId)];
  return {
    direct_message_events: [
      {
        type: "message_create",
        id: message.id,
        created_timestamp: String(message.createdAt),
        message_create: {
          target: { recipient_id: message.recipientId },
          sender_id: message.senderId,
          message_data: {
            text: message.text,
            entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] },
            ...messageMediaShape(x, message),
          },
        },
      },
    ],
    users: usersShape(people),
  };
}

/** In a direct message, in the older form; the address opens only to who took part in it. */
function messageMediaShape({ db, rules }: Ground, { id }: MessageRecord): Shape {
  const [one] = mediaOf(db, id);
  if (!one) return {};
  const url = `${rules.mediaUrl()}/1.1/ton/data/dm/${id}/${one.id}/${keyOf(one)}.${one.mime.split("/")[1] ?? "bin"}`;
  const variants = [{ bitrate: 832_000, content_type: "video/mp4", url }];
  return {
    attachment: {
      type: "media",
      media: {
        id: Number(one.id),
        id_str: one.id,
        type: one.kind,
        media_url: url,
        media_url_https: url,
        original_info: { width: one.width, height: one.height },
        ...(one.alt ? { ext_alt_text: one.alt } : {}),
        ...(one.kind === "photo" ? {} : { video_info: { variants } }),
      },
    },
  };
}

/** Accounts by their id, each wrapped in `data`. */
export function usersShape(people: readonly Account[]): Shape {
  return Object.fromEntries(people.map((account) => [account.id, { data: accountShape(account) }]));
}
