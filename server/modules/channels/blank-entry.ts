/** An entry to fill in. */
import type { Entry } from "./entry.ts";

export const blankEntry: Entry = {
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
  parentKind: null,
  quoted: null,
  threadId: null,
  versions: [],
  editedAt: null,
  attachments: [],
  subtype: null,
  unsupported: null,
};
