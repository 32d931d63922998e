/** Says a delivery of the older Account Activity API in our words. */
import { blankEntry, type Entry, type Quoted } from "../../../modules/channels/index.ts";
import { attachmentOf } from "./attachments.ts";
import { fromDate, fromMillis, personOf } from "./entry.ts";
import { firstWritten, versionsOf } from "./read-posts.ts";
import { readDirectMessages } from "./read-direct-messages.ts";
import type { AccountActivity, OldPost } from "./shapes.ts";

export function readAccountActivity(activity: AccountActivity): Entry[] {
  const accountId = activity.for_user_id;
  return [
    ...activity.tweet_create_events.flatMap((post) => readPost(post, accountId)),
    ...readDirectMessages({ events: activity.direct_message_events, users: activity.users ?? {}, accountId }),
    ...readSigns("read", activity.direct_message_mark_read_events, { accountId, users: activity.users }),
    ...readSigns("typing", activity.direct_message_indicate_typing_events, { accountId, users: activity.users }),
    ...activity.tweet_delete_events.map(({ status, timestamp_ms: at }) => ({
      ...blankEntry,
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
  const versions = versionsOf(post.id_str, post.edit_history?.edit_tweet_ids);
  const writtenAt = fromMillis(post.timestamp_ms) ?? fromDate(post.created_at);
  const repliedTo = post.in_reply_to_status_id_str ?? null;
  const quoted = quotedIn(post);
  return [
    {
      ...blankEntry,
      kind: versions.length > 0 ? "edit" : isOwn ? "message" : "comment",
      direction: isOwn ? "outbound" : "inbound",
      visibility: "public",
      accountId,
      author: { id: post.user.id_str, name: post.user.name ?? null, handle: post.user.screen_name ?? null },
      recipientId: isOwn ? (post.in_reply_to_user_id_str ?? null) : null,
      text: post.extended_tweet?.full_text ?? post.full_text ?? post.text ?? "",
      externalId: post.id_str,
      writtenAt: firstWritten(versions, writtenAt),
      parentId: repliedTo ?? quoted?.externalId ?? null,
      parentKind: repliedTo ? "reply" : quoted ? "quote" : null,
      quoted,
      threadId: repliedTo ?? versions[0] ?? post.id_str,
      versions,
      editedAt: versions.length > 0 ? writtenAt : null,
      attachments: (post.extended_entities?.media ?? []).map((media) => attachmentOf(post.id_str, media)),
      subtype: isOwn ? "own_post" : quoted ? "quote" : "mention",
    },
  ];
}

function quotedIn({ quoted_status_id_str: externalId, quoted_status: status }: OldPost): Quoted | null {
  if (!externalId) return null;
  const user = status?.user;
  return {
    externalId,
    author: user ? { id: user.id_str, name: user.name ?? null, handle: user.screen_name ?? null } : null,
    text: status?.full_text ?? status?.text ?? null,
  };
}

type Mark = AccountActivity["direct_message_mark_read_events"][number];

/** Somebody read what we wrote, up to an id, or is writing. Both APIs tell it in the same form. */
export function readSigns(
  kind: "read" | "typing",
  signs: readonly Mark[],
  { accountId, users }: { accountId: string | null; users: AccountActivity["users"] },
): Entry[] {
  return signs.map((sign) => ({
    ...blankEntry,
    kind,
    visibility: "private",
    accountId,
    author: personOf(sign.sender_id, users?.[sign.sender_id]),
    externalId: sign.last_read_event_id ?? null,
    writtenAt: fromMillis(sign.created_timestamp),
  }));
}
