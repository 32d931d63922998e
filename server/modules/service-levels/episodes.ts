/** Waiting, as it begins and ends. */
import type { CaseKind } from "../../../contract/words.ts";
import type { Context } from "../../platform/context.ts";

export type WaitBegan = {
  caseId: string;
  accountId: string;
  channel: string;
  language: string;
  messageId: string;
  about: CaseKind;
  at: string;
};

/** Who waits already goes on waiting: one open episode per case, and its start never moves. */
export async function startEpisodes(app: Context, facts: readonly WaitBegan[]): Promise<void> {
  const rows = facts.map(({ caseId, accountId, channel, language, messageId, about, at }) => ({
    case_id: caseId,
    about,
    account_id: accountId,
    channel,
    language,
    start_message_id: messageId,
    started_at: at,
  }));
  await app.db`
    insert into service_levels.episode (case_id, account_id, channel, language, start_message_id, about, started_at, kind)
    select case_id, account_id, channel, language, start_message_id, about, started_at,
      coalesce((
        select 'next' from service_levels.episode earlier
        where earlier.case_id = row.case_id and earlier.about = row.about and earlier.ended_why = 'answered' limit 1
      ), 'first')
    from jsonb_populate_recordset(null::service_levels.episode, ${app.db.json(rows)}) as row
    order by case_id
    on conflict (case_id) where ended_at is null do nothing`;
}

export type Answered = {
  caseId: string;
  messageId: string;
  by: string | null;
  unansweredId: string | null;
  at: string;
};

/** The vendor accepted a human answer: the wait is over, unless it began with what its writer had not seen. */
export async function endEpisodes(app: Context, facts: readonly Answered[]): Promise<void> {
  for (const { caseId, messageId, by, unansweredId, at } of facts)
    await app.db`
      update service_levels.episode
      set ended_at = greatest(started_at, ${at}), ended_why = 'answered', end_message_id = ${messageId}, answered_by = ${by}
      where case_id = ${caseId} and ended_at is null and start_message_id is distinct from ${unansweredId}::uuid`;
}

export type Closed = {
  caseId: string;
  outcome: "solved" | "needed-no-answer" | "no-reaction" | "passed-by";
  at: string;
  isAnswering: boolean;
};

/** Closing ends a wait that nobody answered; where a reply is on its way, the vendor's acceptance does. */
export async function endOnClose(app: Context, facts: readonly Closed[]): Promise<void> {
  for (const { caseId, outcome, at, isAnswering } of facts) {
    await app.db`
      update service_levels.cycle set ended_at = greatest(started_at, ${at}), outcome = ${outcome}
      where case_id = ${caseId} and ended_at is null`;
    if (isAnswering) continue;
    await app.db`
      update service_levels.episode
      set ended_at = greatest(started_at, ${at}), ended_why = ${outcome === "needed-no-answer" || outcome === "passed-by" ? outcome : "closed"}
      where case_id = ${caseId} and ended_at is null`;
  }
}

export type Ended = { caseId: string; at: string };

/** What they waited for was taken back: nobody owed them an answer. */
export async function endVoided(app: Context, facts: readonly Ended[]): Promise<void> {
  for (const { caseId, at } of facts)
    await app.db`
      update service_levels.episode set ended_at = greatest(started_at, ${at}), ended_why = 'needed-no-answer'
      where case_id = ${caseId} and ended_at is null`;
}

export type Opened = { caseId: string; channel: string; language: string; about: CaseKind; at: string };

/** A cycle runs from opening to closing; reopening begins another. */
export async function startCycles(app: Context, facts: readonly Opened[]): Promise<void> {
  const rows = facts.map(({ caseId, channel, language, about, at }) => ({
    case_id: caseId,
    about,
    channel,
    language,
    started_at: at,
  }));
  await app.db`
    insert into service_levels.cycle (case_id, channel, language, about, started_at)
    select case_id, channel, language, about, started_at from jsonb_populate_recordset(null::service_levels.cycle, ${app.db.json(rows)})
    order by case_id
    on conflict (case_id) where ended_at is null do nothing`;
}

export type Turned = Opened & { asked: boolean };

/** Who asks now begins to wait for an answer; what an agent knew better was so from the start. */
export async function turnWaits(app: Context, facts: readonly Turned[]): Promise<void> {
  const asked = facts.filter((fact) => fact.asked);
  for (const { caseId, at } of asked) {
    await app.db`
      update service_levels.episode set ended_at = greatest(started_at, ${at}), ended_why = 'turned' where case_id = ${caseId} and ended_at is null`;
    await app.db`
      update service_levels.cycle set ended_at = greatest(started_at, ${at}), outcome = 'turned' where case_id = ${caseId} and ended_at is null`;
  }
  if (asked.length > 0) await startCycles(app, asked);
  for (const { caseId, about } of facts.filter((fact) => !fact.asked)) {
    await app.db`update service_levels.episode set about = ${about} where case_id = ${caseId} and ended_at is null`;
    await app.db`update service_levels.cycle set about = ${about} where case_id = ${caseId} and ended_at is null`;
  }
}
