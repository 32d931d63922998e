/** What stood in public and belongs to one person alone: that it was found, when and by which rule; never itself. */
import type { PersonalDataKind } from "../../../contract/triage.ts";
import type { Db } from "../../platform/db.ts";

export interface Found {
  kind: PersonalDataKind;
  rule: string;
}

export interface Exposure {
  messageId: string;
  customerId: string;
  caseId: string | null;
  found: Found[];
  toldMessageId: string | null;
  askedAt: Date | null;
  settledAt: Date | null;
}

/** Gives whether it is new, or more stands there than before. */
export async function keepExposure(
  db: Db,
  { messageId, customerId, caseId, found }: Pick<Exposure, "messageId" | "customerId" | "caseId" | "found">,
): Promise<boolean> {
  const { count } = await db`
    insert into privacy.exposure as e (message_id, customer_id, case_id, found)
    values (${messageId}, ${customerId}, ${caseId}, ${db.json(found as never)})
    on conflict (message_id) do update set found = excluded.found, case_id = coalesce(excluded.case_id, e.case_id), settled_at = null
    where e.found <> excluded.found`;
  return count > 0;
}

export const findExposures = (db: Db, messageIds: readonly string[]): Promise<Exposure[]> => db<Exposure[]>`
  select message_id, customer_id, case_id, found, told_message_id, asked_at, settled_at
  from privacy.exposure where message_id = any(${[...messageIds]}::uuid[]) order by found_at, message_id`;
