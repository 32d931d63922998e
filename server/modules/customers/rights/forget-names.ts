/** Names and handles as a channel gave them, where its vendor lets us keep them for a time only: they come again when their person writes again. */
import type { Db } from "../../../platform/db.ts";

export async function forgetNames(
  db: Db,
  { kind, before, limit }: { kind: string; before: Date; limit: number },
): Promise<number> {
  const { count } = await db`
    update customers.identifier set name = null, handle = null, words = ''
    where id in (
      select id from customers.identifier where kind = ${kind} and since < ${before} and (name is not null or handle is not null) limit ${limit})`;
  return count;
}
