/** What we want sent: a row that commits with the command that wanted it, and the two ways to change one's mind. */
import { type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { outgoingChanged } from "./events.ts";
import { NotRetriable, TooLateToUndo } from "./problems.ts";

export interface HandOver {
  /** The message's id; the same id is handed over once. */
  id: string;
  accountId: string;
  /** Messages of one lane go out one after the other. */
  lane: string;
  visibility: "public" | "private";
  recipientId: string;
  parentId: string | null;
  text: string;
}

/** Agents may take a message back for this long, in seconds. */
export const undoSeconds = 5;

/** Has a message sent, five seconds from now. */
export async function handOver(
  app: Context,
  { id, accountId, lane, visibility, recipientId, parentId, text }: HandOver,
): Promise<void> {
  await app.db`
    insert into channels.outgoing (id, account_id, lane, visibility, recipient_id, parent_id, text, send_after)
    values (${id}, ${accountId}, ${lane}, ${visibility}, ${recipientId}, ${parentId}, ${text}, platform.now() + ${undoSeconds} * interval '1 second')`;
  app.ring("outgoing");
}

/** Takes a message back that has not gone yet. */
export async function undo(app: Context, messageId: string): Promise<void> {
  const [row] = await app.db<{ at: Date }[]>`
    update channels.outgoing set state = 'undone', changed_at = platform.now()
    where id = ${messageId} and state = 'pending' and attempts = 0 and send_after > platform.now()
    returning changed_at as at`;
  if (!row) throw TooLateToUndo();
  await emit(app, outgoingChanged, [
    { messageId, state: "undone", at: row.at.toISOString(), vendorId: null, why: null },
  ]);
}

/** Sends a refused or unsure message once more; whoever asks has been told that an unsure one may arrive twice. */
export async function retry(app: Context, messageId: string): Promise<void> {
  const [row] = await app.db<{ at: Date }[]>`
    update channels.outgoing set state = 'pending', why = null, send_after = platform.now(), look_at = null, looks = 0, changed_at = platform.now()
    where id = ${messageId} and state in ('refused', 'unsure')
    returning changed_at as at`;
  if (!row) throw NotRetriable();
  app.ring("outgoing");
  await emit(app, outgoingChanged, [
    { messageId, state: "pending", at: row.at.toISOString(), vendorId: null, why: null },
  ]);
}
