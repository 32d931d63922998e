/** What somebody had sent until a moment, and nobody has received yet, is received by nobody. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";
import type { Handle } from "./handle.ts";
import { eraseArrivals } from "./erase-arrivals.ts";
import { markOfSender } from "./marks.ts";

/** The lanes in which they write, at every account of ours. */
export async function findLanes(db: Db, handles: readonly Handle[]): Promise<string[]> {
  const accounts = await db<{ id: string; kind: string }[]>`select id, kind from channels.account limit 1000`;
  return accounts.flatMap(({ id, kind }) =>
    handles.filter((handle) => handle.kind === kind).map(({ value }) => `${id}/${value}`),
  );
}

/**
 * First in a transaction that lets somebody go. Waits for who reads deliveries and who receives from these lanes, and keeps both out
 * until its end: what they took up is done, and what they did not is gone. What is stored and not read yet is passed over by its mark.
 */
export async function closeLanes(
  { db, key }: { db: Db; key: Buffer },
  { handles, until }: { handles: readonly Handle[]; until: Date },
): Promise<Counts> {
  await db`select pg_advisory_xact_lock(4101)`;
  const keys = await findLanes(db, handles);
  await db`select from channels.lane where key = any(${keys}::text[]) order by key for update`;
  const waiting = await db<{ id: string }[]>`
    select id::text as id from channels.arrival where lane = any(${keys}::text[]) and state = 'waiting' order by arrival.id`;
  const counts = await eraseArrivals(db, {
    arrivalIds: waiting.map(({ id }) => id),
    needles: handles.map(({ value }) => value),
  });
  for (const handle of handles)
    await db`
      insert into channels.erased_sender as known (mark, until) values (${markOfSender(key, handle)}, ${until})
      on conflict (mark) do update set until = greatest(known.until, excluded.until)`;
  return counts;
}

/** Whether anybody's deliveries or arrivals from before a moment are still to be read or received. */
export async function isAnyWaiting(db: Db, until: Date): Promise<boolean> {
  const [row] = await db<[{ isAny: boolean }]>`
    select exists (select from channels.delivery where state = 'waiting' and received_at <= ${until})
      or exists (select from channels.arrival where state = 'waiting' and received_at <= ${until}) as is_any`;
  return row.isAny;
}
