/** Follows how our messages fare at the vendor. Runs within the change, so that message, case and queue never disagree. */
import type { Context } from "../../platform/context.ts";
import { changed, emit } from "../../platform/events.ts";
import type { OutgoingChange } from "../channels/index.ts";
import { caseReopened } from "./events.ts";
import { lockCase, tellStanding } from "./row.ts";
import { hasPendingReply, settleAnswer } from "./settle.ts";

interface Sent {
  id: string;
  caseId: string;
  authorId: string | null;
  authorKind: "staff" | "system";
  seenSeq: string | null;
}

export async function followDelivery(app: Context, facts: readonly OutgoingChange[]): Promise<void> {
  for (const fact of facts) {
    const [message] = await app.db<Sent[]>`
      update cases.message
      set delivery_state = ${fact.readAt ? "read" : fact.deliveredAt ? "delivered" : fact.state}, delivery_at = ${fact.readAt ?? fact.deliveredAt ?? fact.at}, delivery_why = ${fact.why}, delivery_code = ${fact.code ?? null}, external_id = coalesce(${fact.vendorId}, external_id)
      where id = ${fact.messageId} returning id, case_id, author_id, author_kind, seen_seq`;
    if (!message) continue;
    // What the house itself says answers nobody.
    if (message.authorKind === "system") await changed(app, [`case/${message.caseId}`]);
    else if (fact.state === "accepted")
      await settleAnswer(app, {
        caseId: message.caseId,
        messageId: message.id,
        by: message.authorId,
        seenSeq: message.seenSeq,
        at: new Date(fact.at),
      });
    else if (fact.state === "pending") await takeOutOfQueue(app, message.caseId);
    else await putBack(app, message.caseId);
  }
}

/** A retry is on its way. */
async function takeOutOfQueue(app: Context, caseId: string): Promise<void> {
  await app.db`update cases."case" set answering = true, changed_at = platform.now() where id = ${caseId}`;
  await tellStanding(app, [caseId]);
}

/** Undone, refused or unsure: they still wait, so the case is back where it stood; even one that was closed meanwhile. */
async function putBack(app: Context, caseId: string): Promise<void> {
  const before = await lockCase(app.db, caseId);
  const isAnswering = await hasPendingReply(app, caseId);
  const isReopened = before.state === "closed" && !isAnswering && before.waitingSince !== null;
  const [row] = await app.db<[{ at: Date }]>`
    update cases."case"
    set answering = ${isAnswering}, resting = false, state = case when ${isReopened} then 'open' else state end,
      closed_at = case when ${isReopened} then null else closed_at end, outcome = case when ${isReopened} then null else outcome end,
      changed_at = platform.now()
    where id = ${caseId} returning changed_at as at`;
  if (isReopened)
    await emit(app, caseReopened, [
      { caseId, channel: before.channel, language: before.language, about: before.kind, at: row.at.toISOString() },
    ]);
  await tellStanding(app, [caseId]);
}
