/** The tier that bookings told when a case was opened. */
import type { Db } from "../../platform/db.ts";

export async function findTiers(db: Db, caseIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db<{ caseId: string; tier: string }[]>`
    select case_id, tier from insights.case_tier where case_id = any(${[...caseIds]}::uuid[])`;
  return new Map(rows.map(({ caseId, tier }) => [caseId, tier]));
}
