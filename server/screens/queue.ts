/** What waits, the same for all who look: the queue's beginning with its counts. */
import type { z } from "zod";
import type { getDesk as endpoint } from "../../contract/screens.ts";
import type { CaseFilter } from "../../contract/views.ts";
import type { CaseKind, Language } from "../../contract/words.ts";
import { findWordSeconds } from "../modules/service-levels/index.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { among, isAll } from "./case-filter.ts";
import { caseColumns, type CaseRow, caseTables, placeInQueue, showCases } from "./case-row.ts";
import { page } from "./cursor.ts";

/** The part of the desk that does not depend on who looks. */
export type Queue = Omit<z.output<(typeof endpoint)["returns"]>, "mine" | "promises">;

export interface QueueQuestion {
  kind: CaseKind;
  filter: CaseFilter;
}

/** What the first answer holds of the queue; further pages are fetched as they are scrolled to. */
const queueLength = 100;

/** Mentions are counted up to here: beyond it, how many says nothing. */
const mostMentions = 10_000;

interface Counts {
  language: Language;
  waiting: number;
  oldestWaitingSince: Date;
}

interface Found {
  matching: number;
  matchingOldestSince: Date | null;
}

/** As it stands at one moment. */
export const getQueue = (db: Pool, question: QueueQuestion): Promise<Queue> =>
  inOneView(db, (db) => readQueue(db, question));

async function readQueue(db: Db, { kind, filter }: QueueQuestion): Promise<Queue> {
  const other: CaseKind = kind === "word" ? "question" : "word";
  const [byLanguage, queueIds, [facts], wordSeconds, [found]] = await Promise.all([
    db<Counts[]>`
      select language, count(*)::int as waiting, min(waiting_since) as oldest_waiting_since
      from assignment.queue_entry where kind = ${kind} and not answering group by language order by waiting desc, language`,
    findQueue(db, kind, filter),
    db<[{ now: Date; others: number; mentionsToday: number }]>`
      select platform.now() as now,
        (select count(*)::int from assignment.queue_entry where kind = ${other} and not answering) as others,
        (select count(*)::int from (
          select 1 from cases.message
          where case_id is null and direction = 'inbound' and received_at > (select platform.now()) - interval '1 day'
          limit ${mostMentions}) as counted) as mentions_today`,
    findWordSeconds(db),
    isAll(filter) ? [] : countMatching(db, kind, filter),
  ]);
  const ids = queueIds.map(({ caseId }) => caseId);
  const rows = await db<CaseRow[]>`
    select ${caseColumns(db)} from ${caseTables(db)} where c.id = any(${ids}::uuid[])
    order by c.urgency desc, c.waiting_since, c.id`;
  const { items, nextCursor } = page(rows, queueLength, placeInQueue);
  const oldest = byLanguage.map((row) => row.oldestWaitingSince).toSorted((a, b) => a.getTime() - b.getTime())[0];
  const waiting = byLanguage.reduce((sum, row) => sum + row.waiting, 0);
  return {
    now: facts.now,
    kind,
    kinds: kind === "word" ? { question: facts.others, word: waiting } : { question: waiting, word: facts.others },
    wordSeconds,
    waiting,
    oldestWaitingSince: oldest ?? null,
    byLanguage: [...byLanguage],
    ...(found ?? { matching: waiting, matchingOldestSince: oldest ?? null }),
    queue: await showCases(db, items),
    nextCursor,
    mentionsToday: facts.mentionsToday,
  };
}

/** The queue's own index finds the first hundred and one; only those are dressed up. */
function findQueue(db: Db, kind: CaseKind, filter: CaseFilter): Promise<{ caseId: string }[]> {
  return db<{ caseId: string }[]>`
    select q.case_id from assignment.queue_entry q ${isAll(filter) ? db`` : db`join cases."case" c on c.id = q.case_id`}
    where ${kind === "word" ? db`q.kind = 'word'` : db`q.kind = 'question'`} and not q.answering ${isAll(filter) ? db`` : among(db, filter)}
    order by q.urgency desc, q.waiting_since, q.case_id limit ${queueLength + 1}`;
}

function countMatching(db: Db, kind: CaseKind, filter: CaseFilter): Promise<Found[]> {
  return db<Found[]>`
    select count(*)::int as matching, min(q.waiting_since) as matching_oldest_since
    from assignment.queue_entry q join cases."case" c on c.id = q.case_id
    where q.kind = ${kind} and not q.answering ${among(db, filter)}`;
}
