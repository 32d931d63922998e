/** What was joined is parted again: a join is taken back as if it had never been, or some threads become a case of their own. */
import { randomUUID } from "node:crypto";
import { atomically, type Context, now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { caseOpened, caseReopened, waitBegan, waitMoved } from "./events.ts";
import { AnswerOnItsWay, CaseClosed, HeldByOther, JoiningNotFound, NotTheseThreads } from "./problems.ts";
import { joinCases } from "./join.ts";
import { findAnsweredTo, recount, type Waiting } from "./recount.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";

interface Actor {
  /** Null: the machine. */
  agentId: string | null;
  mayTakeFromOthers?: boolean;
}

const requireFree = (one: CaseRow, { agentId, mayTakeFromOthers = false }: Actor): void => {
  if (agentId !== null && one.assigneeId !== null && one.assigneeId !== agentId && !mayTakeFromOthers)
    throw HeldByOther({ assigneeId: one.assigneeId });
  if (one.answering) throw AnswerOnItsWay();
};

/** Gives these threads, with all that was said in them, a case of their own. What was answered stays answered. */
export function splitCase(
  app: Context,
  { caseId, threadIds, why, ...actor }: { caseId: string; threadIds: readonly string[]; why: string } & Actor,
): Promise<{ joiningId: string; caseId: string }> {
  return atomically(app, async (app) => {
    const from = await lockCase(app.db, caseId);
    if (from.state === "closed") throw CaseClosed();
    requireFree(from, actor);
    const customerId = await requireSome(app.db, from, threadIds);
    const answeredTo = await findAnsweredTo(app.db, { caseId });
    const made = await openSplit(app.db, from, customerId);
    const joiningId = randomUUID();
    await app.db`
      with thread as (
        update cases.thread set case_id = ${made.id} where case_id = ${caseId} and id = any(${[...threadIds]}::uuid[]) returning id
      ), message as (
        update cases.message set case_id = ${made.id} where case_id = ${caseId} and thread_id = any(${[...threadIds]}::uuid[]) returning id
      )
      insert into cases.joining (id, kind, case_id, other_id, by, why, threads, messages)
      select ${joiningId}, 'split', ${made.id}, ${caseId}, ${actor.agentId}, ${why.slice(0, 300)}, array(select id from thread), array(select id from message)`;
    const at = (await lockCase(app.db, made.id)).openedAt.toISOString();
    const { channel, language, kind } = from;
    await emit(app, caseOpened, [{ caseId: made.id, channel, language, about: kind, at }]);
    await tellClock(app, made.id, await recount(app, { caseId: made.id, kind, answeredTo }), "began");
    await tellClock(app, caseId, await recount(app, { caseId, kind, answeredTo }), "moved");
    await tellStanding(app, [caseId, made.id]);
    return { joiningId, caseId: made.id };
  });
}

/** Some threads of the case, and not all; whose they are. */
async function requireSome(db: Db, { id }: CaseRow, threadIds: readonly string[]): Promise<string> {
  const threads = await db<{ id: string; customerId: string }[]>`
    select id, customer_id from cases.thread where case_id = ${id} order by last_message_at desc`;
  const chosen = threads.filter((one) => threadIds.includes(one.id));
  const [newest] = chosen;
  if (!newest || chosen.length !== new Set(threadIds).size || chosen.length === threads.length) throw NotTheseThreads();
  return newest.customerId;
}

async function openSplit(db: Db, from: CaseRow, customerId: string): Promise<{ id: string }> {
  const [row] = await db<[{ id: string }]>`
    insert into cases."case" (kind, customer_id, account_id, channel, visibility, language, topic, urgency, state, opened_at, assignee_id)
    values (${from.kind}, ${customerId}, ${from.accountId}, ${from.channel}, ${from.visibility}, ${from.language}, ${from.topic}, ${from.urgency}, 'waiting',
      platform.now(), ${from.assigneeId})
    returning id`;
  return row;
}

/** What went out in the joined case since answers both; what each had answered before stays answered. */
export function takeBackJoining(
  app: Context,
  { caseId, joiningId, ...actor }: { caseId: string; joiningId: string } & Actor,
): Promise<{ caseId: string; otherId: string }> {
  return atomically(app, async (app) => {
    const [joining] = await app.db<Row[]>`
      select kind, case_id, other_id, at, threads, messages, promise_id, assignee_id from cases.joining
      where id = ${joiningId} and (case_id = ${caseId} or other_id = ${caseId}) and taken_back_at is null for update`;
    if (!joining) throw JoiningNotFound();
    if (joining.kind === "join") await part(app, joining, actor);
    // They go where they came from, and what was said meanwhile with them.
    if (joining.kind === "split")
      await joinCases(app, { caseId: joining.caseId, otherId: joining.otherId, why: "split taken back", ...actor });
    await app.db`
      update cases.joining set taken_back_at = platform.now(), taken_back_by = ${actor.agentId} where id = ${joiningId}`;
    return { caseId: joining.caseId, otherId: joining.otherId };
  });
}

interface Row {
  kind: "join" | "split" | "apart";
  caseId: string;
  otherId: string;
  at: Date;
  threads: string[];
  messages: string[];
  promiseId: string | null;
  assigneeId: string | null;
}

async function part(app: Context, joining: Row, actor: Actor): Promise<void> {
  const { caseId, otherId, at, threads, messages, promiseId, assigneeId } = joining;
  const [other, one] = await lockTwo(app.db, otherId, caseId);
  if (other.outcome === "joined") throw CaseClosed();
  requireFree(other, actor);
  const own = await findAnsweredTo(app.db, { caseId: otherId, among: messages, since: at });
  const theirs = await findAnsweredBeside(app.db, { caseId: otherId, messages });
  await giveBack(app.db, { to: caseId, from: otherId, threads, messages });
  if (promiseId)
    await app.db`update cases.promise set case_id = ${caseId} where id = ${promiseId} and case_id = ${otherId} and ended_at is null`;
  const isClosed = other.state === "closed";
  await app.db`
    update cases."case"
    set joined_into = null, assignee_id = ${assigneeId}, state = ${isClosed ? "closed" : "waiting"}, outcome = ${isClosed ? other.outcome : null},
      closed_at = ${isClosed ? other.closedAt : null}, changed_at = platform.now()
    where id = ${caseId}`;
  if (!isClosed) {
    const { channel, language, kind } = one;
    const reopenedAt = (await now(app.db)).toISOString();
    await emit(app, caseReopened, [{ caseId, channel, language, about: kind, at: reopenedAt }]);
    await tellClock(app, caseId, await recount(app, { caseId, kind, answeredTo: own }), "began");
    await tellClock(
      app,
      otherId,
      await recount(app, { caseId: otherId, kind: other.kind, answeredTo: theirs }),
      "moved",
    );
  }
  await tellStanding(app, [caseId, otherId]);
}

interface Locked extends CaseRow {
  outcome: string | null;
}

async function lockTwo(db: Db, first: string, second: string): Promise<[Locked, Locked]> {
  for (const id of [first, second].toSorted()) await lockCase(db, id);
  const read = async (id: string): Promise<Locked> => {
    const [row] = await db<{ outcome: string | null }[]>`select outcome from cases."case" where id = ${id}`;
    return { ...(await lockCase(db, id)), outcome: row?.outcome ?? null };
  };
  return [await read(first), await read(second)];
}

/** The answers of the case that stays, without those that came with the other. */
async function findAnsweredBeside(
  db: Db,
  { caseId, messages }: { caseId: string; messages: readonly string[] },
): Promise<string> {
  const rows = await db<{ id: string }[]>`
    select id from cases.message where case_id = ${caseId} and direction = 'outbound' and id <> all(${[...messages]}::uuid[])`;
  return findAnsweredTo(db, { caseId, among: rows.map(({ id }) => id) });
}

async function giveBack(
  db: Db,
  {
    to,
    from,
    threads,
    messages,
  }: { to: string; from: string; threads: readonly string[]; messages: readonly string[] },
): Promise<void> {
  await db`
    update cases.message set case_id = ${to}
    where case_id = ${from} and (id = any(${[...messages]}::uuid[]) or thread_id = any(${[...threads]}::uuid[]))`;
  await db`update cases.thread set case_id = ${to} where case_id = ${from} and id = any(${[...threads]}::uuid[])`;
}

/** `began`: the case is new or was closed. `moved`: it waited before, and since another time now. */
async function tellClock(app: Context, caseId: string, waiting: Waiting | null, how: "began" | "moved"): Promise<void> {
  const { language, kind } = await lockCase(app.db, caseId);
  if (how === "moved") {
    await emit(app, waitMoved, [
      { caseId, messageId: waiting?.messageId ?? null, at: waiting?.at.toISOString() ?? null },
    ]);
    if (!waiting) return;
  }
  if (waiting)
    await emit(app, waitBegan, [
      {
        caseId,
        accountId: waiting.accountId,
        channel: waiting.channel,
        language,
        messageId: waiting.messageId,
        about: kind,
        at: waiting.at.toISOString(),
      },
    ]);
}
