/** How much of the time that colleagues were here they had a case. What is not looked at, while no worker runs, is in neither. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { among, type Grouped, groupOf } from "./asked.ts";

/** Looks who is here and who has a case: each minute once, whoever else looks. */
export function countMinute(app: Context): Promise<void> {
  return atomically(app, async ({ db }) => {
    const [minute] = await db<{ at: Date }[]>`
      update insights.last_minute set at = date_trunc('minute', (select platform.now()))
      where at < date_trunc('minute', (select platform.now())) returning at`;
    if (!minute) return;
    await db`
      insert into insights.at_work as w (hour, member_id, here_minutes, busy_minutes)
      select date_trunc('hour', ${minute.at}::timestamptz, 'UTC'), m.id, 1, (exists (select 1 from assignment.queue_entry q where q.held_by = m.id))::int
      from staff.member m where m.active and m.seen_at > ${minute.at}::timestamptz - interval '1 minute'
      on conflict (hour, member_id) do update
      set here_minutes = w.here_minutes + 1, busy_minutes = w.busy_minutes + excluded.busy_minutes`;
  });
}

export interface AtWork {
  group: string;
  here: number;
  busy: number;
}

/** In minutes, of hours that begin in the period. */
export const readAtWork = (db: Db, asked: Grouped): Promise<AtWork[]> => db<AtWork[]>`
  select ${groupOf(db, asked)} as "group", sum(here_minutes)::int as here, sum(busy_minutes)::int as busy
  from (select hour as at, member_id as agent_id, here_minutes, busy_minutes from insights.at_work
    where hour >= date_trunc('hour', ${asked.from}::timestamptz, 'UTC') and hour < ${asked.to}) w
    join staff.member m on m.id = agent_id
  where ${among(db, asked)} group by 1`;
