/** Two cases about one thing become one: one clock, one assignee, one stream. What moved is kept, so that it can be taken back. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { findOne } from "../customers/index.ts";
import { caseJoined } from "./events.ts";
import { AnswerOnItsWay, BothPromised, CaseClosed, HeldByOther, OtherPerson, SameCase } from "./problems.ts";
import { type CaseRow, lockCase, tellStanding } from "./row.ts";
import { findAnsweredTo, recount } from "./recount.ts";

export interface Joining {
  caseId: string;
  otherId: string;
  /** Null: the machine. */
  agentId: string | null;
  why: string;
  mayTakeFromOthers?: boolean;
}

export interface Joined {
  joiningId: string;
  /** The case that goes on: the one that opened first. */
  caseId: string;
}

export function joinCases(
  app: Context,
  { caseId, otherId, agentId, why, mayTakeFromOthers = false }: Joining,
): Promise<Joined> {
  return atomically(app, async (app) => {
    if (caseId === otherId) throw SameCase();
    const [from, into] = await lockBoth(app.db, caseId, otherId);
    for (const one of [from, into]) {
      if (one.state === "closed") throw CaseClosed();
      if (agentId !== null && one.assigneeId !== null && one.assigneeId !== agentId && !mayTakeFromOthers)
        throw HeldByOther({ assigneeId: one.assigneeId });
    }
    // A machine takes nothing out of a colleague's hands.
    if (agentId === null && from.assigneeId !== null && into.assigneeId !== null && from.assigneeId !== into.assigneeId)
      throw HeldByOther({ assigneeId: from.assigneeId });
    if (from.answering || into.answering) throw AnswerOnItsWay();
    const { ids } = await findOne(app.db, from.customerId);
    if (!ids.includes(into.customerId)) throw OtherPerson();
    const answeredTo = await answeredByEach(app.db, from, into);
    const promiseId = await movePromise(app.db, from, into);
    const joiningId = await move(app.db, { from, into, agentId, why, promiseId });
    const at = await closeJoined(app.db, from, into);
    const kind = from.kind === "question" || into.kind === "question" ? "question" : "word";
    await app.db`
      update cases."case" set kind = ${kind}, urgency = greatest(urgency, ${from.urgency}), assignee_id = ${into.assigneeId ?? from.assigneeId},
        topic = case when topic = 'other' then ${from.topic} else topic end,
        language = case when language in ('und', 'other') then ${from.language} else language end,
        resting = resting and ${from.state === "open" ? from.resting : true}
      where id = ${into.id}`;
    await settleClock(app, { from, into, kind, answeredTo });
    await emit(app, caseJoined, [{ caseId: from.id, intoId: into.id, at: at.toISOString() }]);
    await tellStanding(app, [from.id, into.id]);
    return { joiningId, caseId: into.id };
  });
}

/** In one order, so that two who join them crosswise don't wait for each other; the younger goes into the older. */
async function lockBoth(db: Db, one: string, other: string): Promise<[from: CaseRow, into: CaseRow]> {
  const [a, b] = [one, other].toSorted();
  const locked = [await lockCase(db, a ?? one), await lockCase(db, b ?? other)];
  const [into, from] = locked.toSorted(
    (x, y) => x.openedAt.getTime() - y.openedAt.getTime() || (x.id < y.id ? -1 : 1),
  ) as [CaseRow, CaseRow];
  return [from, into];
}

const answeredByEach = async (db: Db, from: CaseRow, into: CaseRow) => ({
  from: await findAnsweredTo(db, { caseId: from.id }),
  into: await findAnsweredTo(db, { caseId: into.id }),
});

/** One promise is owed per case. */
async function movePromise(db: Db, from: CaseRow, into: CaseRow): Promise<string | null> {
  const owed = await db<{ id: string; caseId: string }[]>`
    select id, case_id from cases.promise where case_id = any(${[from.id, into.id]}::uuid[]) and ended_at is null for update`;
  if (owed.length > 1) throw BothPromised();
  const [promise] = owed;
  if (promise?.caseId !== from.id) return null;
  await db`update cases.promise set case_id = ${into.id} where id = ${promise.id}`;
  return promise.id;
}

interface Moving {
  from: CaseRow;
  into: CaseRow;
  agentId: string | null;
  why: string;
  promiseId: string | null;
}

async function move(db: Db, { from, into, agentId, why, promiseId }: Moving): Promise<string> {
  const id = randomUUID();
  await db`
    with thread as (
      update cases.thread set case_id = ${into.id} where case_id = ${from.id} returning id
    ), message as (
      -- Who answers the other one has not read these.
      update cases.message set case_id = ${into.id},
        changed_seq = case when direction = 'inbound' then nextval(pg_get_serial_sequence('cases.message', 'seq')) else changed_seq end
      where case_id = ${from.id} returning id
    )
    insert into cases.joining (id, kind, case_id, other_id, by, why, threads, messages, promise_id, assignee_id)
    select ${id}, 'join', ${from.id}, ${into.id}, ${agentId}, ${why.slice(0, 300)}, array(select id from thread), array(select id from message), ${promiseId},
      ${from.assigneeId}`;
  await db`
    update cases.draft d set case_id = ${into.id}
    where case_id = ${from.id} and not exists (select from cases.draft o where o.case_id = ${into.id} and o.staff_id = d.staff_id)`;
  return id;
}

async function closeJoined(db: Db, from: CaseRow, into: CaseRow): Promise<Date> {
  const [row] = await db<[{ at: Date }]>`
    update cases."case"
    set state = 'closed', closed_at = platform.now(), outcome = 'joined', joined_into = ${into.id}, resting = false, waiting_since = null,
      assignee_id = null, changed_at = platform.now()
    where id = ${from.id} returning closed_at as at`;
  return row.at;
}

/** They wait since they first did in either; the place is where they last spoke. A case that rests goes on resting. */
async function settleClock(
  app: Context,
  {
    from,
    into,
    kind,
    answeredTo,
  }: { from: CaseRow; into: CaseRow; kind: CaseRow["kind"]; answeredTo: { from: string; into: string } },
): Promise<void> {
  const [since] = [from.waitingSince, into.waitingSince]
    .filter((at) => at !== null)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const furthest = BigInt(answeredTo.from) > BigInt(answeredTo.into) ? answeredTo.from : answeredTo.into;
  await recount(app, { caseId: into.id, kind, answeredTo: furthest });
  if (since)
    await app.db`
      update cases."case" set state = 'open', waiting_since = ${since} where id = ${into.id}`;
  else
    await app.db`
      update cases."case" set state = 'waiting', waiting_since = null, resting = false where id = ${into.id}`;
}
