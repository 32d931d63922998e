/** Where a customer can be reached on a channel. */
import type { Db } from "../../platform/db.ts";

/** The vendor's id of the person; the newest handle where they have several, null where we know none. */
export async function findAddress(
  db: Db,
  { customerId, kind }: { customerId: string; kind: string },
): Promise<string | null> {
  const [row] = await db<{ value: string }[]>`
    select value from customers.identifier where customer_id = ${customerId} and kind = ${kind} order by id desc limit 1`;
  return row?.value ?? null;
}
