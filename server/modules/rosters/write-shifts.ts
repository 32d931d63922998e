/** The rows of shifts, written as many at once as there are. */
import type { Db } from "../../platform/db.ts";
import type { Laid } from "./lay-out.ts";

export interface NewShift extends Laid {
  id: string;
  memberId: string;
  teamId: string | null;
  zone: string;
}

const iso = (at: number): string => new Date(at).toISOString();
const rangeOf = ({ from, to }: { from: number; to: number }): string => `[${iso(from)},${iso(to)})`;

export const duringOf = (laid: Laid): string => rangeOf(laid);
export const breaksOf = ({ breaks }: Laid): string => `{${breaks.map(rangeOf).join(",")}}`;

/** What is there already, or would overlap with what is there, is left out. Gives how many were written. */
export async function writeShifts(db: Db, shifts: readonly NewShift[]): Promise<number> {
  const rows = shifts.map((one) => ({
    id: one.id,
    member_id: one.memberId,
    team_id: one.teamId,
    zone: one.zone,
    during: duringOf(one),
    breaks: breaksOf(one),
  }));
  const { count } = await db`
    insert into rosters.shift (id, member_id, team_id, zone, during, breaks, handed_over_at)
    select id, member_id, team_id, zone, during, breaks, case when upper(during) <= platform.now() then platform.now() end
    from jsonb_populate_recordset(null::rosters.shift, ${db.json(rows)})
    on conflict do nothing`;
  return count;
}
