/** Public posts: told by an event each, or found in X's own list. */
import { blankEntry, type Entry, type Quoted, Unreadable } from "../../../modules/channels/index.ts";
import { attachmentsOf } from "./attachments.ts";
import { fromDate, personOf, timeOfId } from "./entry.ts";
import { type Activity, type Includes, Post, PostList } from "./shapes.ts";

/** Marks a delivery that is X's answer to a question of ours, and names the brand, which the answer does not. */
export const listHeader = "x-jetbridge-list-of";

/** Handles at the start of a reply are X's addressing, not the customer's words, but they are shown: what was written stays. */
export function readPost(activity: Activity, subtype: string): Entry[] {
  const parsed = Post.safeParse(activity.payload);
  if (!parsed.success) throw new Unreadable(`a ${activity.event_type} without id, author or text`);
  return entryOf(parsed.data, {
    accountId: activity.filter?.user_id ?? null,
    includes: activity.includes ?? null,
    subtype,
  });
}

/** The oldest first. */
export function readList(delivery: unknown, accountId: string): Entry[] {
  const parsed = PostList.safeParse(delivery);
  if (!parsed.success) throw new Unreadable("no list of posts");
  const includes = parsed.data.includes ?? null;
  return parsed.data.data.toReversed().flatMap((post) => entryOf(post, { accountId, includes, subtype: "mention" }));
}

interface Around {
  accountId: string | null;
  includes: Includes | null;
  subtype: string;
}

function entryOf(post: Post, { accountId, includes, subtype }: Around): Entry[] {
  const isEcho = subtype === "own_post";
  // The brand's own reply in a thread also comes as a mention or reply of itself; `post.create` tells it already.
  if (post.author_id === accountId && !isEcho) return [];
  const versions = versionsOf(post.id, post.edit_history_tweet_ids);
  const repliedTo = post.in_reply_to_tweet_id ?? referenced(post, "replied_to");
  const quoted = quotedIn(post, includes);
  const createdAt = fromDate(post.created_at);
  return [
    {
      ...blankEntry,
      kind: versions.length > 0 ? "edit" : isEcho ? "message" : "comment",
      direction: isEcho ? "outbound" : "inbound",
      visibility: "public",
      accountId,
      author: personOf(
        post.author_id,
        includes?.users?.find(({ id }) => id === post.author_id),
      ),
      recipientId: isEcho ? (post.in_reply_to_user_id ?? null) : null,
      text: post.text,
      externalId: post.id,
      writtenAt: firstWritten(versions, createdAt),
      parentId: repliedTo ?? quoted?.externalId ?? null,
      parentKind: repliedTo ? "reply" : quoted ? "quote" : null,
      quoted,
      threadId: post.conversation_id ?? post.id,
      versions,
      editedAt: versions.length > 0 ? createdAt : null,
      attachments: attachmentsOf(post, includes),
      subtype: quoted && subtype === "mention" && !repliedTo ? "quote" : subtype,
    },
  ];
}

const referenced = (post: Post, kind: string): string | null =>
  post.referenced_tweets?.find(({ type }) => type === kind)?.id ?? null;

/** Every post has a history of at least itself; only a longer one tells of an edit. What comes after this version is another's. */
export function versionsOf(id: string, history: readonly string[] | null | undefined): string[] {
  const upTo = (history ?? []).indexOf(id);
  return upTo > 0 ? (history ?? []).slice(0, upTo + 1) : [];
}

/** When the first version was written: X's ids tell, whichever version came. */
export function firstWritten(versions: readonly string[], writtenAt: string | null): string | null {
  const first = timeOfId(versions[0] ?? "");
  return first && (!writtenAt || first < writtenAt) ? first : writtenAt;
}

function quotedIn(post: Post, includes: Includes | null): Quoted | null {
  const externalId = referenced(post, "quoted");
  if (!externalId) return null;
  const found = includes?.tweets?.find(({ id }) => id === externalId);
  const author = found && includes?.users?.find(({ id }) => id === found.author_id);
  return { externalId, author: found ? personOf(found.author_id, author) : null, text: found?.text ?? null };
}
