/** Brings cases back whose promise is due: to whose it is if they are here and at work, else to everybody, where the case stood in the queue. */
import { atomically, type Context } from "../../platform/context.ts";
import { changed, emit } from "../../platform/events.ts";
import { whoWorks } from "../rosters/index.ts";
import { promiseFellDue } from "./events.ts";
import { graceMinutes } from "./keep-promise.ts";
import { holdFree, tellStanding } from "./row.ts";

interface Due {
  id: string;
  caseId: string;
  /** Who made it, or took it over; null: nobody in particular. */
  owedBy: string | null;
  since: Date;
}

const batchSize = 200;

/** One batch; gives whether there may be more. Rows with a time, not timers: who was away finds them when back. */
export function fallDue(app: Context): Promise<boolean> {
  return atomically(app, async (app) => {
    const found = await app.db<{ caseId: string }[]>`
      select case_id from cases.promise
      where ended_at is null and fell_due_at is null and due_at <= (select platform.now()) order by due_at limit ${batchSize}`;
    if (found.length === 0) return false;
    const cases = await holdFree(
      app.db,
      found.map(({ caseId }) => caseId),
    );
    const due = await app.db<Due[]>`
      update cases.promise set fell_due_at = due_at
      where case_id = any(${cases}::uuid[]) and ended_at is null and fell_due_at is null and due_at <= (select platform.now())
      returning id, case_id, owed_by, since`;
    await bringBack(app, due);
    return found.length === batchSize && due.length > 0;
  });
}

/** A case that somebody works on already, since the customer wrote meanwhile, stays with them. */
async function bringBack(app: Context, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return;
  const here = await whoWorks(app.db, [...new Set(due.flatMap(({ owedBy }) => owedBy ?? []))]);
  const rows = due.map(({ caseId, owedBy, since }) => ({
    case_id: caseId,
    since: since.toISOString(),
    agent_id: owedBy !== null && here.has(owedBy) ? owedBy : null,
  }));
  const returned = await app.db<{ caseId: string; isTheirs: boolean }[]>`
    update cases."case" c
    set state = 'open', waiting_since = coalesce(c.waiting_since, row.since), resting = false, changed_at = platform.now(),
      assignee_id = case when before.is_at_work then c.assignee_id else row.agent_id end
    from jsonb_to_recordset(${app.db.json(rows)}) as row (case_id uuid, since timestamptz, agent_id uuid)
    join (select id, state = 'open' and not resting as is_at_work from cases."case") as before on before.id = row.case_id
    where c.id = row.case_id and c.state <> 'closed'
    returning c.id as case_id, not before.is_at_work and row.agent_id is not null as is_theirs`;
  const isTheirs = new Map(returned.map((one) => [one.caseId, one.isTheirs]));
  await tellStanding(app, [...isTheirs.keys()]);
  await emit(
    app,
    promiseFellDue,
    due.map(({ id, caseId, owedBy }) => ({
      promiseId: id,
      caseId,
      returnedTo: isTheirs.get(caseId) ? owedBy : null,
    })),
  );
}

/** What fell due and was not answered in time is broken, and shows it. */
export function markBroken(app: Context): Promise<boolean> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ caseId: string }[]>`
      update cases.promise set state = 'broken'
      where id in (
        select id from cases.promise
        where state = 'open' and kind = 'promise' and fell_due_at < (select platform.now()) - ${graceMinutes} * interval '1 minute'
        order by fell_due_at limit ${batchSize} for update skip locked)
      returning case_id`;
    if (rows.length > 0) await changed(app, [...rows.map(({ caseId }) => `case/${caseId}`), "queue"]);
    return rows.length === batchSize;
  });
}
