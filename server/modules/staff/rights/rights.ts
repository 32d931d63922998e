/** Who looked at somebody, and what the audit wrote down of them. */
import type { Db } from "../../../platform/db.ts";

const mostLines = 50_000;

/** Colleagues are named by their role alone: they have rights too. */
export async function exportReads(db: Db, subjects: readonly string[]) {
  const rows = await db`
    select at, action, subject, member.role as by_role from staff.audit join staff.member on member.id = actor_id
    where subject = any(${[...subjects]}::text[]) order by audit.id limit ${mostLines}`;
  return [...rows];
}

/** Where a detail named one of these bookings or bag files, it says that it did. */
export async function eraseDetails(db: Db, named: readonly string[]): Promise<number> {
  if (named.length === 0) return 0;
  const { count } = await db`
    update staff.audit set detail = 'erased'
    where (action like 'bookings.%' or action like 'proof.%') and detail is not null and detail <> 'erased'
      and exists (select from unnest(${[...named]}::text[]) as one where position(one in detail) > 0)`;
  return count;
}
