/** The line of questions as it stands, for who foretells how long it takes. */
import type { Db } from "../../platform/db.ts";

export interface LineOf {
  language: string;
  urgency: number;
  /** Seconds that each has waited, the longest first. */
  waited: number[];
}

/** Who waits in nobody's hands, and how many are in somebody's. */
export async function findLine(db: Db): Promise<{ waiting: LineOf[]; inHands: number }> {
  const waiting = await db<LineOf[]>`
    select language, urgency::int as urgency,
      array_agg(greatest(0, extract(epoch from (select platform.now()) - waiting_since))::int order by waiting_since) as waited
    from assignment.queue_entry where kind = 'question' and not answering and held_by is null group by language, urgency`;
  const [held] = await db<[{ n: number }]>`
    select count(*)::int as n from assignment.queue_entry where kind = 'question' and not answering and held_by is not null`;
  return { waiting: [...waiting], inHands: held.n };
}
