import { accountByHandle, addAccount, openOrCloseMessages, setStanding, theAccount } from "./x/accounts.ts";
import type { Account, Standing } from "./x/accounts.ts";
import { publishTyping } from "./x/events.ts";
import type { Fault, WebhookFaults } from "./x/faults.ts";
import type { Ground, Rules } from "./x/ground.ts";
import { roomy, selfServe } from "./x/limits.ts";
import type { Endpoint, Limit } from "./x/limits.ts";
import type { MessageRecord } from "./x/messages.ts";
import { makeMedia, mediaOf } from "./x/media.ts";
import type { Wish } from "./x/media.ts";
import { newestOf, postById, postsBy, shownText } from "./x/posts.ts";
import type { PostRecord } from "./x/posts.ts";
import { invalidRequest, replyTargetGone } from "./x/problems.ts";
import { readMessages, sendMessage } from "./x/send-message.ts";
import { expireAccess } from "./x/tokens.ts";
import { editPost, removePost, writePost } from "./x/write-post.ts";

/** What the airline did, as the other end of X saw it. */
interface Received {
  posts: {
    id: string;
    text: string;
    shown: string;
    replyToId: string | null;
    to: string | null;
    at: string;
    deleted: boolean;
    media: ShownMedia[];
  }[];
  messages: { id: string; text: string; to: string; at: string; media: ShownMedia[] }[];
}

interface ShownMedia {
  kind: string;
  mime: string;
  alt: string | null;
  bytes: number;
}

/** Something to look at in a post or message; made on the spot. */
export interface Shown {
  what: Wish;
  alt?: string | null | undefined;
}

/** Playing the passengers and the platform: what tests, load and the phone do. */
export interface Play {
  /** Writes a public post as a passenger, or as the airline itself from X's own app; the text itself calls the airline (or not). */
  writePost: (post: {
    as: string;
    text: string;
    replyToId?: string | undefined;
    quotedId?: string | undefined;
    show?: readonly Shown[] | undefined;
  }) => PostRecord;
  /** A passenger changes the words of a post: it gets a new id. */
  editPost: (id: string, text: string) => PostRecord;
  /** Sends a direct message to the airline. */
  sendMessage: (message: { as: string; text: string; show?: readonly Shown[] | undefined }) => MessageRecord;
  /** A passenger begins to write a direct message. */
  beginTyping: (as: string) => void;
  /** A passenger opens the direct messages: the airline is told they were read. */
  readMessages: (as: string) => void;
  removePost: (id: string) => void;
  /** A new passenger, or the known one of that handle. */
  addPassenger: (one: {
    handle: string;
    name?: string;
    language?: string;
    acceptsMessages?: boolean;
    standing?: Standing;
  }) => Account;
  /** What the airline wrote, after an id when given, oldest first. */
  received: (afterId?: string) => Received;
  /** The next `count` calls of an endpoint go wrong. */
  addFault: (fault: Omit<Fault, "count"> & { count?: number }) => void;
  /** Faults that have not struck yet. */
  pendingFaults: () => Fault[];
  setWebhooks: (changes: Partial<WebhookFaults>) => void;
  clearFaults: () => void;
  setLimits: (changes: Partial<Record<Endpoint, readonly Limit[]>> | "self-serve" | "roomy") => void;
  setRules: (changes: Partial<Rules>) => void;
  /** Every access token is old from now on. */
  expireTokens: () => void;
  /** Webhooks sent, waiting and given up. */
  deliveries: () => { waiting: number; delivered: number; givenUp: number };
  /** Delivers everything of the last seconds once more. */
  replay: (seconds: number) => number;
}

