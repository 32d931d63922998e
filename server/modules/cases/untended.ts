/** Who waits in a private conversation and is in nobody's hands. */
import type { Db } from "../../platform/db.ts";

export interface Untended {
  messageId: string;
  caseId: string;
  threadId: string;
  isPrivate: boolean;
  /** In nobody's hands, and not urgent: it stands in the line and goes before nobody. */
  isOrdinary: boolean;
}

/** Of cases that wait since these messages. */
export const findUntended = (db: Db, messageIds: readonly string[]): Promise<Untended[]> =>
  db<Untended[]>`
    select m.id as message_id, c.id as case_id, m.thread_id, m.visibility = 'private' as is_private,
      c.state = 'open' and c.assignee_id is null and not c.answering and c.urgency < 2 as is_ordinary
    from cases.message m join cases."case" c on c.id = m.case_id
    where m.id = any(${[...messageIds]}::uuid[]) and m.removed_at is null and m.thread_id is not null`;
