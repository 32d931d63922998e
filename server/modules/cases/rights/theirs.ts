/** What stands in somebody's cases and threads, batch by batch. */
import type { Db } from "../../../platform/db.ts";

export interface TheirMessage {
  id: string;
  seq: string;
  accountId: string;
  /** All ids it has at the vendor, the earlier versions' too. */
  externalIds: string[];
}

/** Messages of theirs, and to them, that are not erased yet; the oldest first. Words set under somebody else's are not among them. */
export const findTheirMessages = (
  db: Db,
  { customerIds, limit }: { customerIds: readonly string[]; limit: number },
): Promise<TheirMessage[]> => db<TheirMessage[]>`
  select m.id, m.seq::text as seq, m.account_id, array_remove(array[m.external_id, m.version_external_id], null)
    || array(select external_id from cases.message_version v where v.message_id = m.id) as external_ids
  from cases.message m
  where m.customer_id = any(${[...customerIds]}::uuid[]) and m.removed_why is distinct from 'erased' order by m.seq limit ${limit}`;
