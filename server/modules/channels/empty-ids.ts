/** An id that is empty names nothing: taken for one, all that bear it would be the same message, person or place. */
import type { Entry } from "./entry.ts";

export function withoutEmptyIds(entry: Entry): Entry {
  const { author, parentId } = entry;
  return {
    ...entry,
    author: author?.id === "" ? null : author,
    externalId: entry.externalId || null,
    threadId: entry.threadId || null,
    recipientId: entry.recipientId || null,
    accountId: entry.accountId || null,
    parentId: parentId || null,
    parentKind: parentId ? entry.parentKind : null,
    versions: entry.versions.filter((id) => id !== ""),
  };
}
