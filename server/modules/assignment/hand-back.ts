/** Giving a case back, with the reason. */
import { type Context, atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { note } from "./decisions.ts";

/** Who gave a case back for a reason is not offered it again for so long. */
const restMinutes = 30;

export interface HandedBack {
  caseId: string;
  /** Who had it. */
  agentId: string;
  byId: string;
  reason: string | null;
}

/** Notes who gave what back; told why, it is not offered to them again at once. */
export function noteHandedBack(app: Context, { caseId, agentId, byId, reason }: HandedBack): Promise<void> {
  return atomically(app, async (app) => {
    if (reason !== null)
      await app.db`
        insert into assignment.refusal (case_id, agent_id, until) values (${caseId}, ${agentId}, platform.now() + ${restMinutes} * interval '1 minute')
        on conflict (case_id, agent_id) do update set until = excluded.until`;
    await note(app.db, [
      {
        caseId,
        agentId: null,
        byId: agentId === byId ? null : byId,
        what: "handed-back",
        why: reason === null ? {} : { reason },
      },
    ]);
  });
}

/** Who holds a case that waits; null: nobody does. */
export async function findHolder(db: Db, caseId: string): Promise<string | null> {
  const [row] = await db<{ heldBy: string | null }[]>`
    select held_by from assignment.queue_entry where case_id = ${caseId}`;
  return row?.heldBy ?? null;
}

/** What was given to somebody unasked, and came back, is not given to them again at once. */
export async function restFromPushed(db: Db, held: readonly { caseId: string; heldBy: string }[]): Promise<void> {
  await db`
    insert into assignment.refusal (case_id, agent_id, until)
    select held.case_id, held.agent_id, platform.now() + ${restMinutes} * interval '1 minute'
    from unnest(${held.map(({ caseId }) => caseId)}::uuid[], ${held.map(({ heldBy }) => heldBy)}::uuid[]) as held (case_id, agent_id)
    where exists (
      select 1 from assignment.decision d
      where d.case_id = held.case_id and d.agent_id = held.agent_id and what = 'pushed' and at > platform.now() - ${restMinutes} * interval '1 minute')
    on conflict (case_id, agent_id) do update set until = excluded.until`;
}
