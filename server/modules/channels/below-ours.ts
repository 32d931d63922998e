/**
 * A comment below what is ours that also names us is told twice: in full, and as a mention that could stand anywhere. Whichever comes
 * first, it stands below ours.
 */
import type { ChannelsContext } from "./context.ts";
import type { Entry } from "./entry.ts";
import type { ArrivalRow } from "./arrival.ts";

const isFull = ({ kind, entry: { isElsewhere, isUntold, visibility, direction } }: ArrivalRow): boolean =>
  kind === "message" && visibility === "public" && direction === "inbound" && !isElsewhere && !isUntold;

/** What was only pointed at and came in full need not be asked for, and is answered where it stands. */
export async function dropPointers(app: ChannelsContext, rows: readonly ArrivalRow[]): Promise<void> {
  const full = rows.filter(isFull).map(({ account_id, external_id }) => ({ account_id, external_id }));
  if (full.length === 0) return;
  await app.db`
    delete from channels.untold using jsonb_to_recordset(${app.db.json(full)}) as row (account_id uuid, external_id text)
    where untold.account_id = row.account_id and untold.external_id = row.external_id`;
}

/** Of what was taken in as a mention and is now told in full: an arrival of its own without the words, behind it in its lane. */
export async function foundBelowOurs(app: ChannelsContext, again: readonly ArrivalRow[]): Promise<ArrivalRow[]> {
  const full = again.filter(isFull);
  if (full.length === 0) return [];
  const keys = full.map(({ account_id, external_id }, at) => ({ at, account_id, external_id }));
  const known = await app.db<{ at: number; lane: string; authorId: string | null }[]>`
    select row.at, arrival.lane, arrival.entry #>> '{author,id}' as author_id
    from jsonb_to_recordset(${app.db.json(keys)}) as row (at int, account_id uuid, external_id text)
    join channels.arrival on arrival.account_id = row.account_id and arrival.external_id = row.external_id
      and arrival.kind = 'message' and arrival.entry ? 'isElsewhere'
    order by row.at`;
  return known.flatMap(({ at, lane, authorId }) => {
    const row = full[at];
    return row
      ? [{ ...row, kind: "below-ours", lane, entry: { ...knownAlsoAs(row.entry, authorId), text: null } }]
      : [];
  });
}

/** Of who named us somewhere the vendor may tell the name alone; below ours it tells the id. */
const knownAlsoAs = (entry: Entry, id: string | null): Entry =>
  entry.author && id !== null && id !== entry.author.id
    ? { ...entry, author: { ...entry.author, aliases: [...(entry.author.aliases ?? []), id] } }
    : entry;
