/** Whether somebody else could be writing in the customer's name. */
import type { Db } from "../../platform/db.ts";
import { notProvedByUse } from "../customers/index.ts";

/** By what they last wrote from: a channel's vendor vouches for its people, a mail's sender is anybody's word. In a case of somebody else nothing vouches for them. */
export async function isForgeable(
  db: Db,
  { caseId, customerIds }: { caseId: string; customerIds: readonly string[] },
): Promise<boolean> {
  const [row] = await db<{ isTheirs: boolean; channel: string | null }[]>`
    select customer_id = any(${[...customerIds]}::uuid[]) as is_theirs, (
      select channel from cases.message where case_id = ${caseId} and direction = 'inbound' order by seq desc limit 1
    ) as channel
    from cases."case" where id = ${caseId}`;
  return !row?.isTheirs || (row.channel !== null && notProvedByUse.includes(row.channel));
}
