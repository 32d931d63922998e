/** What the writer of an answer has not read yet: an answer never goes out past it. */
import type { Db } from "../../platform/db.ts";
import { Stale } from "./problems.ts";

export interface Reader {
  caseId: string;
  agentId: string;
  /** How far they have read, as the case told them. */
  readTo?: string | undefined;
  /** Or by message: the last of the customer's that they have seen. */
  seenMessageId?: string | undefined;
}

/** Refuses where others wrote, changed or removed something since. Only under the lock of the case: messages of a case are numbered under it. */
export async function requireRead(db: Db, { caseId, agentId, readTo, seenMessageId }: Reader): Promise<void> {
  const rows = readTo
    ? await db<{ id: string }[]>`
        select id from cases.message
        where case_id = ${caseId} and greatest(seq, changed_seq) > ${readTo}::bigint
          and author_id is distinct from ${agentId}::uuid and author_kind <> 'system' and delivery_state is distinct from 'undone'
        order by seq limit 50`
    : seenMessageId
      ? await db<{ id: string }[]>`
          select id from cases.message
          where case_id = ${caseId} and direction = 'inbound'
            and seq > (select seq from cases.message where id = ${seenMessageId} and case_id = ${caseId})
          order by seq limit 50`
      : [];
  if (rows.length > 0) throw Stale({ newer: rows.length, messageIds: rows.map(({ id }) => id) });
}
