/** Where cases went, and why: for the colleague who asks, and for whoever looks into a complaint. */
import type { DecisionKind, Why } from "../../../contract/assignment.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";

export interface Decision {
  caseId: string;
  /** Who has it now; null: nobody. */
  agentId: string | null;
  /** Who decided, where a person did for somebody else. */
  byId: string | null;
  what: DecisionKind;
  why: Why;
}

const keptDays = 90;

export async function note(db: Db, decisions: readonly Decision[]): Promise<void> {
  const rows = decisions.map(({ caseId, agentId, byId, what, why }) => ({
    case_id: caseId,
    agent_id: agentId,
    by_id: byId,
    what,
    why,
  }));
  await db`
    insert into assignment.decision (case_id, agent_id, by_id, what, why)
    select case_id, agent_id, by_id, what, why
    from jsonb_to_recordset(${db.json(rows)}) as row (case_id uuid, agent_id uuid, by_id uuid, what text, why jsonb)`;
}

/** Newest first, 100 at most. */
export function listDecisions(db: Db, caseId: string): Promise<(Decision & { at: Date })[]> {
  return db<(Decision & { at: Date })[]>`
    select case_id, agent_id, by_id, what, why, at from assignment.decision where case_id = ${caseId} order by id desc limit 100`;
}

/** What is older than is kept goes, and who refused may be asked again. */
export async function forgetDecisions({ db }: Context): Promise<void> {
  await db`delete from assignment.refusal where until < (select platform.now())`;
  for (;;) {
    const { count } = await db`
      delete from assignment.decision where id in (
        select id from assignment.decision where at < (select platform.now()) - ${keptDays} * interval '1 day' order by at limit 5000)`;
    if (count < 5000) return;
  }
}
