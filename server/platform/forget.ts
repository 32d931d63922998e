/** Deletes what was kept long enough, a few thousand rows at a time, so that nothing waits behind it. */
import { atomically, type PoolContext } from "./context.ts";
import type { Db } from "./db.ts";

/** Rows of one transaction. */
export const batchSize = 2000;
/** Batches of one run; the next run goes on. */
const batchesAtMost = 500;

/** Runs `batch`, a transaction each, until it finds less than it may take; gives how many it took. */
export async function forgetInBatches(app: PoolContext, batch: (db: Db) => Promise<number>): Promise<number> {
  let all = 0;
  for (let n = 0; n < batchesAtMost; n++) {
    const count = await atomically(app, ({ db }) => batch(db));
    all += count;
    if (count < batchSize) break;
  }
  return all;
}
