/** What agents took upon themselves and still holds. */
import type { Db } from "../../platform/db.ts";

export interface OverrideRow {
  bookingId: string;
  allows: "told" | "changed";
  until: Date;
}

/** The caller's own that hold now, the furthest reaching first. */
export const findOverrides = (
  db: Db,
  { ids, staffId }: { ids: readonly string[]; staffId: string },
): Promise<OverrideRow[]> => db<OverrideRow[]>`
  select booking_id, allows, until from proof.override
  where actor_id = ${staffId} and customer_id = any(${[...ids]}::uuid[]) and until > (select platform.now())
  order by allows = 'changed' desc, until desc limit 50`;
