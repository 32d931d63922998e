/** What came in and went out with some messages goes, on every way it took. */
import type { Context } from "../../../platform/context.ts";
import { dropFiles } from "../../../platform/files.ts";
import { addCounts, type Counts } from "../../../platform/traces.ts";
import { StillSending } from "../problems.ts";
import { eraseArrivals, eraseFromDeliveries } from "./erase-arrivals.ts";
import { markOfEntry } from "./marks.ts";

export interface EntriesToErase {
  /** Ours, of messages that went out. */
  messageIds: readonly string[];
  /** The vendors'. */
  told: readonly { accountId: string; externalId: string }[];
  /** The ids the vendors give to whose they are. */
  needles: readonly string[];
}

/** Throws while one of them is being sent: what the vendor is told in this moment must be known to be gone. */
export async function eraseEntries(
  app: Context & { key: Buffer },
  { messageIds, told, needles }: EntriesToErase,
): Promise<Counts> {
  const out = await eraseOutgoing(app, messageIds);
  const all = [...told, ...out.told];
  const { db } = app;
  for (const one of all)
    await db`insert into channels.erased_entry (mark) values (${markOfEntry(app.key, one)}) on conflict do nothing`;
  const keys = db.json(all.map(({ accountId, externalId }) => ({ account_id: accountId, external_id: externalId })));
  const arrivals = await db<{ id: string }[]>`
    select a.id::text as id from jsonb_to_recordset(${keys}) as row (account_id uuid, external_id text)
    join channels.arrival a on a.account_id = row.account_id and a.external_id = row.external_id`;
  const counts = await eraseArrivals(db, { arrivalIds: arrivals.map(({ id }) => id), needles });
  const left = await db<{ deliveryId: string }[]>`
    delete from channels.repeat using jsonb_to_recordset(${keys}) as row (account_id uuid, external_id text)
    where repeat.account_id = row.account_id and repeat.external_id = row.external_id returning delivery_id::text as delivery_id`;
  const again = await eraseFromDeliveries(db, {
    counted: new Map(left.map(({ deliveryId }) => [deliveryId, 1])),
    needles: [...needles, ...all.map(({ externalId }) => externalId)],
  });
  await db`
    delete from channels.hiding using jsonb_to_recordset(${keys}) as row (account_id uuid, external_id text)
    where hiding.account_id = row.account_id and hiding.external_id = row.external_id`;
  await db`
    delete from channels.untold using jsonb_to_recordset(${keys}) as row (account_id uuid, external_id text)
    where untold.account_id = row.account_id and untold.external_id = row.external_id`;
  await db`
    delete from channels.deletion using jsonb_to_recordset(${keys}) as row (account_id uuid, external_id text)
    where deletion.account_id = row.account_id and (deletion.external_id = row.external_id or deletion.main_id = row.external_id)`;
  return addCounts(addCounts(counts, again), out.counts);
}

interface Out {
  counts: Counts;
  told: { accountId: string; externalId: string }[];
}

/** What waits to be sent is not sent. */
async function eraseOutgoing(app: Context, messageIds: readonly string[]): Promise<Out> {
  const { db } = app;
  const rows = await db<{ id: string; accountId: string; vendorId: string | null; state: string }[]>`
    select id, account_id, vendor_id, state from channels.outgoing
    where id = any(${[...messageIds]}::uuid[]) or message_id = any(${[...messageIds]}::uuid[]) order by id for update`;
  if (rows.some(({ state }) => state === "sending")) throw StillSending();
  const ids = rows.map(({ id }) => id);
  await db`delete from channels.attempt where outgoing_id = any(${ids}::uuid[])`;
  const media = await db<{ fileId: string }[]>`
    delete from channels.outgoing_media where outgoing_id = any(${ids}::uuid[]) returning file_id`;
  await db`delete from channels.outgoing where id = any(${ids}::uuid[])`;
  await dropFiles(
    app,
    media.map(({ fileId }) => fileId),
  );
  const told = rows.flatMap(({ accountId, vendorId }) =>
    vendorId === null ? [] : [{ accountId, externalId: vendorId }],
  );
  return { counts: { outgoing: rows.length }, told };
}
