/** What agents say of judgements becomes lessons, in the transaction in which they say it. */
import type { Reaction } from "../../platform/context.ts";
import type { JudgementSaid } from "../cases/index.ts";

export const keepLessons: Reaction<JudgementSaid> = async ({ db }, facts) => {
  for (const { messageId, customerId, about, judged, label, version, by, how } of facts)
    await db`
      insert into judgement.lesson as old (message_id, customer_id, about, judged, label, version, staff_id, how)
      values (${messageId}, ${customerId}, ${about}, ${judged}, ${label}, ${version}, ${by}, ${how})
      on conflict (message_id, about, staff_id) do update
      set label = excluded.label, how = excluded.how, at = excluded.at
      where excluded.how = 'said' or old.how = 'stood'`;
};
