/** "I come back when the gate is known": the case leaves the queue until then, and is never forgotten. */
import type { FlightEventKind } from "../../../contract/flights.ts";
import { atomically, type Context, now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { findHappened } from "../flights/index.ts";
import { mask, read } from "../triage/index.ts";
import { AlreadyHappened, CaseClosed, HeldByOther, IdTaken, PromiseTime } from "./problems.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";

/** What of a flight brings a case back. */
export interface Awaited {
  flight: string;
  date: string;
  event: FlightEventKind;
}

export interface NewPromise {
  /** Made by the caller's program: the same id twice is one promise. */
  id: string;
  caseId: string;
  /** A snooze is one that the customer was not told. */
  kind: "promise" | "snooze";
  text: string;
  /** The latest time at which the case comes back, whatever happens. */
  dueAt: Date;
  on: Awaited | null;
  untilWritten: boolean;
  agentId: string;
}

/** Days ahead beyond which nobody promises anything here. */
const daysAhead = 60;

/** Puts a case to rest until a time or an event. An earlier promise on it ends: put off after it fell due, it was broken. */
export function makePromise(app: Context, promise: NewPromise): Promise<void> {
  return atomically(app, async (app) => {
    const { caseId, agentId, dueAt, on } = promise;
    const theCase = await lockCase(app.db, caseId);
    if (await isKnown(app.db, promise)) return;
    if (theCase.state === "closed") throw CaseClosed();
    if (theCase.state === "open" && theCase.assigneeId && theCase.assigneeId !== agentId)
      throw HeldByOther({ assigneeId: theCase.assigneeId });
    const at = await now(app.db);
    if (dueAt <= at || dueAt.getTime() - at.getTime() > daysAhead * 86_400_000) throw PromiseTime();
    const happened = on && (await findHappened(app.db, on));
    if (happened) throw AlreadyHappened({ at: happened.toISOString() });
    await putOff(app.db, { caseId, agentId });
    await add(app.db, promise, await findSince(app.db, theCase));
    await app.db`
      update cases."case" set resting = (state = 'open'), assignee_id = ${agentId}, changed_at = platform.now() where id = ${caseId}`;
    await tellStanding(app, [caseId]);
  });
}

async function isKnown(db: Db, { id, caseId, agentId }: NewPromise): Promise<boolean> {
  const [row] = await db<{ isSame: boolean }[]>`
    select case_id = ${caseId} and made_by = ${agentId} as is_same from cases.promise where id = ${id}`;
  if (row && !row.isSame) throw IdTaken();
  return row !== undefined;
}

async function putOff(db: Db, { caseId, agentId }: { caseId: string; agentId: string }): Promise<void> {
  await db`
    update cases.promise
    set state = case when fell_due_at is null then 'withdrawn' when kind = 'snooze' then 'kept' else 'broken' end,
      ended_at = platform.now(), ended_by = ${agentId}
    where case_id = ${caseId} and ended_at is null`;
}

/** Since when they wait; of a case that waits for them, when they last wrote. */
async function findSince(db: Db, { id, waitingSince, openedAt }: CaseRow): Promise<Date> {
  if (waitingSince) return waitingSince;
  const [last] = await db<{ at: Date }[]>`
    select least(written_at, received_at) as at from cases.message where case_id = ${id} and direction = 'inbound' order by seq desc limit 1`;
  return last?.at ?? openedAt;
}

async function add(db: Db, promise: NewPromise, since: Date): Promise<void> {
  const { id, caseId, kind, text, dueAt, on, untilWritten, agentId } = promise;
  const { personalData } = read(text, { visibility: "internal", inDialogue: true });
  await db`
    insert into cases.promise (id, case_id, kind, text, made_by, since, due_at, flight, flight_on, flight_event, until_written)
    values (${id}, ${caseId}, ${kind}, ${mask(text, personalData)}, ${agentId}, ${since}, ${dueAt}, ${on?.flight ?? null}, ${on?.date ?? null},
      ${on?.event ?? null}, ${untilWritten})`;
}
