/** Ends a case, and opens it again. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import type { ChannelsContext } from "../channels/index.ts";
import { caseClosed, caseReopened, type Outcome, waitBegan } from "./events.ts";
import { sayClosingWord } from "./move-to-private.ts";
import { CaseNotClosed } from "./problems.ts";
import { settlePromiseOnClose } from "./withdraw-promise.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";
import { sayJudged, sayStood } from "./say-judged.ts";

interface Closing {
  caseId: string;
  outcome: "solved" | "needed-no-answer";
  /** What became of a promise that is still owed; without it such a case is not closed. */
  promise?: "kept" | "withdrawn" | undefined;
  agentId: string;
}

interface ClosingWithWord extends Omit<Closing, "agentId"> {
  /** The word in public that a talk which went on in private is owed when it is solved. */
  word: { id: string; text?: string | undefined };
  agent: { id: string; name: string };
}

/** Says what everybody may read, and closes: both or neither. */
export const closeWithWord = (app: ChannelsContext, { word, agent, ...closing }: ClosingWithWord): Promise<void> =>
  atomically(app, async (app) => {
    if (closing.outcome === "solved") await sayClosingWord(app, { caseId: closing.caseId, ...word, agent });
    await closeCase(app, { ...closing, agentId: agent.id });
  });

/** Closes a case; one whose reply is on its way may be closed too, and comes back if the reply does not arrive. Twice is once. */
export function closeCase(app: Context, { caseId, outcome, promise, agentId }: Closing): Promise<void> {
  return atomically(app, async (app) => {
    const theCase = await lockCase(app.db, caseId);
    if (theCase.state === "closed") return;
    await settlePromiseOnClose(app, { caseId, as: promise ?? null, agentId });
    if (outcome === "solved") await sayStood(app, { by: agentId, solved: theCase });
    else if (theCase.kind === "question") await sayJudged(app, { caseId, by: agentId, right: { needs: "mention" } });
    const [row] = await app.db<[{ at: Date }]>`
      update cases."case"
      set state = 'closed', closed_at = platform.now(), outcome = ${outcome}, resting = false, changed_at = platform.now(),
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
    if (theCase.state === "open" && !theCase.resting) throw CaseNotClosed();
    if (theCase.state === "open") return wake(app, caseId);
    const [row] = await app.db<[{ at: Date }]>`
      update cases."case"
      set state = 'open', closed_at = null, outcome = null, resting = false, waiting_since = platform.now(), changed_at = platform.now()
      where id = ${caseId} returning waiting_since as at`;
    const at = row.at.toISOString();
    const { channel, language, kind } = theCase;
    if (theCase.state === "closed") await emit(app, caseReopened, [{ caseId, channel, language, about: kind, at }]);
    await beginWait(app, theCase, at);
    await tellStanding(app, [caseId]);
  });
}

async function wake(app: Context, caseId: string): Promise<void> {
  await app.db`update cases."case" set resting = false, changed_at = platform.now() where id = ${caseId}`;
  await tellStanding(app, [caseId]);
}

async function beginWait(app: Context, { id, accountId, channel, language, kind }: CaseRow, at: string): Promise<void> {
  const [last] = await app.db<{ id: string }[]>`
    select id from cases.message where case_id = ${id} and direction = 'inbound' order by seq desc limit 1`;
  if (last)
    await emit(app, waitBegan, [{ caseId: id, accountId, channel, language, messageId: last.id, about: kind, at }]);
}

/** Days without a word from the customer after which an answered case is taken for done. */
const quietDays = 7;

/** Closes answered cases that nobody came back to and to whom we owe nothing; a few at a time. */
export function closeQuietCases(app: Context): Promise<number> {
  return atomically(app, async (app) => {
    const rows = await app.db<Closed[]>`
      update cases."case" set state = 'closed', closed_at = platform.now(), outcome = 'no-reaction', changed_at = platform.now()
      where id in (
        select id from cases."case" c
        where state = 'waiting' and not answering and changed_at < (select platform.now()) - ${quietDays} * interval '1 day'
          and not exists (select 1 from cases.promise where case_id = c.id and ended_at is null)
        order by changed_at limit 200 for update skip locked)
      returning id, closed_at as at`;
    await tellClosed(app, rows, "no-reaction");
    return rows.length;
  });
}

/** Lets go of praise and complaints that got no word in time: one that comes days late is odd. Nothing is lost, and it is counted. */
export function passWordsBy(app: Context): Promise<number> {
  return atomically(app, async (app) => {
    const rows = await app.db<Closed[]>`
      update cases."case" set state = 'closed', closed_at = platform.now(), outcome = 'passed-by', waiting_since = null, changed_at = platform.now()
      where id in (
        select id from cases."case" c
        where state = 'open' and kind = 'word' and not answering and assignee_id is null
          and waiting_since < (select platform.now()) - (select word_hours from cases.rule) * interval '1 hour'
          and not exists (select 1 from cases.promise where case_id = c.id and ended_at is null)
        order by waiting_since limit 200 for update skip locked)
      returning id, closed_at as at`;
    await tellClosed(app, rows, "passed-by");
    return rows.length;
  });
}

interface Closed {
  id: string;
  at: Date;
}

async function tellClosed(app: Context, rows: readonly Closed[], outcome: Outcome): Promise<void> {
  await emit(
    app,
    caseClosed,
    rows.map(({ id, at }) => ({ caseId: id, outcome, at: at.toISOString(), isAnswering: false })),
  );
  await tellStanding(
    app,
    rows.map(({ id }) => id),
  );
}
