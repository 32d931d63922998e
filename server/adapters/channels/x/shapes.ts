/** What X sends, as far as we read it; everything else in it is ignored. */
import { z } from "zod";

const unwrapped = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "data" in value ? value.data : value;

/** X wraps a user in `data` in some events and not in others. */
const User = z.preprocess(
  unwrapped,
  z.object({
    id: z.string(),
    name: z.string().nullish(),
    username: z.string().nullish(),
    screen_name: z.string().nullish(),
  }),
);
export type User = z.infer<typeof User>;

export const Post = z.object({
  id: z.string(),
  text: z.string().default(""),
  author_id: z.string(),
  created_at: z.string().nullish(),
  conversation_id: z.string().nullish(),
  in_reply_to_user_id: z.string().nullish(),
  in_reply_to_tweet_id: z.string().nullish(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).nullish(),
  edit_history_tweet_ids: z.array(z.string()).nullish(),
  attachments: z.object({ media_keys: z.array(z.string()).nullish() }).nullish(),
});
export type Post = z.infer<typeof Post>;

const Variant = z.object({
  bit_rate: z.number().nullish(),
  bitrate: z.number().nullish(),
  content_type: z.string().nullish(),
  url: z.string().nullish(),
});

/** A picture or video of a post, as `includes.media` has it. */
const PostMedia = z.object({
  media_key: z.string(),
  type: z.string(),
  url: z.string().nullish(),
  preview_image_url: z.string().nullish(),
  alt_text: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  variants: z.array(Variant).nullish(),
});
export type PostMedia = z.infer<typeof PostMedia>;

/** What stands around a post: its people, what it quotes, what it shows. Whatever of it can't be read is left out. */
export const Includes = z.object({
  users: z.array(User).nullish().catch(null),
  tweets: z.array(Post).nullish().catch(null),
  media: z.array(PostMedia).nullish().catch(null),
});
export type Includes = z.infer<typeof Includes>;

/** The older form: in direct messages, and in posts of the Account Activity API. */
const Media = z.object({
  id_str: z.string().nullish(),
  media_url_https: z.string().nullish(),
  type: z.string().nullish(),
  ext_alt_text: z.string().nullish(),
  original_info: z.object({ width: z.number().nullish(), height: z.number().nullish() }).nullish(),
  video_info: z.object({ variants: z.array(Variant).nullish() }).nullish(),
});
export type Media = z.infer<typeof Media>;

export const DirectMessage = z.object({
  type: z.string(),
  id: z.string(),
  created_timestamp: z.string().nullish(),
  message_create: z.object({
    target: z.object({ recipient_id: z.string() }),
    sender_id: z.string(),
    message_data: z.object({ text: z.string().nullish(), attachment: z.object({ media: Media.nullish() }).nullish() }),
  }),
});
export type DirectMessage = z.infer<typeof DirectMessage>;

export const Users = z.record(z.string(), User);

/** The Activity API's envelope (docs.x.com/x-api/activity/event-payloads). */
export const Activity = z.object({
  data: z.object({
    event_type: z.string(),
    event_uuid: z.string().nullish(),
    filter: z.object({ user_id: z.string().nullish() }).nullish(),
    payload: z.record(z.string(), z.unknown()).default({}),
    includes: Includes.nullish(),
  }),
});
export type Activity = z.infer<typeof Activity>["data"];

/** A page of the list of mentions; newest first. */
export const PostList = z.object({
  data: z.array(Post).default([]),
  includes: Includes.nullish(),
});

const QuotedStatus = z.object({
  id_str: z.string(),
  text: z.string().nullish(),
  full_text: z.string().nullish(),
  user: z.object({ id_str: z.string(), name: z.string().nullish(), screen_name: z.string().nullish() }).nullish(),
});

const OldPost = z.object({
  id_str: z.string(),
  text: z.string().nullish(),
  full_text: z.string().nullish(),
  extended_tweet: z.object({ full_text: z.string() }).nullish(),
  created_at: z.string().nullish(),
  timestamp_ms: z.string().nullish(),
  in_reply_to_status_id_str: z.string().nullish(),
  in_reply_to_user_id_str: z.string().nullish(),
  quoted_status_id_str: z.string().nullish(),
  quoted_status: QuotedStatus.nullish().catch(null),
  extended_entities: z
    .object({ media: z.array(Media).nullish() })
    .nullish()
    .catch(null),
  edit_history: z
    .object({ edit_tweet_ids: z.array(z.string()).nullish() })
    .nullish()
    .catch(null),
  retweeted_status: z.unknown().optional(),
  user: z.object({ id_str: z.string(), name: z.string().nullish(), screen_name: z.string().nullish() }),
});
export type OldPost = z.infer<typeof OldPost>;

export const Sign = z.object({
  created_timestamp: z.string().nullish(),
  sender_id: z.string(),
  last_read_event_id: z.string().nullish(),
});

/** The Account Activity API's envelope, which X deprecated and some accounts still get. */
export const AccountActivity = z.object({
  for_user_id: z.string(),
  users: Users.nullish(),
  tweet_create_events: z.array(OldPost).default([]),
  direct_message_events: z.array(z.unknown()).default([]),
  direct_message_mark_read_events: z.array(Sign).default([]),
  direct_message_indicate_typing_events: z.array(Sign).default([]),
  tweet_delete_events: z
    .array(z.object({ status: z.object({ id: z.string(), user_id: z.string() }), timestamp_ms: z.string().nullish() }))
    .default([]),
});
export type AccountActivity = z.infer<typeof AccountActivity>;
