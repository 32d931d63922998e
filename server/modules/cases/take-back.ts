/** Taking a reply back within its five seconds, and sending one again that did not arrive. */
import { unsigned } from "../../../contract/signature.ts";
import { atomically, attempt, type Context } from "../../platform/context.ts";
import { retry, undo } from "../channels/index.ts";
import { MessageNotFound, NotYours } from "./problems.ts";
import { saveDraft } from "./draft.ts";
import { takeMoveBack } from "./move-to-private.ts";

interface Own {
  messageId: string;
  agentId: string;
}

/** The reply does not go; its text and who was to get it are the draft again. */
export function undoReply(app: Context, { messageId, agentId }: Own): Promise<void> {
  return atomically(app, async (app) => {
    const { authorId, text, signature, ...place } = await findReply(app, messageId);
    if (authorId !== agentId) throw NotYours();
    await undo(app, messageId);
    const otherId = await takeMoveBack(app.db, messageId);
    // An invitation without its message, or the other way round, says half of what was meant.
    if (otherId) await attempt(app, (app) => undo(app, otherId)).catch(() => {});
    // What went with it is in its writer's hands again.
    await app.db`
      update cases.attachment set message_id = null, created_at = platform.now() where message_id = ${messageId} and uploaded_by = ${agentId}`;
    await saveDraft(app, { ...place, staffId: agentId, text: unsigned(text, signature) });
  });
}

/** Sends a refused or unsure reply once more. */
export function retryReply(app: Context, { messageId }: { messageId: string }): Promise<void> {
  return atomically(app, async (app) => {
    await findReply(app, messageId);
    await retry(app, messageId);
  });
}

interface Reply {
  caseId: string;
  text: string;
  signature: string;
  visibility: "public" | "private";
  threadId: string | null;
  /** Of a letter. */
  cc: readonly string[] | null;
  authorId: string | null;
}

async function findReply(app: Context, messageId: string): Promise<Reply> {
  const [row] = await app.db<Reply[]>`
    select case_id, text, signature, visibility, thread_id, author_id,
      case when letter is not null then array(select jsonb_array_elements_text(letter -> 'cc')) end as cc
    from cases.message
    where id = ${messageId} and direction = 'outbound' and visibility <> 'internal' and case_id is not null`;
  if (!row) throw MessageNotFound();
  return row;
}
