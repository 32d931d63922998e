/** How somebody showed who they are, and for whom they act: for themselves to read, or to be gone. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";

export async function exportProofs(db: Db, customerIds: readonly string[]) {
  const ids = [...customerIds];
  const [codes, overrides, mandates] = await Promise.all([
    db`select booking_id, acts_for, sent_at, expires_at, used_at from proof.code where customer_id = any(${ids}::uuid[]) order by sent_at limit 1000`,
    db`select booking_id, allows, reason, at, until from proof.override where customer_id = any(${ids}::uuid[]) order by at limit 1000`,
    db`
      select relation, allows, covers, booking_id, loyalty, method, since, until, ended_at, ended_why from proof.mandate
      where customer_id = any(${ids}::uuid[]) order by since limit 1000`,
  ]);
  return { codes: [...codes], overrides: [...overrides], mandates: [...mandates] };
}

/** Who acts for them by their number acts for nobody any more. */
export async function eraseProofs(
  db: Db,
  { customerIds, loyalty }: { customerIds: readonly string[]; loyalty: readonly string[] },
): Promise<Counts> {
  const ids = [...customerIds];
  const bare = loyalty.map((value) => value.replaceAll(/[\s:]/g, "").toUpperCase());
  const gone = [
    await db`delete from proof.code where customer_id = any(${ids}::uuid[])`,
    await db`delete from proof.way where customer_id = any(${ids}::uuid[])`,
    await db`delete from proof.override where customer_id = any(${ids}::uuid[])`,
    await db`
      delete from proof.mandate where customer_id = any(${ids}::uuid[])
        or upper(regexp_replace(loyalty, '[\\s:]', '', 'g')) = any(${bare}::text[])`,
  ];
  await db`delete from proof.miss where key = any(${ids.map((id) => `customer/${id}`)}::text[])`;
  return { proofs: gone.reduce((sum, { count }) => sum + count, 0) };
}
