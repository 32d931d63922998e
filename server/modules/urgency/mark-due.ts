/** What happened may make a case more or less urgent: it is weighed at once, in batches, beside whatever happens. */
import type { Context } from "../../platform/context.ts";

/** In one order, so that two who do this at once don't wait for each other in a ring. */
export async function markDue(app: Context, caseIds: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(caseIds)].filter((id) => id !== null).toSorted();
  if (ids.length === 0) return;
  await app.db`
    insert into urgency.score as old (case_id, next_at)
    select id, (select platform.now()) from unnest(${ids}::uuid[]) as id order by id
    on conflict (case_id) do update set next_at = least(old.next_at, excluded.next_at)`;
  app.ring("urgency");
}
