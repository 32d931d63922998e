/** Shifts that ended, each once: rows with a time, so that who was away finds them when back. */
import type { Db } from "../../platform/db.ts";

export interface EndedShift {
  id: string;
  memberId: string;
  teamId: string | null;
  /** How long ago. */
  seconds: number;
  /** They are on another one already. */
  goesOn: boolean;
  /** When they are on shift again, as far as it is laid down. */
  nextAt: Date | null;
}

/** Those whose end was not worked on yet; held until the end of the transaction. */
export function takeEnded(db: Db, limit: number): Promise<EndedShift[]> {
  return db<EndedShift[]>`
    select id, member_id, team_id, extract(epoch from platform.now() - upper(during))::int as seconds,
      exists (select 1 from rosters.shift other where other.member_id = shift.member_id and other.during @> (select platform.now())) as goes_on,
      (select min(lower(other.during)) from rosters.shift other
        where other.member_id = shift.member_id and other.during && tstzrange((select platform.now()), null)
          and lower(other.during) > (select platform.now())) as next_at
    from rosters.shift
    where handed_over_at is null and upper(during) <= (select platform.now())
    order by upper(during) limit ${limit} for update skip locked`;
}

export async function markHandedOver(db: Db, ids: readonly string[]): Promise<void> {
  await db`update rosters.shift set handed_over_at = platform.now() where id = any(${[...ids]}::uuid[])`;
}
