/** Says a delivery of the older Account Activity API in our words. */
import type { Entry } from "../../../modules/channels/index.ts";
import { fromDate, fromMillis, nothing, personOf } from "./entry.ts";
import { readDirectMessages } from "./read-direct-messages.ts";
import type { AccountActivity, OldPost } from "./shapes.ts";

export function readAccountActivity(activity: AccountActivity): Entry[] {
  const accountId = activity.for_user_id;
  return [
    ...activity.tweet_create_events.flatMap((post) => readPost(post, accountId)),
    ...readDirectMessages({ events: activity.direct_message_events, users: activity.users ?? {}, accountId }),
    ...readSigns(activity, "read", activity.direct_message_mark_read_events),
    ...readSigns(activity, "typing", activity.direct_message_indicate_typing_events),
    ...activity.tweet_delete_events.map(({ status, timestamp_ms: at }) => ({
      ...nothing,
      kind: "delete" as const,
      visibility: "public" as const,
      accountId,
      author: personOf(status.user_id, undefined),
      externalId: status.id,
      writtenAt: fromMillis(at),
    })),
  ];
}

/** Reposts carry no words of their own. The envelope names no conversation: a reply stands with what it answers. */
function readPost(post: OldPost, accountId: string): Entry[] {
  if (post.retweeted_status) return [];
  const isOwn = post.user.id_str === accountId;
  return [
    {
      ...nothing,
      kind: isOwn ? "message" : "comment",
      direction: isOwn ? "outbound" : "inbound",
      visibility: "public",
      accountId,
      author: { id: post.user.id_str, name: post.user.name ?? null, handle: post.user.screen_name ?? null },
      recipientId: isOwn ? (post.in_reply_to_user_id_str ?? null) : null,
      text: post.extended_tweet?.full_text ?? post.full_text ?? post.text ?? "",
      externalId: post.id_str,
      writtenAt: fromMillis(post.timestamp_ms) ?? fromDate(post.created_at),
      parentId: post.in_reply_to_status_id_str ?? null,
      threadId: post.in_reply_to_status_id_str ?? post.id_str,
      subtype: isOwn ? "own_post" : post.quoted_status_id_str ? "quote" : "mention",
    },
  ];
}

type Sign = AccountActivity["direct_message_mark_read_events"][number];

function readSigns(
  { for_user_id: accountId, users }: AccountActivity,
  kind: "read" | "typing",
  signs: readonly Sign[],
): Entry[] {
  return signs.map((sign) => ({
    ...nothing,
    kind,
    visibility: "private",
    accountId,
    author: personOf(sign.sender_id, users?.[sign.sender_id]),
    externalId: sign.last_read_event_id ?? null,
    writtenAt: fromMillis(sign.created_timestamp),
  }));
}
