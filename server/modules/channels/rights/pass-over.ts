/** What comes again, or comes late, of somebody who was erased is passed over before it is anything. */
import type { Entry } from "../entry.ts";
import type { Placed } from "../place-entries.ts";
import type { ChannelsContext } from "../context.ts";
import type { Db } from "../../../platform/db.ts";
import { bareBody } from "./bare-of.ts";
import { markOfEntry, markOfSender } from "./marks.ts";

interface Read {
  delivery: { id: string; receivedAt: Date };
  entries: readonly Placed[];
}

/** The same without what is passed over. Deliveries that bore such are not kept as they came. */
export async function passOver<R extends Read>(app: ChannelsContext, read: readonly R[]): Promise<R[]> {
  const [any] = await app.db<[{ isAny: boolean }]>`
    select exists (select from channels.erased_sender) or exists (select from channels.erased_entry) as is_any`;
  if (!any.isAny) return [...read];
  const marks = await findMarks(app, read);
  const done: R[] = [];
  for (const one of read) {
    const isGone = (placed: Placed): boolean => isPassedOver(marks, app.key, one.delivery, placed);
    const gone = one.entries.filter(isGone);
    const stays = one.entries.filter((placed) => !isGone(placed));
    const quoting = stays.filter((placed) => quotesErased(marks, app.key, placed));
    if (gone.length > 0 || quoting.length > 0) await eraseRaw(app.db, one, gone.length);
    // Who quotes what was erased keeps their own words alone.
    const entries = stays.map((placed) =>
      quoting.includes(placed) ? { ...placed, entry: { ...placed.entry, quoted: null } } : placed,
    );
    // Where nothing is left the delivery is gone too.
    if (entries.length > 0 || gone.length === 0) done.push({ ...one, entries });
  }
  return done;
}

/** Of senders: until when they are passed over; of entries: for ever. */
type Marks = ReadonlyMap<string, number>;

const nameOfMark = (mark: Uint8Array): string => Buffer.from(mark).toString("base64");
const senderOf = ({ direction, author, recipientId }: Entry): string | null =>
  direction === "inbound" ? (author?.id ?? null) : recipientId;
const idsOf = ({ externalId, versions, quoted }: Entry): string[] =>
  [externalId, ...versions, quoted?.externalId ?? null].flatMap((id) => id ?? []);

async function findMarks({ db, key }: ChannelsContext, read: readonly Read[]): Promise<Marks> {
  const senders = read.flatMap(({ entries }) =>
    entries.flatMap(({ entry, kind }) => {
      const value = senderOf(entry);
      return value === null ? [] : [markOfSender(key, { kind, value })];
    }),
  );
  const told = read.flatMap(({ entries }) =>
    entries.flatMap(({ entry, accountId }) =>
      idsOf(entry).map((externalId) => markOfEntry(key, { accountId, externalId })),
    ),
  );
  const rows = await db<{ mark: Uint8Array; until: Date | null }[]>`
    select mark, until from channels.erased_sender where mark = any(${senders.map(hex)}::text[]::bytea[])
    union all
    select mark, null from channels.erased_entry where mark = any(${told.map(hex)}::text[]::bytea[])`;
  return new Map(rows.map(({ mark, until }) => [nameOfMark(mark), until?.getTime() ?? Infinity]));
}

const hex = (mark: Buffer): string => `\\x${mark.toString("hex")}`;

function isPassedOver(
  marks: Marks,
  key: Buffer,
  { receivedAt }: Read["delivery"],
  { entry, accountId, kind }: Placed,
): boolean {
  const value = senderOf(entry);
  const until = value === null ? undefined : marks.get(nameOfMark(markOfSender(key, { kind, value })));
  if (until !== undefined && receivedAt.getTime() <= until) return true;
  return [entry.externalId, ...entry.versions].some(
    (externalId) => externalId !== null && marks.has(nameOfMark(markOfEntry(key, { accountId, externalId }))),
  );
}

function quotesErased(marks: Marks, key: Buffer, { accountId, entry: { quoted } }: Placed): boolean {
  if (!quoted) return false;
  return marks.has(nameOfMark(markOfEntry(key, { accountId, externalId: quoted.externalId })));
}

/**
 * What bore theirs is not kept as it came: a list tells what others wrote around it too, names and pictures among that, and nobody
 * knows any more what was theirs. What of it is others' was read, and stands as such.
 */
async function eraseRaw(db: Db, { delivery: { id }, entries }: Read, theirs: number): Promise<void> {
  if (theirs === entries.length) {
    await db`delete from channels.arrival where delivery_id = ${id}`;
    await db`delete from channels.delivery where id = ${id}`;
    return;
  }
  await db`
    update channels.delivery
    set body = ${bareBody}, headers = jsonb_strip_nulls(jsonb_build_object('content-type', headers -> 'content-type'))
    where id = ${id}`;
}
