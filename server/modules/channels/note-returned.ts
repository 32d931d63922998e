/** What became of a message after its vendor had taken it: it came back, or was shown. */
import type { Context } from "../../platform/context.ts";
import { noteRefusal } from "./clearance/note-standing.ts";
import type { Refusal } from "./outbound.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

interface Named {
  accountId: string;
  messageId: string;
}

/** It came back for good: nobody has it. Gives whether that is news. */
export async function noteReturned(
  app: Context,
  { accountId, messageId, why, code }: Named & { why: string; code: Refusal },
): Promise<boolean> {
  const { count } = await app.db`
    update channels.outgoing
    set state = 'refused', why = ${why}, code = ${code}, look_at = null, epoch = epoch + 1, changed_at = platform.now()
    where id = ${messageId} and account_id = ${accountId} and state in ('accepted', 'delivered', 'read', 'unsure')`;
  if (count === 0) return false;
  await noteRefusal(app.db, messageId, code);
  await tellOutgoing(app, [messageId]);
  return true;
}

/** Whom it was for has opened it. */
export async function noteShown({ db }: Context, { accountId, messageId }: Named): Promise<void> {
  await db`
    update channels.outgoing set state = 'read', changed_at = platform.now()
    where id = ${messageId} and account_id = ${accountId} and state in ('accepted', 'delivered')`;
}
