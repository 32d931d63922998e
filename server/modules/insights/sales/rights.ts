/** Sales of somebody: for themselves to read, or to be nobody's. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";

export async function exportSales(db: Db, customerIds: readonly string[]) {
  const rows = await db`
    select at, kind, amount::text as amount, currency, booking_id, case_id, first_channel, assisting, last_channel, effect from insights.sale
    where customer_id = any(${[...customerIds]}::uuid[]) order by at limit 5000`;
  return [...rows];
}

/** The money stays, of nobody. */
export async function eraseSales(db: Db, customerIds: readonly string[]): Promise<Counts> {
  const { count } = await db`
    update insights.sale set customer_id = null, booking_id = null where customer_id = any(${[...customerIds]}::uuid[])`;
  return count > 0 ? { sales: count } : {};
}
