/** What an accepted answer means for its case: the wait ends, unless they wrote again after what the writer had seen. */
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { caseClosed, customerAnswered, waitBegan } from "./events.ts";
import { keepPromise } from "./keep-promise.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";

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
  const owed = await keepPromise(app, { caseId, messageId, at });
  const isClosed = before.state === "closed";
  // A word given is all there was to do.
  const isDone = before.kind === "word" && !isClosed && !isAnswering && !unanswered && owed === null;
  const stillOwed = owed?.isDue ? owed.since : null;
  const waitingSince = isClosed ? null : (unanswered?.at ?? stillOwed);
  const state = isClosed || isDone ? "closed" : waitingSince ? "open" : "waiting";
  const [row] = await app.db<[{ closedAt: Date | null }]>`
    update cases."case"
    set state = ${state}, answering = ${isAnswering}, waiting_since = ${waitingSince}, resting = false,
      closed_at = case when ${isDone} then platform.now() else closed_at end, outcome = case when ${isDone} then 'solved' else outcome end,
      urgency = greatest(urgency, ${isClosed ? 0 : (unanswered?.urgency ?? 0)}), changed_at = platform.now()
    where id = ${caseId} returning closed_at`;
  await emit(app, customerAnswered, [
    { caseId, messageId, by, unansweredId: unanswered?.id ?? null, at: at.toISOString() },
  ]);
  if (unanswered && !isClosed) await beginWait(app, before, unanswered);
  if (isDone && row.closedAt)
    await emit(app, caseClosed, [{ caseId, outcome: "solved", at: row.closedAt.toISOString(), isAnswering: false }]);
  await tellStanding(app, [caseId]);
}

const beginWait = (app: Context, before: CaseRow, unanswered: { id: string; at: Date }): Promise<void> =>
  emit(app, waitBegan, [
    {
      caseId: before.id,
      accountId: before.accountId,
      channel: before.channel,
      language: before.language,
      messageId: unanswered.id,
      about: before.kind,
      at: unanswered.at.toISOString(),
    },
  ]);

/** Whether a reply of ours is still on its way. */
export async function hasPendingReply(app: Context, caseId: string): Promise<boolean> {
  const [row] = await app.db<[{ isPending: boolean }]>`
    select exists (select 1 from cases.message where case_id = ${caseId} and direction = 'outbound' and author_kind <> 'system' and delivery_state = 'pending') as is_pending`;
  return row.isPending;
}
