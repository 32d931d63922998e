/** An agent sees that a word is a question after all, or that a question asks nothing. */
import type { CaseKind } from "../../../contract/words.ts";
import { atomically, type Context, now } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { caseTurned } from "./events.ts";
import { CaseClosed } from "./problems.ts";
import { lockCase, tellStanding } from "./row.ts";
import { sayJudged } from "./say-judged.ts";

/** It was so from the start: the wait goes on under its right name. Twice is once. */
export function turnCase(
  app: Context,
  { caseId, kind, by }: { caseId: string; kind: CaseKind; by?: string | undefined },
): Promise<void> {
  return atomically(app, async (app) => {
    const theCase = await lockCase(app.db, caseId);
    if (theCase.state === "closed") throw CaseClosed();
    if (theCase.kind === kind) return;
    await app.db`update cases."case" set kind = ${kind}, changed_at = platform.now() where id = ${caseId}`;
    await app.db`
      update cases.message set needs = ${kind === "word" ? "word" : "answer"}
      where id = (
        select id from cases.message where case_id = ${caseId} and direction = 'inbound' and needs in ('word', 'answer') order by seq desc limit 1)`;
    if (by) await sayJudged(app, { caseId, by, right: { needs: kind === "word" ? "word" : "answer" } });
    const { channel, language } = theCase;
    const at = (await now(app.db)).toISOString();
    await emit(app, caseTurned, [{ caseId, channel, language, about: kind, asked: false, at }]);
    await tellStanding(app, [caseId]);
  });
}
