/** Direct messages, received and sent. A delivery may hold several. */
import { blankEntry, type Entry, Unreadable } from "../../../modules/channels/index.ts";
import { attachmentOf } from "./attachments.ts";
import { fromMillis, personOf } from "./entry.ts";
import { DirectMessage, Users } from "./shapes.ts";

export interface DirectMessages {
  events: unknown;
  /** Users by id, as the delivery brings them. */
  users: unknown;
  accountId: string | null;
}

export function readDirectMessages({ events, users: given, accountId }: DirectMessages): Entry[] {
  if (!Array.isArray(events)) throw new Unreadable("a direct message without its events");
  const users = Users.safeParse(given).data ?? {};
  return events.flatMap((event: unknown): Entry[] => {
    const parsed = DirectMessage.safeParse(event);
    if (!parsed.success || parsed.data.type !== "message_create") return [];
    const { id, created_timestamp: at, message_create: made } = parsed.data;
    const isEcho = made.sender_id === accountId;
    return [
      {
        ...blankEntry,
        direction: isEcho ? "outbound" : "inbound",
        visibility: "private",
        accountId,
        author: personOf(made.sender_id, users[made.sender_id]),
        recipientId: isEcho ? made.target.recipient_id : null,
        text: made.message_data.text ?? "",
        externalId: id,
        writtenAt: fromMillis(at),
        threadId: conversationOf(made.sender_id, made.target.recipient_id),
        attachments: [made.message_data.attachment?.media ?? []].flat().map((media) => attachmentOf(id, media)),
      },
    ];
  });
}

/** X's own id of a conversation of two: both ids, sorted as text. */
export const conversationOf = (one: string, other: string): string => [one, other].toSorted().join("-");
