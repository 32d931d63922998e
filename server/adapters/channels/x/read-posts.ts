/** Public posts: told by an event each, or found in X's own list. */
import { type Entry, Unreadable } from "../../../modules/channels/index.ts";
import { fromDate, nothing, personOf } from "./entry.ts";
import { type Activity, Post, PostList, type User } from "./shapes.ts";

/** Marks a delivery that is X's answer to a question of ours, and names the brand, which the answer does not. */
export const listHeader = "x-jetbridge-list-of";

/** Handles at the start of a reply are X's addressing, not the customer's words, but they are shown: what was written stays. */
export function readPost(activity: Activity, subtype: string): Entry[] {
  const parsed = Post.safeParse(activity.payload);
  if (!parsed.success) throw new Unreadable(`a ${activity.event_type} without id, author or text`);
  return entryOf(parsed.data, {
    accountId: activity.filter?.user_id ?? null,
    users: activity.includes?.users ?? [],
    subtype,
  });
}

/** The oldest first. */
export function readList(delivery: unknown, accountId: string): Entry[] {
  const parsed = PostList.safeParse(delivery);
  if (!parsed.success) throw new Unreadable("no list of posts");
  const users = parsed.data.includes?.users ?? [];
  return parsed.data.data.toReversed().flatMap((post) => entryOf(post, { accountId, users, subtype: "mention" }));
}

interface Around {
  accountId: string | null;
  users: readonly User[];
  subtype: string;
}

function entryOf(post: Post, { accountId, users, subtype }: Around): Entry[] {
  const isEcho = subtype === "own_post";
  // The brand's own reply in a thread also comes as a mention or reply of itself; `post.create` tells it already.
  if (post.author_id === accountId && !isEcho) return [];
  const author = users.find(({ id }) => id === post.author_id);
  return [
    {
      ...nothing,
      kind: isEcho ? "message" : "comment",
      direction: isEcho ? "outbound" : "inbound",
      visibility: "public",
      accountId,
      author: personOf(post.author_id, author),
      recipientId: isEcho ? (post.in_reply_to_user_id ?? null) : null,
      text: post.text,
      externalId: post.id,
      writtenAt: fromDate(post.created_at),
      parentId:
        post.in_reply_to_tweet_id ?? post.referenced_tweets?.find(({ type }) => type === "replied_to")?.id ?? null,
      threadId: post.conversation_id ?? post.id,
      subtype,
    },
  ];
}
