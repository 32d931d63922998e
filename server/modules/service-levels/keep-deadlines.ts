/** Keeps the deadlines of cases as they follow from what happened and from what we hold ourselves to. */
import type { Clock, ServiceRule, Target } from "../../../contract/service-rules.ts";
import { atomically, type Context, now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { type CaseTraits, findTraits } from "../cases/index.ts";
import type { Span } from "./calendar/open-time.ts";
import { chooseTarget } from "./choose-target.ts";
import { type Deadline, deadlineAt, type Kept, type Talk } from "./deadline.ts";
import { findRule } from "./definition.ts";
import { deadlineBroken, deadlineNear } from "./events.ts";
import { findTier } from "./tier.ts";

/** One writer at a time: of two that look at a case together, the second sees what the first wrote. */
const lock = 4157;

interface WaitRow extends Kept {
  caseId: string;
  clock: Clock;
  waitId: string;
  startedAt: number;
  endedAt: number | null;
  isDropped: boolean;
  isKept: boolean;
}

/** A reaction to whatever moves a wait; bears being run twice. */
export async function keepDeadlines(app: Context, facts: readonly { caseId: string }[]): Promise<void> {
  const caseIds = [...new Set(facts.map(({ caseId }) => caseId))];
  await atomically(app, async (app) => {
    const definition = await findRule(app.db);
    const { rule, version, madeAt } = definition;
    if (rule.targets.length === 0 && !(await hasOpen(app.db, caseIds))) return;
    await app.db`select pg_advisory_xact_lock(${lock})`;
    const waits = await findWaits(app.db, caseIds, madeAt);
    const at = (await now(app.db)).getTime();
    const traits = new Map(
      (await findTraits(app.db, [...new Set(waits.map(({ caseId }) => caseId))])).map((one) => [one.id, one]),
    );
    const talks = await findTalks(app.db, [...traits.values()], at);
    const tiers = await findTiers(app.db, rule, [...traits.values()]);
    const kept: (WaitRow & { deadline: Deadline; target: Target })[] = [];
    const gone: WaitRow[] = [];
    for (const wait of waits) {
      const of = traits.get(wait.caseId);
      const target = of && chooseTarget(rule.targets, wait.clock, { ...of, tier: tiers.get(of.customerId) ?? null });
      const calendar = rule.calendars.find(({ name }) => name === target?.calendar);
      const talk = talks.get(wait.caseId);
      if (target && calendar && talk)
        kept.push({ ...wait, target, deadline: deadlineAt({ wait, kept: wait, talk, target, calendar }, at) });
      else if (wait.isKept) gone.push(wait);
    }
    await drop(app.db, gone);
    await write(app.db, kept, version);
    const told = (which: "warnedAt" | "breachedAt") =>
      kept
        .filter((one) => one[which] === null && one.deadline[which] !== null && one.deadline.endedAt === null)
        .map(({ caseId, clock, deadline }) => ({ caseId, clock, dueAt: new Date(deadline.dueAt ?? at).toISOString() }));
    const broken = told("breachedAt");
    const isBroken = new Set(broken.map(({ caseId, clock }) => `${caseId} ${clock}`));
    await emit(app, deadlineBroken, broken);
    await emit(
      app,
      deadlineNear,
      told("warnedAt").filter(({ caseId, clock }) => !isBroken.has(`${caseId} ${clock}`)),
    );
  });
}

async function hasOpen(db: Db, caseIds: readonly string[]): Promise<boolean> {
  const [row] = await db<[{ has: boolean }]>`
    select exists (select 1 from service_levels.deadline where case_id = any(${[...caseIds]}::uuid[]) and ended_at is null) as has`;
  return row.has;
}

/** What is not settled yet. Of what ended before our rule was made only that which was kept then. */
async function findWaits(db: Db, caseIds: readonly string[], madeAt: Date): Promise<WaitRow[]> {
  const rows = await db<(Omit<WaitRow, "pauses"> & { pauses: [number, number][] | null })[]>`
    with wait as (
      select case_id, id, kind || '-response' as clock, started_at, ended_at, coalesce(ended_why not in ('answered', 'closed'), false) as is_dropped
      from service_levels.episode where case_id = any(${[...caseIds]}::uuid[]) and about = 'question'
      union all
      select case_id, id, 'resolution', started_at, ended_at, coalesce(outcome not in ('solved', 'no-reaction'), false)
      from service_levels.cycle where case_id = any(${[...caseIds]}::uuid[]) and about = 'question'
      union all
      select case_id, id, 'end-to-end', min(started_at) over (partition by case_id), ended_at, coalesce(outcome not in ('solved', 'no-reaction'), false)
      from service_levels.cycle where case_id = any(${[...caseIds]}::uuid[]) and about = 'question'
    )
    select wait.case_id, wait.clock, wait.id::text as wait_id, wait.is_dropped, d.id is not null as is_kept,
      ${ms(db, "wait.started_at")} as started_at, ${ms(db, "wait.ended_at")} as ended_at, ${ms(db, "d.paused_at")} as paused_at,
      ${ms(db, "d.warned_at")} as warned_at, ${ms(db, "d.breached_at")} as breached_at,
      (select json_agg(json_build_array(${ms(db, "lower(span)")}, ${ms(db, "upper(span)")})) from unnest(d.pauses) as span) as pauses
    from wait left join service_levels.deadline d on d.clock = wait.clock and d.wait_id = wait.id
    where d.ended_at is null and (wait.ended_at is null or d.id is not null or wait.ended_at > ${madeAt})
    order by wait.case_id, wait.clock, wait.id`;
  return rows.map(({ pauses, ...row }) => ({ ...row, pauses: (pauses ?? []).map(([from, to]) => ({ from, to })) }));
}

const ms = (db: Db, column: string) => db.unsafe(`(extract(epoch from ${column}) * 1000)::float8`);

/** Whose turn it is, and since when, from the waits themselves. */
async function findTalks(db: Db, traits: readonly CaseTraits[], at: number): Promise<Map<string, Talk>> {
  const rows = await db<{ caseId: string; answeredAt: number | null; wroteAt: number }[]>`
    select case_id, max(${ms(db, "ended_at")}) filter (where ended_why = 'answered') as answered_at, max(${ms(db, "started_at")}) as wrote_at
    from service_levels.episode where case_id = any(${traits.map(({ id }) => id)}::uuid[]) group by case_id`;
  const known = new Map(rows.map((row) => [row.caseId, row]));
  return new Map(
    traits.map(({ id, isTheirTurn }): [string, Talk] => {
      const { answeredAt = null, wroteAt = at } = known.get(id) ?? {};
      const isAnswered = isTheirTurn && answeredAt !== null && answeredAt >= wroteAt;
      return [
        id,
        isAnswered
          ? { theirTurnSince: answeredAt, ourTurnSince: null }
          : { theirTurnSince: null, ourTurnSince: wroteAt },
      ];
    }),
  );
}

/** Looked for only where a target asks. */
async function findTiers(
  db: Db,
  { targets }: ServiceRule,
  traits: readonly CaseTraits[],
): Promise<Map<string, string>> {
  const tiers = new Map<string, string>();
  if (targets.every(({ tier }) => tier === null)) return tiers;
  for (const customerId of new Set(traits.map((one) => one.customerId))) {
    const tier = await findTier(db, customerId);
    if (tier) tiers.set(customerId, tier);
  }
  return tiers;
}

const iso = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
const rangesOf = (spans: readonly Span[]): string =>
  `{${spans.map(({ from, to }) => `["${iso(from)}","${iso(to)}")`).join(",")}}`;

async function write(
  db: Db,
  kept: readonly (WaitRow & { deadline: Deadline; target: Target })[],
  version: number,
): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept.map(({ caseId, clock, waitId, startedAt, deadline, target }) => ({
    case_id: caseId,
    clock,
    wait_id: waitId,
    started_at: iso(startedAt),
    seconds: target.seconds,
    calendar: target.calendar,
    pauses: rangesOf(deadline.pauses),
    paused_at: iso(deadline.pausedAt),
    warn_at: iso(deadline.warnAt),
    due_at: iso(deadline.dueAt),
    warned_at: iso(deadline.warnedAt),
    breached_at: iso(deadline.breachedAt),
    ended_at: iso(deadline.endedAt),
    outcome: deadline.outcome,
  }));
  await db`
    insert into service_levels.deadline
      (case_id, clock, wait_id, started_at, version, seconds, calendar, pauses, paused_at, warn_at, due_at, warned_at, breached_at, ended_at, outcome)
    select case_id, clock, wait_id, started_at, ${version}, seconds, calendar, pauses, paused_at, warn_at, due_at, warned_at, breached_at, ended_at, outcome
    from jsonb_to_recordset(${db.json(rows)}) as row (case_id uuid, clock text, wait_id bigint, started_at timestamptz, seconds int, calendar text,
      pauses tstzmultirange, paused_at timestamptz, warn_at timestamptz, due_at timestamptz, warned_at timestamptz, breached_at timestamptz,
      ended_at timestamptz, outcome text)
    on conflict (clock, wait_id) do update set started_at = excluded.started_at, version = excluded.version, seconds = excluded.seconds,
      calendar = excluded.calendar, pauses = excluded.pauses, paused_at = excluded.paused_at, warn_at = excluded.warn_at, due_at = excluded.due_at,
      warned_at = excluded.warned_at, breached_at = excluded.breached_at, ended_at = excluded.ended_at, outcome = excluded.outcome`;
}

/** No target fits any more: nothing is owed from now on. What was broken stays so. */
async function drop(db: Db, gone: readonly WaitRow[]): Promise<void> {
  for (const { clock, waitId } of gone)
    await db`
      update service_levels.deadline set ended_at = platform.now(), outcome = case when breached_at is null then 'dropped' else 'breached' end
      where clock = ${clock} and wait_id = ${waitId} and ended_at is null`;
}
