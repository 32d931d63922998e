/** What of somebody stood in public and was hidden: for themselves to read, or to be gone. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";

export async function exportExposures(db: Db, customerIds: readonly string[]) {
  const rows = await db`
    select message_id, found, found_at, told_at, asked_at, settled_at from privacy.exposure
    where customer_id = any(${[...customerIds]}::uuid[]) order by found_at limit 5000`;
  return [...rows];
}

export async function eraseExposures(db: Db, customerIds: readonly string[]): Promise<Counts> {
  const { count } = await db`delete from privacy.exposure where customer_id = any(${[...customerIds]}::uuid[])`;
  return { exposures: count };
}
