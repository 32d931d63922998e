import { airline } from "../passengers/airline.ts";
import { initialsOf, passengers } from "../passengers/people.ts";
import type { Passenger } from "../passengers/people.ts";
import { accountByHandle, theAccount } from "../x/accounts.ts";
import type { Account } from "../x/accounts.ts";
import type { Ground } from "../x/ground.ts";
import { mediaOf } from "../x/media.ts";
import { conversationOf, messagesIn } from "../x/messages.ts";
import { postsAround, shownText } from "../x/posts.ts";
import type { PostRecord } from "../x/posts.ts";
import { unread } from "./seen.ts";

/** Everybody with a phone: who they are, what they last said or heard, and what they have not read. */
export function whoIsThere(x: Ground) {
  return passengers.map((passenger) => rowOf(x, passenger));
}

function rowOf(x: Ground, passenger: Passenger) {
  return { ...faceOf(passenger), ...latestOf(x, passenger), unread: unread(x, passenger.handle) };
}

/** One passenger's phone: the public talks with the airline, newest talk first, and the direct messages, oldest first. */
export function talksOf(x: Ground, passenger: Passenger) {
  const me = mine(x, passenger);
  const posts = postsAround(x.db, me.id, 300);
  const talks = new Map<string, PostRecord[]>();
  for (const post of posts) talks.set(post.conversationId, [...(talks.get(post.conversationId) ?? []), post]);
  const newestFirst = [...talks.values()].toSorted((a, b) => ((a.at(-1)?.id ?? "") < (b.at(-1)?.id ?? "") ? 1 : -1));
  const messages = messagesIn(x.db, conversationOf(me.id, x.brandId), { limit: 300 }).toReversed();
  return {
    passenger: faceOf(passenger),
    airline,
    unread: unread(x, passenger.handle),
    talks: newestFirst.map((talk) => ({
      id: talk[0]?.conversationId,
      posts: talk.map((post) => postView(x, post, me)),
    })),
    messages: messages.map((message) => ({
      id: message.id,
      from: message.senderId === me.id ? "me" : "brand",
      text: message.text,
      pictures: mediaOf(x.db, message.id)
        .filter(({ mime }) => mime.startsWith("image/"))
        .map(({ id, mime }) => `/media/${id}.${mime.slice("image/".length)}`),
      at: message.createdAt,
      tick: message.senderId === me.id ? tickOf(x, message.id) : null,
    })),
  };
}

function faceOf({ handle, name, language, mood, trip, hue }: Passenger) {
  return { handle, name, language, mood, trip, hue, initials: initialsOf(name) };
}

function mine(x: Ground, { handle }: Passenger): Account {
  const account = accountByHandle(x.db, handle);
  if (!account) throw new Error(`${handle} never settled in this world.`);
  return account;
}

function latestOf(
  x: Ground,
  passenger: Passenger,
): { latest: { text: string; at: number; from: "me" | "brand" } | null } {
  const me = mine(x, passenger).id;
  const row = x.db
    .prepare(
      `select * from (
         select * from (select id, substr(text, display_from + 1) as text, created_at, author_id from post
           where author_id = ? and deleted_at is null order by id desc limit 1)
         union all
         select * from (select id, substr(text, display_from + 1), created_at, author_id from post
           where reply_to_author_id = ? and deleted_at is null order by id desc limit 1)
         union all
         select * from (select id, text, created_at, sender_id from message where conversation_id = ? order by id desc limit 1)
       ) order by id desc limit 1`,
    )
    .get(me, me, conversationOf(me, x.brandId));
  if (!row) return { latest: null };
  const from = row["author_id"] === me ? "me" : "brand";
  return { latest: { text: String(row["text"]), at: Number(row["created_at"]), from } };
}

function postView(x: Ground, post: PostRecord, me: Account) {
  const isMine = post.authorId === me.id;
  const author = theAccount(x.db, post.authorId);
  return {
    id: post.id,
    from: isMine ? "me" : post.authorId === x.brandId ? "brand" : "other",
    name: author.name,
    handle: author.handle,
    text: post.deletedAt === null ? shownText(post) : null,
    hidden: post.hidden,
    at: post.createdAt,
    tick: isMine && post.deletedAt === null ? tickOf(x, post.id) : null,
  };
}

/** Whether X got what somebody wrote to the airline's webhook: sent, or delivered. */
function tickOf(x: Ground, subjectId: string): "sent" | "delivered" {
  const row = x.db
    .prepare("select 1 from delivery where subject_id = ? and state = 'delivered' limit 1")
    .get(subjectId);
  return row ? "delivered" : "sent";
}
