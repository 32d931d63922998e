/** The next case, for one agent. */
import type { CaseKind } from "../../../contract/words.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { assign } from "../cases/index.ts";
import { holdMinutes } from "./hold.ts";

export interface ClaimNext {
  agentId: string;
  kind: CaseKind;
  /** Only one of these; null: any. */
  among: readonly string[] | null;
}

/** Claims what should be worked next and gives its id; null when none of them is free. One statement decides who gets it. */
export function claimNext(app: Context, { agentId, kind, among }: ClaimNext): Promise<string | null> {
  return atomically(app, async (app) => {
    const [claimed] = await app.db<{ caseId: string }[]>`
      update assignment.queue_entry
      set held_by = ${agentId}, held_until = platform.now() + ${holdMinutes} * interval '1 minute'
      where case_id = (
        select case_id from assignment.queue_entry
        where ${ofKind(app.db, kind)} and held_by is null and not answering ${among ? app.db`and case_id = any(${[...among]}::uuid[])` : app.db``}
        order by urgency desc, waiting_since, case_id limit 1 for update skip locked)
      returning case_id`;
    if (!claimed) return null;
    await assign(app, { caseIds: [claimed.caseId], to: agentId });
    return claimed.caseId;
  });
}

/** Written out, so that a prepared plan keeps to the index of the kind. */
const ofKind = (db: Db, kind: CaseKind) => (kind === "word" ? db`kind = 'word'` : db`kind = 'question'`);
