/** Scores go with the person, or when nobody tries a table on them any more. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";

const keptDays = 30;
const atOnce = 5000;

/** Of cases that are weighed no more. */
export async function forgetScores({ db }: Context): Promise<void> {
  for (;;) {
    const { count } = await db`
      delete from urgency.score where case_id in (
        select case_id from urgency.score
        where weighed_at < (select platform.now()) - ${keptDays} * interval '1 day' and next_at is null order by weighed_at limit ${atOnce})`;
    if (count < atOnce) return;
  }
}

/** Which flights pressed whom goes with them. */
export async function eraseScores(db: Db, customerIds: readonly string[]): Promise<Record<string, number>> {
  const { count } = await db`delete from urgency.score where customer_id = any(${[...customerIds]}::uuid[])`;
  return count === 0 ? {} : { scores: count };
}
