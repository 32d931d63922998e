/** Says stored deliveries in our words: one arrival per entry, each once, in lanes that keep the order. */
import { atomically } from "../../platform/context.ts";
import { type Db, findByIndex } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { storable } from "../../platform/storable.ts";
import type { ChannelsContext } from "./context.ts";
import { findAccount } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import { type Entry, Unreadable } from "./entry.ts";
import { storeArrivals } from "./store-arrivals.ts";
import { isBare } from "./rights/bare-of.ts";
import { placeEntries, type PlacedDelivery } from "./place-entries.ts";
import { passOver } from "./rights/pass-over.ts";
import { takeWishes } from "./opt-out/take-wishes.ts";
import { takeTyping } from "./read-typing.ts";
import { withoutEmptyIds } from "./empty-ids.ts";

interface DeliveryRow {
  id: string;
  accountId: string;
  kind: string;
  headers: Record<string, string>;
  body: Uint8Array;
  receivedAt: Date;
}

type ReadDelivery = PlacedDelivery<SaidDelivery>;

interface SaidDelivery {
  delivery: DeliveryRow;
  entries: readonly Entry[];
  why: string | null;
}

/** Deliveries, and bytes of them, read in one transaction at most: a mail may have 25 MB. */
const atOnce = { deliveries: 200, bytes: 48 * 1024 * 1024 };

/** Reads the next batch; gives whether there may be more. One reader at a time, so that lanes fill in the order of receipt. */
export function readDeliveries(app: ChannelsContext): Promise<boolean> {
  return atomically(app, async (app) => {
    const [lock] = await app.db<[{ isOurs: boolean }]>`select pg_try_advisory_xact_lock(4101) as is_ours`;
    if (!lock.isOurs) return false;
    const waiting = await app.db<{ id: string; bytes: number }[]>`
      select id, octet_length(body) as bytes from channels.delivery
      where state = 'waiting' order by id limit ${atOnce.deliveries}`;
    if (waiting.length === 0) return false;
    const ids = withinBytes(waiting);
    const deliveries = await app.db<DeliveryRow[]>`
      select delivery.id, account_id, kind, headers, body, received_at
      from channels.delivery join channels.account on account.id = account_id
      where delivery.id = any(${ids}::bigint[]) order by delivery.id`;
    await findByIndex(app.db);
    const accounts = await findPlacing(app, deliveries);
    const said = deliveries.map((delivery) => readOne(app, delivery, accounts.get(delivery.accountId)));
    const read = await takeWishes(app, await takeTyping(app, await passOver(app, await placeEntries(app, said))));
    await storeArrivals(app, read);
    await finish(app.db, read);
    if (read.some(({ why }) => why !== null)) await changed(app, ["channels"]);
    app.ring("arrivals");
    return ids.length < waiting.length || waiting.length === atOnce.deliveries;
  });
}

/** The first always, however large. */
function withinBytes(waiting: readonly { id: string; bytes: number }[]): string[] {
  let sum = 0;
  const end = waiting.findIndex(({ bytes }, at) => (sum += bytes) > atOnce.bytes && at > 0);
  return waiting.slice(0, end === -1 ? waiting.length : end).map(({ id }) => id);
}

/** The accounts whose keys tell whose an entry is. */
async function findPlacing(
  app: ChannelsContext,
  deliveries: readonly DeliveryRow[],
): Promise<ReadonlyMap<string, ChannelAccount>> {
  const accounts = new Map<string, ChannelAccount>();
  for (const { accountId, kind } of deliveries) {
    if (accounts.has(accountId) || !app.channels.get(kind)?.place) continue;
    const account = await findAccount(app, accountId);
    if (account) accounts.set(accountId, account);
  }
  return accounts;
}

function readOne(app: ChannelsContext, delivery: DeliveryRow, account: ChannelAccount | undefined): SaidDelivery {
  if (isBare(delivery.body)) return { delivery, entries: [], why: null };
  try {
    const channel = app.channels.get(delivery.kind);
    if (!channel) throw new Unreadable("this version knows no such channel");
    if (channel.place && !account) throw new Unreadable("the account was removed");
    const read = channel.read({ headers: delivery.headers, body: Buffer.from(delivery.body) });
    const placed = account ? read.map((entry) => channel.place?.(entry, account) ?? entry) : read;
    return { delivery, entries: storable(placed.map(withoutEmptyIds)), why: null };
  } catch (error) {
    if (!(error instanceof Unreadable))
      app.log.error({ delivery: delivery.id, err: error }, "an adapter failed to read a delivery");
    return {
      delivery,
      entries: [],
      why: error instanceof Unreadable ? error.message : "the adapter failed; see the log",
    };
  }
}

async function finish(db: Db, read: readonly ReadDelivery[]): Promise<void> {
  const rows = read.map(({ delivery, entries, why }) => ({ id: delivery.id, entries: entries.length, why }));
  await db`
    update channels.delivery set state = case when row.why is null then 'read' else 'unreadable' end, why = row.why, entries = row.entries
    from jsonb_to_recordset(${db.json(rows)}) as row (id bigint, entries int, why text)
    where delivery.id = row.id`;
}
