/** Tells where a document went that it holds no longer, with the new one where there is one: a row each, taken once. */
import { atomically, attempt } from "../../platform/context.ts";
import { Problem } from "../../platform/problem.ts";
import { findTraits } from "../cases/index.ts";
import type { DocumentsContext } from "./context.ts";
import { findDocument, findNewest } from "./document.ts";
import { sendTo } from "./send.ts";

interface Notice {
  id: string;
  documentId: string;
  caseId: string;
  accountId: string;
  threadId: string | null;
  customerId: string;
  language: string;
}

/** One of them; gives whether there may be more. Where nothing can go now the case shows that nobody was told. */
export const tellVoid = (app: DocumentsContext): Promise<boolean> =>
  atomically(app, async (app) => {
    const [notice] = await app.db<Notice[]>`
      select id, document_id, case_id, account_id, thread_id, customer_id, language from documents.notice
      where told_at is null and next_at <= (select platform.now()) order by next_at limit 1 for update skip locked`;
    if (!notice) return false;
    const form = await tell(app, notice);
    await app.db`
      update documents.notice set told_at = platform.now(), came_to = ${form ?? "nothing"} where id = ${notice.id}`;
    return true;
  });

async function tell(
  app: DocumentsContext,
  { documentId, caseId, accountId, threadId, customerId, language }: Notice,
): Promise<string | null> {
  const old = await findDocument(app.db, documentId);
  const [theCase] = await findTraits(app.db, [caseId]);
  if (!old || !theCase || theCase.isErased) return null;
  const next = await findNewest(app.db, old.replacedBy);
  const place = { threadId, channelAccountId: accountId };
  const document = next ?? old;
  const [link] = await app.db<{ passengerIds: string[] }[]>`
    select l.passenger_ids from documents.sending s join documents.link l on l.id = s.link_id
    where s.document_id = ${documentId} and s.case_id = ${caseId} and s.account_id = ${accountId} order by s.at desc limit 1`;
  const scope = link?.passengerIds ?? document.passengerIds;
  const sending = {
    wishId: documentId,
    document,
    caseId,
    customerId,
    scope,
    place,
    language,
    staffId: null,
    voids: old,
  };
  return attempt(app, (app) => sendTo(app, sending)).catch((error: unknown) => {
    if (error instanceof Problem) return null;
    throw error;
  });
}
