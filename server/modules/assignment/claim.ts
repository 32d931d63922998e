/** The statements that decide who gets a case: of any number who ask at once, each gets another one. */
import type { AssignmentRule } from "../../../contract/assignment.ts";
import { languages as ours, type CaseKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import type { Abled } from "../staff/index.ts";
import { fits, type Need, unitsOf } from "./fits.ts";
import { holdMinutes } from "./hold.ts";

export interface Claimed extends Need {
  caseId: string;
  urgency: number;
  waitedSeconds: number;
  /** Units of work they had before; null where they do not count. */
  load: number | null;
}

interface Wish {
  kind: CaseKind;
  /** Only one of these; null: any. */
  among: readonly string[] | null;
}

/** Written out, so that a prepared plan keeps to the index of the kind. */
const ofKind = (db: Db, kind: CaseKind) => (kind === "word" ? db`kind = 'word'` : db`kind = 'question'`);

const hold = (db: Db, agentId: string) => db`
  update assignment.queue_entry
  set held_by = ${agentId}, held_until = platform.now() + ${holdMinutes} * interval '1 minute'`;

const told = (db: Db) => db`
  case_id, language, channel, topic, urgency, extract(epoch from platform.now() - waiting_since)::int as waited_seconds`;

const notRefused = (db: Db, agentId: string) => db`
  not exists (select 1 from assignment.refusal
    where refusal.case_id = queue_entry.case_id and agent_id = ${agentId} and until > (select platform.now()))`;

/** The first of all that is free: where nothing is asked of anybody. */
export async function claimAny(db: Db, { agentId, kind, among }: Wish & { agentId: string }): Promise<Claimed | null> {
  const [claimed] = await db<Claimed[]>`
    ${hold(db, agentId)}
    where case_id = (
      select case_id from assignment.queue_entry
      where ${ofKind(db, kind)} and held_by is null and not answering ${among ? db`and case_id = any(${[...among]}::uuid[])` : db``}
        and ${notRefused(db, agentId)}
      order by urgency desc, waiting_since, case_id limit 1 for update skip locked)
    returning ${told(db)}, null::int as load`;
  return claimed ?? null;
}

/** Something that cases ask of who takes them, as it is kept: a claim names each by its number. */
export interface KnownNeed extends Need {
  id: number;
}

interface Fitting extends Wish {
  agent: Abled;
  rule: AssignmentRule;
  capacity: number | null;
  needs: readonly KnownNeed[];
  /** Given to them unasked: only opening it makes it theirs for longer. */
  untilOpened: boolean;
  /** Only what this holds for. */
  only?: (need: Need) => boolean;
}

/** Before they claim what fits them: what the queue asks for that they might get. Holds their load, and settles how the claim is planned. */
export async function readyToClaim(
  db: Db,
  { agent, rule, capacity }: { agent: Abled; rule: AssignmentRule; capacity: number | null },
): Promise<KnownNeed[]> {
  const [needs] = await Promise.all([
    db<KnownNeed[]>`
      select id, language, channel, topic from assignment.need
      ${isBoundToLanguages(rule) ? db`where language = any(${Object.keys(agent.levels)}) or language <> all(${[...ours]})` : db``}`,
    // What they have is counted in the statement that adds to it, and nothing else of theirs comes in between.
    capacity !== null && db`select pg_advisory_xact_lock(hashtextextended(${`load ${agent.id}`}, 0))`,
    // The plan is the same whatever is asked: it is made once for each line to the database, not for each claim, which would take longer than the claim.
    db`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)`,
  ]);
  return needs;
}

/** The first that is free of what they may get and have room for; after `readyToClaim`, in the same transaction. */
export async function claimFitting(
  db: Db,
  { agent, kind, among, rule, capacity, untilOpened, needs, only = () => true }: Fitting,
): Promise<Claimed | null> {
  const wanted = needs.flatMap((need) => {
    const fit = only(need) ? fits(agent, need, rule) : null;
    return fit ? [{ id: need.id, after: fit.afterMinutes, units: unitsOf(need.channel, rule) }] : [];
  });
  if (wanted.length === 0) return null;
  const near = among ? amongThese(db, { kind, among, agentId: agent.id }) : firstOfAll(db, { kind, agentId: agent.id });
  const atOnce = among ? db`` : db`union ${headsAtOnce(db, { kind, agentId: agent.id })}`;
  const later =
    !among && wanted.some(({ after }) => after > 0) ? db`union ${headsLater(db, { kind, agentId: agent.id })}` : db``;
  for (;;) {
    const [claimed] = await db<(Claimed & { isTaken: boolean })[]>`
      with wanted as materialized (
        select language, channel, topic, after, units from unnest(
          ${wanted.map(({ id }) => id)}::int[], ${wanted.map(({ after }) => after)}::int[], ${wanted.map(({ units }) => units)}::int[]
        ) as asked (id, after, units) join assignment.need using (id)
      ), carried as materialized (
        select coalesce(sum(coalesce((${db.json(rule.units)}::jsonb ->> channel)::int, 1)), 0)::int as load
        from assignment.queue_entry where held_by = ${agent.id}
      ), light as materialized (
        select wanted.* from wanted, carried where ${capacity}::int is null or load + units <= ${capacity}::int
      ), near as materialized (
        select * from (${near}) as each order by urgency desc, waiting_since, case_id limit ${mostAtOnce}
      ), soonest as materialized (
        select * from (select * from near ${atOnce}) as each order by urgency desc, waiting_since, case_id limit ${mostAtOnce}
      ), head as materialized (
        select * from (select * from soonest ${later}) as each order by urgency desc, waiting_since, case_id limit ${mostAtOnce}
      ), free as (
        select case_id from assignment.queue_entry
        where case_id in (select case_id from head) and held_by is null and not answering
        order by urgency desc, waiting_since, case_id limit 1 for update skip locked
      ), claimed as (
        ${hold(db, agent.id)}, returned = ${untilOpened} where case_id = (select case_id from free)
        returning ${told(db)}, (select load from carried) as load
      )
      select claimed.*, false as is_taken from claimed
      union all
      select case_id, null, null, null, urgency, null, null, true from head where not exists (select 1 from claimed)
      limit 1`;
    if (!claimed) return null;
    if (!claimed.isTaken) return { ...claimed, load: capacity === null ? null : claimed.load };
    // Colleagues are taking the heads this moment: wait for one of them, and look again.
    await db`select 1 from assignment.queue_entry where case_id = ${claimed.caseId} for update`;
  }
}

/** Of each need so many, and of all together: as many may be taken at the same moment without waiting for each other. */
const mostOfEach = 2;
const mostAtOnce = 16;

interface Asked {
  kind: CaseKind;
  agentId: string;
}

const first = (db: Db, { kind, agentId }: Asked, more: ReturnType<Db>) => db`
  select case_id, urgency, waiting_since from assignment.queue_entry
  where ${ofKind(db, kind)} and language = light.language and channel = light.channel and topic = light.topic
    and held_by is null and not answering and ${notRefused(db, agentId)} and ${more}
  order by urgency desc, waiting_since, case_id limit ${mostOfEach}`;

/** So many of the queue, from its beginning, are looked at before each need is asked for its own first. */
const lookedAtFirst = 128;

/** Of the beginning of the queue what they may get. Where it has enough, whatever comes after is behind it. */
const firstOfAll = (db: Db, { kind, agentId }: Asked) => db`
  select case_id, urgency, waiting_since from (
    select * from assignment.queue_entry
    where ${ofKind(db, kind)} and held_by is null and not answering and ${notRefused(db, agentId)}
    order by urgency desc, waiting_since, case_id limit ${lookedAtFirst}
  ) as beginning join light using (language, channel, topic)
  where waiting_since <= (select platform.now()) - after * interval '1 minute'`;

const isShort = (db: Db) => db`(select count(*) from near) < ${mostAtOnce}`;

const headsAtOnce = (db: Db, asked: Asked) => db`
  select head.* from light, lateral (${first(db, asked, db`true`)}) as head where after = 0 and ${isShort(db)}`;

/**
 * Each urgency by itself: who waited long enough is the beginning of a stretch of the index, and nothing else is read. Where enough of
 * what they may have at once is as urgent, nothing below that is looked at.
 */
const headsLater = (db: Db, asked: Asked) => db`
  select head.* from light, generate_series(
      (select case when count(*) = ${mostAtOnce} then min(urgency) else 0 end::int from soonest), 3) as band, lateral (${first(
        db,
        asked,
        db`urgency = band and waiting_since <= (select platform.now()) - after * interval '1 minute'`,
      )}) as head where after > 0 and ${isShort(db)}`;

const amongThese = (db: Db, { kind, among, agentId }: Asked & { among: readonly string[] }) => db`
  select case_id, urgency, waiting_since from assignment.queue_entry join light using (language, channel, topic)
  where ${ofKind(db, kind)} and case_id = any(${[...among]}::uuid[]) and held_by is null and not answering
    and ${notRefused(db, agentId)} and waiting_since <= (select platform.now()) - after * interval '1 minute'`;

/** No waiting brings anybody what they do not speak. */
const isBoundToLanguages = ({ countLanguages, ladder }: AssignmentRule): boolean =>
  countLanguages && ladder.every(({ drops }) => drops !== "language");

/** Units of work that these have. */
export async function findLoads(
  db: Db,
  { agentIds, rule }: { agentIds: readonly string[]; rule: AssignmentRule },
): Promise<Map<string, number>> {
  const rows = await db<{ agentId: string; load: number }[]>`
    select held_by as agent_id, sum(coalesce((${db.json(rule.units)}::jsonb ->> channel)::int, 1))::int as load
    from assignment.queue_entry where held_by = any(${[...agentIds]}::uuid[]) group by held_by`;
  return new Map(rows.map(({ agentId, load }) => [agentId, load]));
}

/** Whether any of these is free; of those only that somebody gave back, where told whose. */
export async function waitsFor(
  db: Db,
  { kind, among, refusedBy }: Wish & { refusedBy: string | null },
): Promise<boolean> {
  const [row] = await db`
    select 1 from assignment.queue_entry
    where ${ofKind(db, kind)} and held_by is null and not answering ${among ? db`and case_id = any(${[...among]}::uuid[])` : db``}
      ${refusedBy === null ? db`` : db`and not ${notRefused(db, refusedBy)}`}
    limit 1`;
  return row !== undefined;
}
