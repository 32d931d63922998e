/** Keeps the queue as the cases stand. */
import { type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { assign, type CaseStanding } from "../cases/index.ts";
import { whoWorks } from "../rosters/index.ts";
import { findAbilitiesOf } from "../staff/index.ts";
import { findLoads } from "./claim.ts";
import { note } from "./decisions.ts";
import { holdMinutes } from "./hold.ts";
import { findRule } from "./rule.ts";

/** Open cases are in the queue unless they rest until a promise is due. Who knows a case gets it back if they are at work and free; else it is everybody's, at its place. */
export async function followCases(app: Context, facts: readonly CaseStanding[]): Promise<void> {
  const latest = [...new Map(facts.map((fact) => [fact.caseId, fact])).values()];
  const gone = latest.filter((fact) => !isQueued(fact)).map(({ caseId }) => caseId);
  if (gone.length > 0) await app.db`delete from assignment.queue_entry where case_id = any(${gone}::uuid[])`;
  const open = latest.filter(isQueued);
  if (open.length === 0) return;
  const isNew = await queue(app, open);
  await release(
    app,
    open.filter(({ caseId, isGiven }) => isNew.has(caseId) && !isGiven),
  );
}

const isQueued = ({ state, resting }: CaseStanding): boolean => state === "open" && !resting;

/** Writes the entries and tells which were not there before. */
async function queue(app: Context, open: readonly CaseStanding[]): Promise<Set<string>> {
  const rows = open.map((fact) => ({
    case_id: fact.caseId,
    kind: fact.kind,
    urgency: fact.urgency,
    waiting_since: fact.waitingSince,
    channel: fact.channel,
    language: fact.language,
    topic: fact.topic,
    answering: fact.answering,
    held_by: fact.assigneeId,
  }));
  await rememberNeeds(app.db, open);
  const written = await app.db<{ caseId: string; isNew: boolean }[]>`
    insert into assignment.queue_entry as entry (case_id, kind, urgency, waiting_since, channel, language, topic, answering, held_by, held_until)
    select case_id, kind, urgency, waiting_since, channel, language, topic, answering, held_by,
      case when held_by is not null then platform.now() + ${holdMinutes} * interval '1 minute' end
    from jsonb_populate_recordset(null::assignment.queue_entry, ${app.db.json(rows)}) order by case_id
    on conflict (case_id) do update
    set kind = excluded.kind, urgency = excluded.urgency, waiting_since = excluded.waiting_since, channel = excluded.channel, language = excluded.language, topic = excluded.topic, answering = excluded.answering,
      held_until = case when entry.held_by is not distinct from excluded.held_by then entry.held_until else excluded.held_until end,
      returned = entry.returned and entry.held_by is not distinct from excluded.held_by, held_by = excluded.held_by
    returning case_id, xmax = 0 as is_new`;
  return new Set(written.filter(({ isNew }) => isNew).map(({ caseId }) => caseId));
}

/** What these ask of who takes them, where it was never asked before; in one order, so that two who do this at once don't wait for each other. */
async function rememberNeeds(db: Db, open: readonly CaseStanding[]): Promise<void> {
  const asked = open.map(({ language, channel, topic }) => ({ language, channel, topic }));
  await db`
    insert into assignment.need (language, channel, topic)
    select distinct language, channel, topic from jsonb_populate_recordset(null::assignment.need, ${db.json(asked)}) as asked
    where not exists (
      select 1 from assignment.need where need.language = asked.language and need.channel = asked.channel and need.topic = asked.topic)
    order by language, channel, topic
    on conflict do nothing`;
}

/** What is new to the queue and somebody's from before. */
async function release(app: Context, fresh: readonly CaseStanding[]): Promise<void> {
  const known = fresh.flatMap(({ caseId, assigneeId }) => (assigneeId ? [{ caseId, agentId: assigneeId }] : []));
  if (known.length === 0) return;
  const free = await findFree(app.db, [...new Set(known.map(({ agentId }) => agentId))]);
  const back = known.filter(({ agentId }) => free.has(agentId));
  const orphans = known.filter(({ agentId }) => !free.has(agentId)).map(({ caseId }) => caseId);
  if (orphans.length > 0) await assign(app, { caseIds: orphans, to: null });
  if (back.length > 0)
    await note(
      app.db,
      back.map((one) => ({ ...one, byId: null, what: "came-back" as const, why: {} })),
    );
}

/** Which of these are at work and have no more than they may have, what came back counted in. */
async function findFree(db: Db, agentIds: readonly string[]): Promise<Set<string>> {
  const working = await whoWorks(db, agentIds);
  if (working.size === 0) return working;
  const { rule } = await findRule(db);
  const [able, loads] = [
    await findAbilitiesOf(db, [...working]),
    await findLoads(db, { agentIds: [...working], rule }),
  ];
  return new Set(
    able
      .filter(({ id, capacity }) => (loads.get(id) ?? 0) <= (capacity ?? rule.capacity ?? Number.POSITIVE_INFINITY))
      .map(({ id }) => id),
  );
}
