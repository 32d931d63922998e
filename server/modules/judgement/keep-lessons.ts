/** What agents say of judgements becomes lessons, in the transaction in which they say it. */
import type { Reaction } from "../../platform/context.ts";
import type { JudgementSaid } from "../cases/index.ts";

export const keepLessons: Reaction<JudgementSaid> = async ({ db }, facts) => {
  for (const { messageId, customerId, about, judged, label, version, by, how, teaches } of facts)
    await db`
      insert into judgement.lesson as old (message_id, customer_id, about, judged, label, version, staff_id, how, teaches)
      select ${messageId}, ${customerId}, ${about}, ${judged}, ${label}, ${version}::int, ${by}, ${how},
        -- Once somebody's correction was of the words, what is said against it is too.
        ${teaches} or exists (select from judgement.lesson where message_id = ${messageId} and lesson.about = ${about} and teaches)
      -- Who leaves as it is what a colleague corrected agrees with them, not with what was judged.
      where ${how} = 'said' or not exists (
        select from judgement.lesson where message_id = ${messageId} and lesson.about = ${about} and lesson.how = 'said')
      on conflict (message_id, about, staff_id) do update
      set label = excluded.label, how = excluded.how, at = excluded.at, teaches = excluded.teaches
      where excluded.how = 'said' or old.how = 'stood'`;
};
