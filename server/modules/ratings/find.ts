/** What is known of ratings: of one case, and of all lately. */
import type { Rating, RatingPassed } from "../../../contract/ratings.ts";
import type { Db } from "../../platform/db.ts";

/** `seesPersonalData`: else what they wrote is masked. */
export async function findRating(
  db: Db,
  { caseId, seesPersonalData }: { caseId: string; seesPersonalData: boolean },
): Promise<Rating | null> {
  const [row] = await db<Rating[]>`
    select kind, state, due_at, asked_at, passed_why, score, ${seesPersonalData ? db`words` : db`masked_words as words`}, answered_at
    from ratings.rating where case_id = ${caseId}`;
  return row ?? null;
}

export interface Lately {
  asked: number;
  answered: number;
  passed: { why: RatingPassed; n: number }[];
}

/** Of the last 30 days. */
export async function countLately(db: Db): Promise<Lately> {
  const since = db`(select platform.now()) - interval '30 days'`;
  const [counts] = await db<[{ asked: number; answered: number }]>`
    select count(*)::int as asked, count(answered_at)::int as answered from ratings.rating where asked_at > ${since}`;
  const passed = await db<Lately["passed"]>`
    select passed_why as why, count(*)::int as n from ratings.rating
    where state = 'passed' and due_at > ${since} group by 1 order by 2 desc, 1`;
  return { ...counts, passed: [...passed] };
}
