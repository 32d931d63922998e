/** Where a vendor refused a form, the next one goes: a passenger gets their pass as a link rather than not at all. */
import type { SentForm } from "../../../contract/documents.ts";
import { findWays } from "../cases/index.ts";
import type { DocumentsContext } from "./context.ts";
import { findDocument } from "./document.ts";
import { formAfter, formsFor } from "./forms.ts";
import { isAt, sendAs } from "./send.ts";

interface Refused {
  wishId: string;
  documentId: string;
  caseId: string;
  customerId: string;
  accountId: string;
  threadId: string | null;
  form: SentForm;
  language: string;
  sentBy: string | null;
  voids: string | null;
  scope: string[] | null;
}

/** Each form goes once, however often this runs. */
export async function sendNextForm(app: DocumentsContext, messageId: string, code: string | null): Promise<void> {
  const [refused] = await app.db<Refused[]>`
    select s.wish_id, s.document_id, s.case_id, s.customer_id, s.account_id, s.thread_id, s.form, s.language, s.sent_by, s.voids, l.passenger_ids as scope
    from documents.sending s left join documents.link l on l.id = s.link_id where s.message_id = ${messageId}`;
  if (refused) await sendNext(app, refused, code);
}

async function sendNext(
  app: DocumentsContext,
  { accountId, threadId, caseId, customerId, form, sentBy, ...of }: Refused,
  code: string | null,
): Promise<void> {
  const document = await findDocument(app.db, of.documentId);
  const voids = of.voids === null ? null : await findDocument(app.db, of.voids);
  // What became void meanwhile is told of by itself.
  if (!document || (document.voidAt !== null && voids === null)) return;
  const ways = await findWays(app, { caseId, by: sentBy === null ? "machine" : "person" });
  const way = ways.find((one) => isAt(one, { threadId, channelAccountId: accountId }));
  const next = way && formAfter(form, formsFor(way, app.channels.get(way.channel)?.limits.private.media ?? null), code);
  if (!way || !next) return;
  const { wishId, language, scope } = of;
  const place = { threadId, channelAccountId: accountId };
  await sendAs(
    app,
    {
      wishId,
      document,
      caseId,
      customerId,
      scope: scope ?? document.passengerIds,
      place,
      language,
      staffId: sentBy,
      voids,
    },
    { way, form: next },
  );
}
