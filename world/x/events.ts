import { randomBytes } from "node:crypto";
import { theAccount } from "./accounts.ts";
import type { Ground } from "./ground.ts";
import { mentionsOf, postById } from "./posts.ts";
import type { PostRecord } from "./posts.ts";
import { accountShape, mediaShapes, messageEventShape, postShape, usersShape } from "./shapes.ts";
import type { Shape } from "./shapes.ts";
import type { MessageRecord } from "./messages.ts";
import { subscriptionsTo } from "./subscriptions.ts";

interface XEvent {
  type: string;
  /** Whose doings it is: subscriptions name a user. */
  userId: string;
  payload: Shape;
  includes?: Shape;
  /** Events of one lane come in order. */
  lane: string;
  /** The id of the post or message it tells of. */
  subjectId: string;
}

/** Hands an event to every webhook that subscribed to it. */
function publish(x: Ground, event: XEvent): void {
  for (const subscription of subscriptionsTo(x.db, event.type, event.userId)) {
    const data = {
      event_uuid: signedId(),
      filter: { user_id: event.userId, ...(subscription.direction ? { direction: subscription.direction } : {}) },
      event_type: event.type,
      ...(subscription.tag ? { tag: subscription.tag } : {}),
      payload: event.payload,
      ...(event.includes ? { includes: event.includes } : {}),
    };
    x.deliveries.add({
      webhookId: subscription.webhookId,
      lane: event.lane,
      subjectId: event.subjectId,
      body: JSON.stringify({ data }),
    });
  }
}

/** X's event ids are signed: about half of them are negative. */
function signedId(): string {
  return randomBytes(8).readBigInt64BE().toString();
}

/** A post was written: an echo for its author, a reply and a mention for whoever it calls. */
export function publishPost(x: Ground, post: PostRecord): void {
  const author = theAccount(x.db, post.authorId);
  // Nobody is told what protected and suspended accounts write.
  if (author.standing === "protected" || author.standing === "suspended") return;
  const payload = postShape(x.db, post);
  const named = mentionsOf(x.db, post.id);
  const quoted = post.quotedId === null ? null : postById(x.db, post.quotedId);
  const people = [
    author,
    ...named.map(({ userId }) => theAccount(x.db, userId)),
    ...(quoted ? [theAccount(x.db, quoted.authorId)] : []),
  ];
  const unique = [...new Map(people.map((one) => [one.id, one])).values()];
  const shown = x.rules.namesMediaOnly ? [] : mediaShapes(x, post.id);
  const includes = {
    users: unique.map(accountShape),
    tweets: [payload, ...(quoted && quoted.deletedAt === null ? [postShape(x.db, quoted)] : [])],
    ...(shown.length > 0 ? { media: shown } : {}),
  };
  const common = { payload, includes, lane: post.conversationId, subjectId: post.id };

  publish(x, { ...common, type: "post.create", userId: author.id });
  for (const { userId, explicit } of named) {
    if (userId === author.id) continue;
    // X tells of replies only to our own posts, and of mentions only where the name is written out.
    if (explicit) publish(x, { ...common, type: "post.mention.create", userId });
    if (post.replyToAuthorId === userId) publish(x, { ...common, type: "post.reply.create", userId });
    if (quoted?.authorId === userId) publish(x, { ...common, type: "post.quote.create", userId });
  }
}

export function publishDeletion(x: Ground, post: PostRecord): void {
  const told = x.rules.tellsDeletions ? mentionsOf(x.db, post.id).map(({ userId }) => userId) : [];
  for (const userId of new Set([post.authorId, ...told])) publishDeletionTo(x, post, userId);
}

function publishDeletionTo(x: Ground, post: PostRecord, userId: string): void {
  publish(x, {
    type: "post.delete",
    userId,
    payload: { id: post.id, author_id: post.authorId },
    includes: { users: [{ data: accountShape(theAccount(x.db, post.authorId)) }] },
    lane: post.conversationId,
    subjectId: `deletion-of-${post.id}`,
  });
}

export function publishMessage(x: Ground, message: MessageRecord): void {
  const payload = messageEventShape(x, message);
  const common = { payload, lane: message.conversationId, subjectId: message.id };
  publish(x, { ...common, type: "dm.sent", userId: message.senderId });
  publish(x, { ...common, type: "dm.received", userId: message.recipientId });
}

/** Somebody begins to write: told in the older API's form, as the read mark is. */
export function publishTyping(x: Ground, { writerId, readerId }: Record<"writerId" | "readerId", string>): void {
  publish(x, {
    type: "dm.indicate_typing",
    userId: readerId,
    payload: {
      direct_message_indicate_typing_events: [
        { created_timestamp: String(x.now()), sender_id: writerId, target: { recipient_id: readerId } },
      ],
      users: usersShape([theAccount(x.db, writerId), theAccount(x.db, readerId)]),
    },
    lane: `typing-${writerId}`,
    subjectId: `typing-of-${writerId}`,
  });
}

/** A read mark goes to who wrote. X shows no sample of `dm.read`; this follows the older API's mark-read event. */
export function publishRead(
  x: Ground,
  { conversationId, readerId, writerId, upToId }: Record<"conversationId" | "readerId" | "writerId" | "upToId", string>,
): void {
  publish(x, {
    type: "dm.read",
    userId: writerId,
    payload: {
      direct_message_mark_read_events: [
        {
          created_timestamp: String(x.now()),
          sender_id: readerId,
          target: { recipient_id: writerId },
          last_read_event_id: upToId,
        },
      ],
      users: usersShape([theAccount(x.db, readerId), theAccount(x.db, writerId)]),
    },
    lane: conversationId,
    subjectId: `read-of-${upToId}`,
  });
}
