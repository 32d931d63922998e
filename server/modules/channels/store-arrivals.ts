/** Keeps the entries of deliveries as arrivals, each once, and puts each at the end of its lane. */
import type { ArrivalRow } from "./arrival.ts";
import type { ChannelsContext } from "./context.ts";
import { dropPointers, foundBelowOurs } from "./below-ours.ts";
import { forgetWords } from "./forget-words.ts";
import { arrivalKindOf, laneOf, nameOf, versioned } from "./lane.ts";
import type { Placed } from "./place-entries.ts";

interface ReadDelivery {
  delivery: { id: string; receivedAt: Date };
  entries: readonly Placed[];
}

export async function storeArrivals(app: ChannelsContext, read: readonly ReadDelivery[]): Promise<void> {
  const rows = read.flatMap(rowsOf);
  if (rows.length === 0) return;
  const kept = new Set((await insertRows(app, rows)).map(keyOf));
  const again = rows.filter((row) => !kept.has(keyOf(nameOfRow(row))));
  const mayPoint = ({ channel }: ArrivalRow): boolean => app.channels.get(channel)?.untold !== undefined;
  await settlePointers(app, rows.filter(mayPoint), again.filter(mayPoint));
  const repeated = again.map(nameOfRow).filter(({ kind }) => withWords.includes(kind));
  if (repeated.length > 0) await noteRepeats(app, repeated);
}

/** Of channels that also point at what they do not tell. */
async function settlePointers(
  app: ChannelsContext,
  rows: readonly ArrivalRow[],
  again: readonly ArrivalRow[],
): Promise<void> {
  await dropPointers(app, rows);
  const found = await foundBelowOurs(app, again);
  if (found.length > 0) await insertRows(app, found);
}

/** Gives those that were not there. */
function insertRows(app: ChannelsContext, rows: readonly ArrivalRow[]): Promise<Name[]> {
  const placed = rows.map((row, place) => ({ ...row, place }));
  return app.db<Name[]>`
    with stored as (
      insert into channels.arrival (account_id, external_id, kind, delivery_id, lane, entry, received_at)
      select account_id, external_id, kind, delivery_id, lane, entry, received_at
      from jsonb_to_recordset(${app.db.json(placed as never)}) as row
        (account_id uuid, external_id text, kind text, delivery_id bigint, lane text, entry jsonb, received_at timestamptz, place int)
      order by place
      on conflict (account_id, external_id, kind) do nothing
      returning lane, account_id, external_id, kind, delivery_id
    ), lanes as (
      insert into channels.lane (key, waiting, next_at)
      select lane, count(*), (select platform.now()) from stored group by lane order by lane
      on conflict (key) do update set waiting = lane.waiting + excluded.waiting,
        next_at = case when lane.waiting = 0 then excluded.next_at else lane.next_at end
    )
    select account_id, external_id, kind, delivery_id from stored`;
}

/** Of an arrival, in one delivery. */
interface Name {
  accountId: string;
  externalId: string;
  kind: string;
  deliveryId: string;
}

const keyOf = ({ accountId, externalId, kind, deliveryId }: Name): string =>
  [accountId, deliveryId, kind, externalId].join(" ");

const nameOfRow = (row: ArrivalRow): Name => ({
  accountId: row.account_id,
  externalId: row.external_id,
  kind: row.kind,
  deliveryId: row.delivery_id,
});

const withWords: readonly string[] = ["message", "edit", "auto-reply"];

const rowsOf = ({ delivery, entries }: ReadDelivery): ArrivalRow[] =>
  entries.map(({ entry, accountId, kind: channel }, place) => {
    const name = nameOf(entry, `${delivery.id}#${place}`);
    return {
      account_id: accountId,
      external_id: name,
      kind: arrivalKindOf(entry),
      delivery_id: delivery.id,
      lane: laneOf(accountId, entry),
      entry: versioned(entry, name),
      received_at: delivery.receivedAt,
      channel,
    };
  });

/** Where else the words of what came before lie. */
async function noteRepeats(app: ChannelsContext, again: readonly Name[]): Promise<void> {
  const rows = again.map(({ accountId, externalId, deliveryId }) => ({
    account_id: accountId,
    external_id: externalId,
    delivery_id: deliveryId,
  }));
  const fresh = await app.db<{ accountId: string; externalId: string }[]>`
    insert into channels.repeat (account_id, external_id, delivery_id)
    select account_id, external_id, delivery_id
    from jsonb_to_recordset(${app.db.json(rows)}) as row (account_id uuid, external_id text, delivery_id bigint)
    on conflict do nothing
    returning account_id, external_id`;
  if (fresh.length > 0) await forgetAgain(app, fresh);
}

/** Words that come once more after their writer took them back, by a replay, go again. */
async function forgetAgain(
  app: ChannelsContext,
  again: readonly { accountId: string; externalId: string }[],
): Promise<void> {
  const keys = again.map(({ accountId, externalId }) => ({ account_id: accountId, external_id: externalId }));
  const gone = await app.db<{ accountId: string; externalId: string }[]>`
    select row.account_id, row.external_id
    from jsonb_to_recordset(${app.db.json(keys)}) as row (account_id uuid, external_id text)
    cross join lateral (
      select from channels.arrival
      where account_id = row.account_id and external_id = row.external_id and kind = any(${[...withWords]}) and entry ? 'forgotten'
      limit 1) as forgotten`;
  for (const { accountId, externalId } of gone) await forgetWords(app, { accountId, externalIds: [externalId] });
}
