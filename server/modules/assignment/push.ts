/** Gives cases to those on shift whose team is given them: whoever has most room first, then whoever has had nothing for longest. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { dutyOf, isGiven } from "../rosters/index.ts";
import { type Abled, findGiven } from "../staff/index.ts";
import { findLoads } from "./claim.ts";
import { claimNext } from "./claim-next.ts";
import { byRoom, type Candidate } from "./by-room.ts";
import { findRule } from "./rule.ts";

/** One round: each who has room gets at most one. Gives whether anybody got something, so that there may be more. */
export async function pushCases(app: Context): Promise<boolean> {
  const teams = await findGiven(app.db);
  if (teams.length === 0 || !(await anyFree(app.db))) return false;
  const duty = await dutyOf(app.db, teams);
  const agents = teams.filter(({ id }) => isGiven(duty.get(id)));
  const candidates = (await weigh(app.db, agents)).filter(({ load, capacity }) => load < capacity).toSorted(byRoom);
  let given = 0;
  for (const { id } of candidates) {
    const caseId = await claimNext(app, { agentId: id, kind: "question", among: null, what: "pushed" });
    if (caseId) given++;
  }
  return given > 0;
}

const anyFree = async (db: Db): Promise<boolean> =>
  (await db`select 1 from assignment.queue_entry where kind = 'question' and held_by is null and not answering limit 1`)
    .length > 0;

/** What each has, may have, and when they last got something. */
async function weigh(db: Db, agents: readonly Abled[]): Promise<Candidate[]> {
  const ids = agents.map(({ id }) => id);
  const { rule } = await findRule(db);
  const [loads, last] = [
    await findLoads(db, { agentIds: ids, rule }),
    await db<{ agentId: string; at: Date }[]>`
      select agent_id, max(at) as at from assignment.decision
      where agent_id = any(${ids}::uuid[]) and at > (select platform.now()) - interval '1 day' group by agent_id`,
  ];
  const lastAt = new Map(last.map(({ agentId, at }) => [agentId, at.getTime()]));
  return agents.map(({ id, capacity }) => ({
    id,
    load: loads.get(id) ?? 0,
    capacity: capacity ?? rule.capacity ?? 1,
    lastAt: lastAt.get(id) ?? 0,
  }));
}
