/** What ended, counted again by any definition, from the log of waits alone: what was kept at the time stays as it was. */
import type { Clock, ServiceRule } from "../../../contract/service-rules.ts";
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import type { Span } from "./calendar/open-time.ts";
import { chooseTarget, type Traits } from "./choose-target.ts";
import { deadlineAt, fresh } from "./deadline.ts";
import type { Period } from "./figures.ts";

export type Outcome = "met" | "breached" | "dropped";

export interface EndedWait {
  caseId: string;
  clock: Clock;
  channel: ChannelKind;
  /** Milliseconds since 1970. */
  startedAt: number;
  endedAt: number;
  /** Nothing was owed in the end. */
  isDropped: boolean;
  /** While we waited for them; of a resolution. */
  pauses: readonly Span[];
  /** As it was kept at the time; null: nothing was owed then. */
  kept: Outcome | null;
}

/** What of it a definition makes; null: it owes nothing. Pure. */
export function judge(wait: EndedWait, rule: ServiceRule, traits: Traits): Outcome | null {
  const target = chooseTarget(rule.targets, wait.clock, traits);
  const calendar = rule.calendars.find(({ name }) => name === target?.calendar);
  if (!target || !calendar) return null;
  const kept = { ...fresh, pauses: wait.pauses };
  const talk = { theirTurnSince: null, ourTurnSince: wait.startedAt };
  return deadlineAt({ wait, kept, talk, target, calendar }, wait.endedAt).outcome;
}

const pageSize = 2000;

interface Row extends Omit<EndedWait, "pauses"> {
  pauses: [number, number][] | null;
  place: string;
}

/** Page by page, of questions that ended in the period, oldest first. */
export async function* readEnded(db: Db, period: Period): AsyncGenerator<EndedWait[]> {
  for (const read of [responsesAfter, cyclesAfter])
    for (let place = "0"; ;) {
      const rows = await read(db, period, place);
      if (rows.length > 0)
        yield rows.map(({ pauses, place: _place, ...row }) => ({
          ...row,
          pauses: (pauses ?? []).map(([from, to]) => ({ from, to })),
        }));
      const last = rows.at(-1);
      if (!last || rows.length < pageSize) break;
      place = last.place;
    }
}

const ms = (db: Db, column: string) => db.unsafe(`(extract(epoch from ${column}) * 1000)::float8`);

const responsesAfter = (db: Db, { from, to }: Period, place: string): Promise<Row[]> => db<Row[]>`
  select e.case_id, e.kind || '-response' as clock, e.channel, ${ms(db, "e.started_at")} as started_at, ${ms(db, "e.ended_at")} as ended_at,
    e.ended_why not in ('answered', 'closed') as is_dropped, null as pauses, d.outcome as kept, e.id::text as place
  from service_levels.episode e left join service_levels.deadline d on d.clock = e.kind || '-response' and d.wait_id = e.id
  where e.about = 'question' and e.ended_at >= ${from} and e.ended_at < ${to} and e.id > ${place}
  order by e.id limit ${pageSize}`;

/** Each is two: the solution, which does not count while we wait for them, and all from the first opening on. */
const cyclesAfter = (db: Db, { from, to }: Period, place: string): Promise<Row[]> => db<Row[]>`
  with ended as (
    select id, case_id, channel, started_at, ended_at, outcome not in ('solved', 'no-reaction') as is_dropped from service_levels.cycle
    where about = 'question' and ended_at >= ${from} and ended_at < ${to} and id > ${place} order by id limit ${pageSize / 2}
  ), turn as (
    select case_id, ended_at as since, lead(started_at, 1, 'infinity') over (partition by case_id order by started_at, id) as until, ended_why
    from service_levels.episode where case_id in (select case_id from ended)
  ), wait as (
    select ended.*, 'resolution' as clock, (
      select json_agg(json_build_array(${ms(db, "greatest(since, started_at)")}, ${ms(db, "least(until, ended_at)")}))
      from turn where turn.case_id = ended.case_id and ended_why = 'answered' and since < ended_at and until > started_at
    ) as pauses from ended
    union all
    select id, case_id, channel, (select min(started_at) from service_levels.cycle first where first.case_id = ended.case_id and first.about = 'question'),
      ended_at, is_dropped, 'end-to-end', null from ended
  )
  select wait.case_id, wait.clock, channel, ${ms(db, "wait.started_at")} as started_at, ${ms(db, "wait.ended_at")} as ended_at, is_dropped, wait.pauses,
    d.outcome as kept, wait.id::text as place
  from wait left join service_levels.deadline d on d.clock = wait.clock and d.wait_id = wait.id order by wait.id, wait.clock`;
