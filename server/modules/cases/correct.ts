/** What an agent knows better than triage. */
import type { Feeling } from "../../../contract/triage.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { lockCase, tellStanding } from "./row.ts";
import { findJudged, sayJudged } from "./say-judged.ts";

export interface Correction {
  caseId: string;
  topic?: string | undefined;
  language?: string | undefined;
  urgency?: number | undefined;
  feeling?: Feeling | undefined;
  /** Which agent knows better. */
  by: string;
}

export function correctJudgement(
  app: Context,
  { caseId, by, topic, language, urgency, feeling }: Correction,
): Promise<void> {
  return atomically(app, async (app) => {
    await lockCase(app.db, caseId);
    const right = { topics: topic, language, urgency: urgency === undefined ? undefined : String(urgency), feeling };
    const said = Object.entries(right).filter(([, label]) => label !== undefined);
    await sayJudged(app, { caseId, by, right: Object.fromEntries(said) });
    await app.db`
      update cases."case"
      set topic = coalesce(${topic ?? null}, topic), language = coalesce(${language ?? null}, language),
        urgency = coalesce(${urgency ?? null}::smallint, urgency),
        urgency_set_at = case when ${urgency === undefined} then urgency_set_at else platform.now() end, changed_at = platform.now()
      where id = ${caseId}`;
    if (feeling) await correctFeeling(app, { caseId, feeling });
    await tellStanding(app, [caseId]);
  });
}

/** A feeling is of words, not of a case: it stands where they do. */
async function correctFeeling(
  { db }: Context,
  { caseId, feeling }: { caseId: string; feeling: Feeling },
): Promise<void> {
  const judged = await findJudged(db, { caseId });
  if (!judged) return;
  const reasons = judged.reading.reasons.filter(({ about }) => about !== "feeling");
  const said = {
    feeling,
    feelingConfidence: 1,
    reasons: [...reasons, { about: "feeling", code: "corrected", words: [] }],
  };
  await db`update cases.message set reading = reading || ${db.json(said)} where id = ${judged.id}`;
}
