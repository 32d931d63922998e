/** What somebody said of the care they got: for themselves to read, to be gone, or to be kept no longer than their messages. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";

export async function exportRatings(db: Db, customerIds: readonly string[]) {
  const rows = await db`
    select case_id, kind, asked_at, score, words, answered_at from ratings.rating
    where customer_id = any(${[...customerIds]}::uuid[]) and asked_at is not null order by asked_at limit 5000`;
  return [...rows];
}

/** What they wrote goes with what they wrote in the talk. */
export async function blankRatings(
  db: Db,
  {
    before,
    channel,
    ownChannels,
    limit,
  }: { before: Date; channel: string | null; ownChannels: readonly string[]; limit: number },
): Promise<number> {
  const { count } = await db`
    update ratings.rating set words = null, masked_words = null where case_id in (
      select case_id from ratings.rating where words is not null and answered_at < ${before}
        and case when ${channel}::text is null then channel <> all(${[...ownChannels]}::text[]) else channel = ${channel}::text end
      limit ${limit})`;
  return count;
}

/** Words and link go; scores stay, of nobody. Who was not asked yet is not. */
export async function eraseRatings(db: Db, customerIds: readonly string[]): Promise<Counts> {
  const ids = [...customerIds];
  await db`
    update ratings.rating set state = 'passed', passed_why = 'erased' where customer_id = any(${ids}::uuid[]) and state = 'due'`;
  const { count } = await db`
    update ratings.rating set words = null, masked_words = null, token_hash = null
    where customer_id = any(${ids}::uuid[]) and (words is not null or token_hash is not null)`;
  return count > 0 ? { ratings: count } : {};
}
