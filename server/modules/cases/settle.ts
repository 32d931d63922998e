/** What an accepted answer means for its case: the wait ends, unless they wrote again after what the writer had seen. */
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { customerAnswered, waitBegan } from "./events.ts";
import { lockCase, tellStanding } from "./row.ts";

export interface Answer {
  caseId: string;
  messageId: string;
  by: string | null;
  /** How far its writer had read. */
  seenSeq: string | null;
  /** When the vendor accepted it. */
  at: Date;
}

export async function settleAnswer(app: Context, { caseId, messageId, by, seenSeq, at }: Answer): Promise<void> {
  const before = await lockCase(app.db, caseId);
  const isAnswering = await hasPendingReply(app, caseId);
  const [unanswered] = await app.db<{ id: string; at: Date; urgency: number }[]>`
    select id, least(written_at, received_at) as at, (reading ->> 'urgency')::int as urgency from cases.message
    where case_id = ${caseId} and direction = 'inbound' and needs = 'answer' and removed_at is null and seq > ${seenSeq ?? "0"}::bigint
    order by seq limit 1`;
  const isClosed = before.state === "closed";
  const waitingSince = isClosed ? null : (unanswered?.at ?? null);
  await app.db`
    update cases."case"
    set state = ${isClosed ? "closed" : unanswered ? "open" : "waiting"}, answering = ${isAnswering}, waiting_since = ${waitingSince},
      urgency = greatest(urgency, ${isClosed ? 0 : (unanswered?.urgency ?? 0)}), changed_at = platform.now()
    where id = ${caseId}`;
  await emit(app, customerAnswered, [{ caseId, messageId, by, at: at.toISOString() }]);
  if (unanswered && !isClosed)
    await emit(app, waitBegan, [
      {
        caseId,
        accountId: before.accountId,
        channel: before.channel,
        language: before.language,
        messageId: unanswered.id,
        at: unanswered.at.toISOString(),
      },
    ]);
  await tellStanding(app, [caseId]);
}

/** Whether a reply of ours is still on its way. */
export async function hasPendingReply(app: Context, caseId: string): Promise<boolean> {
  const [row] = await app.db<[{ isPending: boolean }]>`
    select exists (select 1 from cases.message where case_id = ${caseId} and direction = 'outbound' and delivery_state = 'pending') as is_pending`;
  return row.isPending;
}
