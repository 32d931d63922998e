/** What an agent knows better than triage. */
import { atomically, type Context } from "../../platform/context.ts";
import { lockCase, tellStanding } from "./row.ts";

export interface Correction {
  caseId: string;
  topic?: string | undefined;
  language?: string | undefined;
  urgency?: number | undefined;
}

export function correctJudgement(app: Context, { caseId, topic, language, urgency }: Correction): Promise<void> {
  return atomically(app, async (app) => {
    await lockCase(app.db, caseId);
    await app.db`
      update cases."case"
      set topic = coalesce(${topic ?? null}, topic), language = coalesce(${language ?? null}, language),
        urgency = coalesce(${urgency ?? null}::smallint, urgency), changed_at = platform.now()
      where id = ${caseId}`;
    await tellStanding(app, [caseId]);
  });
}
