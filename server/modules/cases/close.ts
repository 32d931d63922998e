/** Ends a case, and opens it again. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { caseClosed, caseReopened, waitBegan } from "./events.ts";
import { CaseNotClosed } from "./problems.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";

/** Closes a case; one whose reply is on its way may be closed too, and comes back if the reply does not arrive. Twice is once. */
export function closeCase(
  app: Context,
  { caseId, outcome }: { caseId: string; outcome: "solved" | "needed-no-answer" },
): Promise<void> {
  return atomically(app, async (app) => {
    const theCase = await lockCase(app.db, caseId);
    if (theCase.state === "closed") return;
    const [row] = await app.db<[{ at: Date }]>`
      update cases."case"
      set state = 'closed', closed_at = platform.now(), outcome = ${outcome}, changed_at = platform.now(),
        waiting_since = case when answering then waiting_since end
      where id = ${caseId} returning closed_at as at`;
    await emit(app, caseClosed, [{ caseId, outcome, at: row.at.toISOString(), isAnswering: theCase.answering }]);
    await tellStanding(app, [caseId]);
  });
}

/** Opens a closed or waiting case: from now on they wait for us again. */
export function reopenCase(app: Context, { caseId }: { caseId: string }): Promise<void> {
  return atomically(app, async (app) => {
    const theCase = await lockCase(app.db, caseId);
    if (theCase.state === "open") throw CaseNotClosed();
    const [row] = await app.db<[{ at: Date }]>`
      update cases."case"
      set state = 'open', closed_at = null, outcome = null, waiting_since = platform.now(), changed_at = platform.now()
      where id = ${caseId} returning waiting_since as at`;
    const at = row.at.toISOString();
    const { channel, language } = theCase;
    if (theCase.state === "closed") await emit(app, caseReopened, [{ caseId, channel, language, at }]);
    await beginWait(app, theCase, at);
    await tellStanding(app, [caseId]);
  });
}

async function beginWait(app: Context, { id, accountId, channel, language }: CaseRow, at: string): Promise<void> {
  const [last] = await app.db<{ id: string }[]>`
    select id from cases.message where case_id = ${id} and direction = 'inbound' order by seq desc limit 1`;
  if (last) await emit(app, waitBegan, [{ caseId: id, accountId, channel, language, messageId: last.id, at }]);
}

/** Days without a word from the customer after which an answered case is taken for done. */
const quietDays = 7;

/** Closes answered cases that nobody came back to; a few at a time. */
export function closeQuietCases(app: Context): Promise<number> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ id: string; at: Date }[]>`
      update cases."case" set state = 'closed', closed_at = platform.now(), outcome = 'no-reaction', changed_at = platform.now()
      where id in (
        select id from cases."case" where state = 'waiting' and not answering and changed_at < platform.now() - ${quietDays} * interval '1 day'
        order by changed_at limit 200 for update skip locked)
      returning id, closed_at as at`;
    await emit(
      app,
      caseClosed,
      rows.map(({ id, at }) => ({
        caseId: id,
        outcome: "no-reaction" as const,
        at: at.toISOString(),
        isAnswering: false,
      })),
    );
    await tellStanding(
      app,
      rows.map(({ id }) => id),
    );
    return rows.length;
  });
}
