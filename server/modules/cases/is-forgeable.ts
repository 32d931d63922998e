/** Whether somebody else could be writing in the customer's name. */
import type { Db } from "../../platform/db.ts";
import { notProvedByUse } from "../customers/index.ts";

/** By what they last wrote from: a channel's vendor vouches for its people, a mail's sender is anybody's word. */
export async function isForgeable(db: Db, caseId: string): Promise<boolean> {
  const [row] = await db<{ channel: string }[]>`
    select channel from cases.message where case_id = ${caseId} and direction = 'inbound' order by seq desc limit 1`;
  return row !== undefined && notProvedByUse.includes(row.channel);
}
