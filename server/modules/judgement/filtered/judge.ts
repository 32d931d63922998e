/** What an agent says of one that was filtered: a case is opened where it needed one, and it teaches either way. */
import { atomically, type Context, type Reaction } from "../../../platform/context.ts";
import { problem } from "../../../platform/problem.ts";
import { type JudgementSaid, openCaseForMessage, sayJudged } from "../../cases/index.ts";

const NotAsked = problem("judgement.not-asked", 409, "You are not asked about this message, or not any more.");

interface Said {
  messageId: string;
  verdict: "answer" | "word" | "nothing" | "skip";
  by: string;
}

/** Gives the case that was opened. Who said that it needed nothing may still say something else. */
export function judgeFiltered(app: Context, { messageId, verdict, by }: Said): Promise<string | null> {
  return atomically(app, async (app) => {
    const { db } = app;
    const { count } = await db`
      update judgement.drawn set asked_until = null
      where message_id = ${messageId} and asked_of = ${by} and (verdict is null and asked_until is not null or verdict = 'nothing' and judged_by = ${by})`;
    if (count === 0) throw NotAsked();
    if (verdict === "skip") {
      await db`insert into judgement.passed_over (message_id, staff_id) values (${messageId}, ${by}) on conflict do nothing`;
      return null;
    }
    if (verdict !== "nothing")
      return openCaseForMessage(app, { messageId, kind: verdict === "answer" ? "question" : "word", by });
    await sayJudged(app, { messageId, by, right: { needs: "mention" } });
    return null;
  });
}

/** Wherever it is said: who opens one from the list of mentions answers the question too. The last word counts. */
export const keepVerdicts: Reaction<JudgementSaid> = async ({ db }, facts) => {
  for (const { messageId, about, label, by, how } of facts)
    if (about === "needs" && how === "said")
      await db`
        update judgement.drawn set verdict = ${label === "mention" ? "nothing" : label}, judged_by = ${by}, judged_at = platform.now()
        where message_id = ${messageId}`;
};
