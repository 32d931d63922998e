/** What we come to know may make a case more urgent than its words did. */
import { atomically, type Context } from "../../platform/context.ts";
import { tellStanding } from "./row.ts";

/** Never less urgent, and only while they wait; an agent may lower it again. */
export const raiseUrgency = (app: Context, caseId: string, urgency: number): Promise<void> =>
  atomically(app, async (app) => {
    const { count } = await app.db`
      update cases."case" set urgency = ${urgency}, changed_at = platform.now()
      where id = ${caseId} and kind = 'question' and state = 'open' and urgency < ${urgency}`;
    if (count > 0) await tellStanding(app, [caseId]);
  });
