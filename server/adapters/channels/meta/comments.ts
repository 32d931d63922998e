/** Comments below an airline's pictures on Instagram, and where others name it (webhook fields `comments`, `live_comments`, `mentions`). */
import { z } from "zod";
import { blankEntry, type Entry } from "../../../modules/channels/index.ts";
import type { MetaEntry } from "./envelope.ts";
import { mentionOf } from "./mentions.ts";
import { readItem } from "./messaging.ts";
import { momentOf } from "./moment.ts";

const Id = z.union([z.string(), z.number()]).transform(String);

const Change = z.object({ field: z.string(), value: z.looseObject({}) });

const Comment = z.looseObject({
  id: Id,
  parent_id: Id.nullish(),
  text: z.string().nullish(),
  from: z.looseObject({ id: Id, username: z.string().nullish() }).nullish(),
  media: z.looseObject({ id: Id.nullish() }).nullish(),
});

/** Nothing tells when a comment was written: the moment of the delivery is next to it. */
export function readComments({ id: accountId, time, changes = [] }: MetaEntry): Entry[] {
  const around: Entry = {
    ...blankEntry,
    channel: "instagram",
    kind: "comment",
    visibility: "public",
    accountId,
    writtenAt: momentOf(time),
  };
  return changes.flatMap((change): Entry[] => {
    const { data } = Change.safeParse(change);
    switch (data?.field) {
      case "comments":
      case "live_comments":
        return commentOf(around, data.value);
      case "mentions":
        return mentionOf(around, data.value);
      // Where an app signs its customers in with Instagram itself, messages come as changes.
      case "messages":
        return readItem(data.value, accountId);
      default:
        return [];
    }
  });
}

function commentOf(around: Entry, value: unknown): Entry[] {
  const { data } = Comment.safeParse(value);
  if (!data) return [];
  const { id, parent_id: parentId, text, from, media } = data;
  return [
    {
      ...around,
      direction: from?.id === around.accountId ? "outbound" : "inbound",
      author: from ? { id: from.id, name: null, handle: from.username ?? null } : null,
      text: text || null,
      externalId: id,
      parentId: parentId ?? null,
      parentKind: parentId ? "reply" : null,
      threadId: media?.id ?? null,
    },
  ];
}
