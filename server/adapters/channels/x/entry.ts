/** An entry to fill in. */
import type { Entry, Person } from "../../../modules/channels/index.ts";
import type { User } from "./shapes.ts";

export const nothing: Entry = {
  kind: "message",
  direction: "inbound",
  visibility: null,
  accountId: null,
  author: null,
  recipientId: null,
  text: null,
  externalId: null,
  writtenAt: null,
  parentId: null,
  threadId: null,
  attachments: [],
  subtype: null,
  unsupported: null,
};

export const personOf = (id: string, user: User | undefined): Person => ({
  id,
  name: user?.name ?? null,
  handle: user?.username ?? null,
});