export function makePlay(x: Ground): Play {
  function anybody(handle: string): Account {
    const account = accountByHandle(x.db, handle.replace(/^@/, ""));
    if (!account) throw invalidRequest("$.as: there is no such passenger");
    return account;
  }
  function person(handle: string): Account {
    const account = anybody(handle);
    if (account.id === x.brandId) throw invalidRequest("$.as: the airline is no passenger");
    return account;
  }
  const show = (ownerId: string, shown: readonly Shown[] = []) =>
    shown.map(({ what, alt = null }) => makeMedia(x.db, { id: x.nextId(), ownerId, wish: what, alt, now: x.now() }).id);
  const livePost = (id: string): PostRecord => {
    const post = postById(x.db, id);
    if (!post || post.deletedAt !== null) throw replyTargetGone();
    return newestOf(x.db, post);
  };
  const changed = () => x.news.tell({ kind: "settings-changed" });

  return {
    writePost({ as, text, replyToId, quotedId, show: shown }) {
      const { id: authorId, language } = anybody(as);
      return writePost(x, { authorId, text, replyToId, quotedId, language, mediaIds: show(authorId, shown) });
    },
    editPost: (id, text) => editPost(x, livePost(id), text),
    sendMessage({ as, text, show: shown }) {
      const { id: senderId } = person(as);
      return sendMessage(x, { senderId, recipientId: x.brandId, text, mediaIds: show(senderId, shown) });
    },
    beginTyping: (as) => publishTyping(x, { writerId: person(as).id, readerId: x.brandId }),
    readMessages: (as) => readMessages(x, { readerId: person(as).id, writerId: x.brandId }),
    removePost: (id) => removePost(x, livePost(id)),
    addPassenger({ handle, name = handle, language = "en", acceptsMessages = true, standing = "open" }) {
      const known = accountByHandle(x.db, handle);
      if (known) openOrCloseMessages(x.db, { id: known.id, open: acceptsMessages });
      else addAccount(x.db, { id: x.nextId(), handle, name, language, createdAt: x.now(), acceptsMessages });
      const account = accountByHandle(x.db, handle) ?? theAccount(x.db, "");
      setStanding(x.db, { id: account.id, standing });
      return { ...account, standing };
    },
    received: (afterId) => received(x, afterId),
    addFault({ count = 1, ...fault }) {
      x.faults.add({ ...fault, count });
      changed();
    },
    pendingFaults: () => x.faults.pending(),
    setWebhooks(changes) {
      Object.assign(x.faults.webhooks, changes);
      x.deliveries.wake();
      changed();
    },
    clearFaults() {
      x.faults.clear();
      x.deliveries.wake();
      changed();
    },
    setLimits(changes) {
      x.limits.set(changes === "roomy" ? roomy : changes === "self-serve" ? selfServe : changes);
      changed();
    },
    setRules(changes) {
      Object.assign(x.rules, changes);
      changed();
    },
    expireTokens: () => expireAccess(x.db, x.now()),
    deliveries: () => x.deliveries.count(),
    replay: (seconds) => x.deliveries.replaySince(seconds * 1000),
  };
}

function received(x: Ground, afterId: string | undefined): Received {
  const shownIn = (id: string): ShownMedia[] =>
    mediaOf(x.db, id).map(({ kind, mime, alt, total }) => ({ kind, mime, alt, bytes: total }));
  const handleOf = (id: string | null) => (id === null ? null : theAccount(x.db, id).handle);
  const gone = x.db
    .prepare("select id from post where author_id = ? and id > ? and deleted_at is not null")
    .all(x.brandId, afterId ?? "")
    .flatMap((row) => postById(x.db, String(row["id"])) ?? []);
  const posts = [...postsBy(x.db, x.brandId, { sinceId: afterId, limit: 100_000 }), ...gone];
  const messages = x.db
    .prepare("select id, text, recipient_id, created_at from message where sender_id = ? and id > ? order by id")
    .all(x.brandId, afterId ?? "");
  return {
    posts: posts
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((post) => ({
        id: post.id,
        text: post.text,
        shown: shownText(post),
        replyToId: post.replyToId,
        to: handleOf(post.replyToAuthorId),
        at: new Date(post.createdAt).toISOString(),
        deleted: post.deletedAt !== null,
        media: shownIn(post.id),
      })),
    messages: messages.map((row) => ({
      id: String(row["id"]),
      text: String(row["text"]),
      to: handleOf(String(row["recipient_id"])) ?? "",
      at: new Date(Number(row["created_at"])).toISOString(),
      media: shownIn(String(row["id"])),
    })),
  };
}
