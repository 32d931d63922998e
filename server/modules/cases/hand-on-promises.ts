/** What somebody promised and will not be there for: to whom it comes back instead. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { tellStanding } from "./row.ts";

export interface OwedPromise {
  promiseId: string;
  caseId: string;
  dueAt: Date;
  language: string;
  channel: string;
  topic: string;
}

/** What this member owes and was not brought back yet, due before a time (null: whenever); 500 at most. */
export function findOwedBy(
  db: Db,
  { memberId, before }: { memberId: string; before: Date | null },
): Promise<OwedPromise[]> {
  return db<OwedPromise[]>`
    select p.id as promise_id, p.case_id, p.due_at, c.language, c.channel, c.topic
    from cases.promise p join cases."case" c on c.id = p.case_id
    where p.owed_by = ${memberId} and p.ended_at is null and p.fell_due_at is null and c.state <> 'closed'
      and (${before}::timestamptz is null or p.due_at < ${before}::timestamptz)
    order by p.due_at, p.id limit 500`;
}

/** The case goes with its promise, and rests as it did; `to` null: when it is due it is everybody's, at its place. */
export async function handOnPromises(
  app: Context,
  promises: readonly { promiseId: string; caseId: string; to: string | null }[],
): Promise<void> {
  const rows = promises.map(({ promiseId, caseId, to }) => ({ id: promiseId, case_id: caseId, relief_id: to }));
  // The case first, as every command does.
  await app.db`
    select 1 from cases."case" where id = any(${promises.map(({ caseId }) => caseId)}::uuid[]) order by id for no key update`;
  const moved = await app.db<{ caseId: string }[]>`
    with handed as (
      update cases.promise p set handed_on_at = platform.now(), relief_id = row.relief_id
      from jsonb_populate_recordset(null::cases.promise, ${app.db.json(rows)}) as row
      where p.id = row.id and p.ended_at is null and p.fell_due_at is null
      returning p.case_id, p.relief_id
    )
    update cases."case" c set assignee_id = handed.relief_id, changed_at = platform.now()
    from handed where c.id = handed.case_id and (c.resting or c.state = 'waiting')
    returning c.id as case_id`;
  await tellStanding(
    app,
    moved.map(({ caseId }) => caseId),
  );
}
