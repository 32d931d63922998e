/** Who is here, on a break or away, kept as intervals: what they say, and what their signs of life show. */
import type { AttendanceReason, AttendanceState } from "../../../contract/attendance.ts";
import type { z } from "zod";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { listSeen } from "../staff/index.ts";

type State = z.infer<typeof AttendanceState>;
type Reason = z.infer<typeof AttendanceReason>;

export interface Attendance {
  state: State;
  reason: Reason | null;
  since: Date | null;
}

export async function findAttendance(db: Db, memberId: string): Promise<Attendance> {
  const [row] = await db<Attendance[]>`
    select state, reason, from_at as since from rosters.attendance where member_id = ${memberId} and to_at is null`;
  return row ?? { state: "here", reason: null, since: null };
}

/** Ends what was, and begins what is said now; the same again goes on. */
export function sayAttendance(
  app: Context,
  { memberId, state, reason }: { memberId: string; state: State; reason: Reason | null },
): Promise<void> {
  return atomically(app, async (app) => {
    await app.db`select pg_advisory_xact_lock(hashtextextended(${`attendance ${memberId}`}, 0))`;
    const now = await findAttendance(app.db, memberId);
    if (now.since !== null && now.state === state && now.reason === reason) return;
    await app.db`
      update rosters.attendance set to_at = greatest(from_at, platform.now()) where member_id = ${memberId} and to_at is null`;
    await app.db`
      insert into rosters.attendance (member_id, state, reason, from_at) values (${memberId}, ${state}, ${reason}, platform.now())`;
    await changed(app, ["roster", `caller/${memberId}`]);
    app.ring("queue");
  });
}

/** Begins an interval for whoever came, and ends that of whoever shows no sign of life; who comes back from a break without a word is here. */
export async function followAttendance({ db }: Context): Promise<boolean> {
  const here = await listSeen(db);
  const ids = here.map(({ id }) => id);
  await db`
    update rosters.attendance set to_at = greatest(from_at, platform.now()) where to_at is null and member_id <> all(${ids}::uuid[])`;
  await db`
    insert into rosters.attendance (member_id, state, from_at)
    select id, 'here', platform.now() from unnest(${ids}::uuid[]) as one (id)
    where not exists (select from rosters.attendance where member_id = one.id and to_at is null)
    on conflict do nothing`;
  return false;
}

const keptDays = 400;

/** What is older than is kept goes. */
export async function forgetAttendance({ db }: Context): Promise<void> {
  await db`delete from rosters.attendance where from_at < (select platform.now()) - ${keptDays} * interval '1 day' and to_at is not null`;
}
