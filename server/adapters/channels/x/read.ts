/** Says a delivery of X in our words. */
import { blankEntry, type Entry, type RawRequest, Unreadable } from "../../../modules/channels/index.ts";
import { readDirectMessages } from "./read-direct-messages.ts";
import { listHeader, readList, readPost } from "./read-posts.ts";
import { fromDate, fromMillis, personOf } from "./entry.ts";
import { readAccountActivity, readSigns } from "./read-account-activity.ts";
import { AccountActivity, type Activity, Activity as ActivityShape, Sign, Users } from "./shapes.ts";

/** X answers within the delivery's 1 MB; the id fields we read are strings there, so plain JSON loses no digits. */
export function read({ headers, body }: RawRequest): Entry[] {
  const delivery = parse(body);
  const listOf = headers[listHeader];
  if (listOf) return readList(delivery, listOf);
  const activity = ActivityShape.safeParse(delivery);
  if (activity.success) return readActivity(activity.data.data);
  const older = AccountActivity.safeParse(delivery);
  if (older.success) return readAccountActivity(older.data);
  throw new Unreadable("no envelope of X");
}

function parse(body: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new Unreadable("not UTF-8");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("not JSON");
  }
}

/** Unknown event types give nothing: the delivery is kept, and X is not told to stop. */
function readActivity(activity: Activity): Entry[] {
  switch (activity.event_type) {
    case "post.mention.create":
      return readPost(activity, "mention");
    case "post.reply.create":
      return readPost(activity, "reply");
    case "post.quote.create":
      return readPost(activity, "quote");
    case "post.create":
      return readPost(activity, "own_post");
    case "post.delete":
      return readDeletion(activity);
    case "dm.received":
    case "dm.sent":
      return readDirectMessages({
        events: activity.payload["direct_message_events"],
        users: activity.payload["users"],
        accountId: activity.filter?.user_id ?? null,
      });
    case "dm.read":
      return readMarks(activity, "read", "direct_message_mark_read_events");
    case "dm.indicate_typing":
      return readMarks(activity, "typing", "direct_message_indicate_typing_events");
    case "chat.received":
      return readEncrypted(activity);
    case "oauth.revoke":
      return readRevocation(activity);
    default:
      return [];
  }
}

/** X shows no sample of these; we take the older API's form, and nothing where it is another. */
function readMarks({ payload, filter }: Activity, kind: "read" | "typing", name: string): Entry[] {
  const signs = Sign.array().safeParse(payload[name]).data ?? [];
  const users = Users.safeParse(payload["users"]).data;
  return readSigns(kind, signs, { accountId: filter?.user_id ?? null, users });
}

function readDeletion(activity: Activity): Entry[] {
  const { id, author_id: author } = activity.payload as { id?: unknown; author_id?: unknown };
  if (typeof id !== "string") throw new Unreadable("a deletion without id");
  const authorId = typeof author === "string" ? author : (activity.filter?.user_id ?? null);
  return [
    {
      ...blankEntry,
      kind: "delete",
      visibility: "public",
      accountId: activity.filter?.user_id ?? null,
      author:
        authorId === null
          ? null
          : personOf(
              authorId,
              activity.includes?.users?.find((user) => user.id === authorId),
            ),
      externalId: id,
    },
  ];
}

/** An encrypted chat reaches us as ciphertext: shown as such, never dropped. */
function readEncrypted(activity: Activity): Entry[] {
  const payload = activity.payload;
  const text = (name: string): string | null => (typeof payload[name] === "string" ? payload[name] : null);
  const sender = text("sender_id");
  return [
    {
      ...blankEntry,
      visibility: "private",
      accountId: activity.filter?.user_id ?? null,
      author: sender === null ? null : personOf(sender, undefined),
      externalId: text("id") ?? activity.event_uuid ?? null,
      writtenAt: fromMillis(text("created_at_msec")),
      threadId: text("conversation_id"),
      unsupported: "encrypted_xchat",
    },
  ];
}

function readRevocation(activity: Activity): Entry[] {
  const { date_time: at, user_id: user } = activity.payload as { date_time?: unknown; user_id?: unknown };
  const accountId = activity.filter?.user_id ?? (typeof user === "string" ? user : null);
  return [{ ...blankEntry, kind: "auth-revoked", accountId, writtenAt: fromDate(typeof at === "string" ? at : null) }];
}
