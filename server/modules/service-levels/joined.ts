/** Waiting that goes on in another case, because two became one or came apart again. */
import type { Context } from "../../platform/context.ts";

/** One clock: since they first waited in either. */
export async function joinWaits(
  app: Context,
  facts: readonly { caseId: string; intoId: string; at: string }[],
): Promise<void> {
  for (const { caseId, intoId, at } of facts) {
    await app.db`
      with gone as (
        update service_levels.episode set ended_at = greatest(started_at, ${at}), ended_why = 'joined'
        where case_id = ${caseId} and ended_at is null returning *
      )
      insert into service_levels.episode as e (case_id, account_id, channel, language, start_message_id, about, started_at, kind)
      select ${intoId}, account_id, channel, language, start_message_id, about, started_at, coalesce((
        select 'next' from service_levels.episode earlier
        where earlier.case_id = ${intoId} and earlier.about = gone.about and earlier.ended_why = 'answered' limit 1
      ), 'first') from gone
      on conflict (case_id) where ended_at is null do update
      set account_id = excluded.account_id, channel = excluded.channel, language = excluded.language, start_message_id = excluded.start_message_id,
        started_at = excluded.started_at
      where e.started_at > excluded.started_at`;
    await app.db`
      update service_levels.cycle set ended_at = greatest(started_at, ${at}), outcome = 'joined' where case_id = ${caseId} and ended_at is null`;
  }
}

/** Threads left: who still waits does so since another message, or nobody does. */
export async function moveWaits(
  app: Context,
  facts: readonly { caseId: string; messageId: string | null; at: string | null }[],
): Promise<void> {
  for (const { caseId, messageId, at } of facts)
    if (messageId === null || at === null)
      await app.db`
        update service_levels.episode set ended_at = greatest(started_at, platform.now()), ended_why = 'joined' where case_id = ${caseId} and ended_at is null`;
    else
      await app.db`
        update service_levels.episode set start_message_id = ${messageId}, started_at = ${at} where case_id = ${caseId} and ended_at is null`;
}
