/** What X sends, as far as we read it; everything else in it is ignored. */
import { z } from "zod";

const unwrapped = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "data" in value ? value.data : value;

/** X wraps a user in `data` in some events and not in others. */
const User = z.preprocess(
  unwrapped,
  z.object({ id: z.string(), name: z.string().nullish(), username: z.string().nullish() }),
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
});
export type Post = z.infer<typeof Post>;

const Media = z.object({
  id_str: z.string().nullish(),
  media_url_https: z.string().nullish(),
  type: z.string().nullish(),
});

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
    includes: z.object({ users: z.array(User).nullish() }).nullish(),
  }),
});
export type Activity = z.infer<typeof Activity>["data"];
