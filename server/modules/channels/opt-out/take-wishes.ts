/** A message that is only such a word says what a button would: a wish of its own goes behind it. */
import type { ChannelsContext } from "../context.ts";
import { blankEntry } from "../blank-entry.ts";
import type { Entry } from "../entry.ts";
import type { Placed } from "../place-entries.ts";
import { type Wish, wishIn } from "./wish-in.ts";

interface Read {
  entries: readonly Placed[];
}

/** The message stays what it is, and its case opens: somebody may want to know why. */
export async function takeWishes<T extends Read>(app: ChannelsContext, read: readonly T[]): Promise<T[]> {
  const wished = new Map(
    read.flatMap(({ entries }) => entries).flatMap((placed) => wishOf(app, placed).map((wish) => [placed, wish])),
  );
  if (wished.size === 0) return [...read];
  const unsure = [...wished].filter(([, wish]) => wish === "stop-after-advertising").map(([placed]) => placed);
  const meant = await findAfterAdvertising(app, unsure);
  const told = ({ ...placed }: Placed, wish: Wish): Placed[] => [{ ...placed, entry: wishEntry(placed.entry, wish) }];
  return read.map((one) => ({
    ...one,
    entries: one.entries.flatMap((placed) => {
      const wish = wished.get(placed);
      const counts = wish !== undefined && (wish !== "stop-after-advertising" || meant.has(placed));
      return counts ? [placed, ...told(placed, wish)] : [placed];
    }),
  }));
}

function wishOf(app: ChannelsContext, { entry, kind }: Placed): Wish[] {
  const { text, visibility, direction, author, externalId, attachments } = entry;
  const isWords = (entry.kind === "message" || entry.kind === "postback") && attachments.length === 0;
  if (!isWords || !text || !author || !externalId || direction !== "inbound" || visibility !== "private") return [];
  if (!app.channels.get(kind)?.sendingRules?.stopsByWord) return [];
  const wish = wishIn(text);
  return wish ? [wish] : [];
}

/** Who asks for it again by a word takes their stop back, and has not asked for more than before. */
const wishEntry = ({ channel, author, externalId, writtenAt, threadId, accountId }: Entry, wish: Wish): Entry => ({
  ...blankEntry,
  ...(channel !== undefined && { channel }),
  kind: wish === "start" ? "optin" : "optout",
  subtype: wish === "start" ? "marketing-again" : "marketing",
  visibility: "private",
  accountId,
  author,
  externalId,
  writtenAt,
  threadId,
});

/** Those to whom the last thing we said there was advertising. */
async function findAfterAdvertising(app: ChannelsContext, placed: readonly Placed[]): Promise<ReadonlySet<Placed>> {
  if (placed.length === 0) return new Set();
  const keys = placed.flatMap(({ entry: { author }, accountId }, place) =>
    author ? [author.id, ...(author.aliases ?? [])].map((id) => ({ place, account_id: accountId, id })) : [],
  );
  const rows = await app.db<{ place: number }[]>`
    select row.place from jsonb_to_recordset(${app.db.json(keys)}) as row (place int, account_id uuid, id text)
    cross join lateral (
      select o.template #>> '{text,category}' as category from channels.outgoing o
      where o.account_id = row.account_id and o.recipient_id = row.id and o.visibility = 'private'
        and o.state in ('sending', 'accepted', 'delivered', 'read', 'unsure')
      order by o.seq desc limit 1) as latest
    where latest.category = 'marketing'`;
  return new Set(rows.flatMap(({ place }) => placed[place] ?? []));
}
