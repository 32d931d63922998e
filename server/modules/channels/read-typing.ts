/** "Is typing" among what was delivered: it makes no arrival, and what brought nothing else is not kept. */
import type { ChannelsContext } from "./context.ts";
import type { Placed } from "./place-entries.ts";
import { noteTyping, type TheirTyping } from "./their-typing.ts";

interface Read {
  delivery: { id: string; receivedAt: Date };
  entries: readonly Placed[];
  why: string | null;
}

const isTyping = ({ entry }: Placed): boolean => entry.kind === "typing";

/** Notes who types; gives what else was told. */
export async function takeTyping<T extends Read>(app: ChannelsContext, read: readonly T[]): Promise<T[]> {
  const some = read.filter(({ entries }) => entries.some(isTyping));
  if (some.length === 0) return [...read];
  await noteTyping(
    app,
    some.flatMap(({ delivery, entries }) =>
      entries.filter(isTyping).flatMap((one) => typingOf(app, one, delivery.receivedAt)),
    ),
  );
  const spent = some.filter(({ entries, why }) => why === null && entries.every(isTyping));
  const ids = spent.map(({ delivery }) => delivery.id);
  await app.db`delete from channels.delivery where id = any(${ids}::bigint[])`;
  return read
    .filter((one) => !spent.includes(one))
    .map((one) => ({ ...one, entries: one.entries.filter((entry) => !isTyping(entry)) }));
}

function typingOf(app: ChannelsContext, { entry, accountId, kind }: Placed, at: Date): TheirTyping[] {
  const { author, direction, threadId, accountId: externalId } = entry;
  if (!author || direction !== "inbound" || author.id === externalId) return [];
  const thread = threadId ?? app.channels.get(kind)?.conversationWith(author.id, { externalId: externalId ?? "" });
  return thread ? [{ accountId, threadId: thread, at }] : [];
}
