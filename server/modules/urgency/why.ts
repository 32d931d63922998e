/** Why a case is as urgent as it is. */
import type { Db } from "../../platform/db.ts";
import type { Reason } from "./score.ts";

export interface WeighedCase {
  points: number;
  urgency: number;
  reasons: Reason[];
  isHeldBack: boolean;
  isSetByHand: boolean;
  version: number;
  weighedAt: Date;
  changesAt: Date | null;
}

/** Null where it was never weighed. */
export async function findWhy(db: Db, caseId: string): Promise<WeighedCase | null> {
  const [row] = await db<WeighedCase[]>`
    select points, urgency::int as urgency, reasons, is_held_back, seen_set_at is not null as is_set_by_hand, version, weighed_at, next_at as changes_at
    from urgency.score where case_id = ${caseId} and weighed_at is not null`;
  return row ?? null;
}
