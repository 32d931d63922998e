/** Documents of bookings with each of their sendings, for those who show them. */
import type { SentForm } from "../../../contract/documents.ts";
import type { Db } from "../../platform/db.ts";
import { type DocumentRow, documentColumns } from "./document.ts";

export interface SendingRow {
  messageId: string;
  documentId: string;
  caseId: string;
  accountId: string;
  form: SentForm;
  sentBy: string | null;
  at: Date;
  voids: string | null;
  openedAt: Date | null;
}

/** Those that went out in a case, and those that hold of these bookings; the newest first. */
export async function findSendings(
  db: Db,
  { caseId, bookingIds }: { caseId: string; bookingIds: readonly string[] },
): Promise<{ documents: DocumentRow[]; sendings: SendingRow[] }> {
  const sendings = await db<SendingRow[]>`
    select s.message_id, s.document_id, s.case_id, s.account_id, s.form, s.sent_by, s.at, s.voids,
      (select min(o.first_at) from documents.opening o where o.link_id = s.link_id) as opened_at
    from documents.sending s where s.case_id = ${caseId} order by s.at desc limit 200`;
  const sent = [...new Set(sendings.map(({ documentId }) => documentId))];
  const documents = await db<DocumentRow[]>`
    select ${documentColumns(db)} from documents.document
    where id = any(${sent}::uuid[]) or (booking_id = any(${[...bookingIds]}::text[]) and void_at is null) order by made_at desc, id limit 400`;
  return { documents, sendings };
}
