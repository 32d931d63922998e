/** What happens below a Page's posts: comments, their replies, and what visitors post (webhook field `feed`). */
import { z } from "zod";
import { type Attachment, blankEntry, type Entry, type Person } from "../../../modules/channels/index.ts";
import { attached } from "./attachments.ts";
import type { MetaEntry } from "./envelope.ts";
import { laterOf, momentOf } from "./moment.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

const Change = z.object({ field: z.string(), value: z.looseObject({}) });

const Value = z.object({
  item: z.string().optional(),
  verb: z.string().optional(),
  from: z.object({ id: Id, name: z.string().nullish() }).nullish(),
  sender_id: Id.nullish(),
  sender_name: z.string().nullish(),
  message: z.string().nullish(),
  photo: z.string().nullish(),
  photos: z.array(z.string()).nullish(),
  video: z.string().nullish(),
  link: z.string().nullish(),
  post_id: Id.nullish(),
  comment_id: Id.nullish(),
  parent_id: Id.nullish(),
  created_time: z.unknown().optional(),
});
type Value = z.output<typeof Value>;

const kinds: ReadonlyMap<string, Entry["kind"]> = new Map([
  ["add", "comment"],
  ["edit", "edit"],
  ["edited", "edit"],
  ["remove", "delete"],
  ["hide", "hide"],
  ["unhide", "unhide"],
]);

/** What visitors put on the Page: everything else that `item` may name is no word of theirs. */
const posts = new Set(["status", "post", "photo", "video", "album"]);

export function readFeed({ id: accountId, time, changes = [] }: MetaEntry): Entry[] {
  return changes.flatMap((change): Entry[] => {
    const { data } = Change.safeParse(change);
    if (data?.field !== "feed" && data?.field !== "mention") return [];
    const value = Value.safeParse(data.value).data;
    const kind = kinds.get(value?.verb ?? "");
    if (!value || !kind) return [];
    const entry = value.item === "comment" || value.comment_id ? commentOf(value) : postOf(value, accountId);
    if (!entry) return [];
    const author = authorOf(value);
    return [
      {
        ...entry,
        channel: "facebook",
        kind,
        direction: author?.id === accountId ? "outbound" : "inbound",
        visibility: "public",
        accountId,
        author,
        writtenAt: timeOf(kind, momentOf(value.created_time), momentOf(time)),
        // One id for all its versions: the moment of the delivery tells them apart.
        ...(kind === "edit" && { editedAt: momentOf(time) }),
        ...(data.field === "mention" && mentionOf(value, accountId)),
      },
    ];
  });
}

/** Where a Page is named: below its own posts too. The id of a post begins with its owner's. */
const mentionOf = ({ post_id: postId }: Value, accountId: string): Pick<Entry, "subtype" | "isElsewhere"> => ({
  subtype: "mention",
  ...(postId && !postId.startsWith(`${accountId}_`) && { isElsewhere: true }),
});

/** A reply to a reply hangs on the reply; what hangs on the post itself answers nobody. */
function commentOf({ comment_id: id, post_id: postId, parent_id: parentId, message, ...value }: Value): Entry | null {
  if (!id) return null;
  const answersComment = parentId && parentId !== postId;
  return {
    ...blankEntry,
    text: message || null,
    externalId: id,
    parentId: answersComment ? parentId : null,
    parentKind: answersComment ? "reply" : null,
    threadId: postId ?? null,
    attachments: picturesOf(value),
  };
}

function postOf({ post_id: id, message, item = "", ...value }: Value, accountId: string): Entry | null {
  if (!id || !posts.has(item)) return null;
  const isOurs = (value.from?.id ?? value.sender_id) === accountId;
  return {
    ...blankEntry,
    text: message || null,
    externalId: id,
    threadId: id,
    attachments: picturesOf({ ...value, ...(item === "photo" && { photo: value.photo ?? value.link }) }),
    subtype: isOurs ? "own_post" : "visitor_post",
  };
}

/** Meta leaves the author out where the app may not know who reads the Page. */
function authorOf({ from, sender_id: id, sender_name: name }: Value): Person | null {
  if (from) return { id: from.id, name: from.name ?? null, handle: null };
  return id ? { id, name: name ?? null, handle: null } : null;
}

const picturesOf = ({ photo, photos, video }: Partial<Value>): Attachment[] => [
  ...new Map([photo, ...(photos ?? [])].flatMap((url) => (url ? [[url, attached("image", url)]] : []))).values(),
  ...(video ? [attached("video", video)] : []),
];

/** Of what was hidden or taken away the delivery often tells only when it was written. */
const timeOf = (kind: Entry["kind"], created: string | null, told: string | null): string | null =>
  kind === "comment" || kind === "edit" ? (created ?? told) : laterOf(created, told);
