/** The desk's left side: the queue with its counts, and what the reader holds. */
import type { z } from "zod";
import type { getDesk as endpoint } from "../../contract/screens.ts";
import type { CaseFilter } from "../../contract/views.ts";
import type { CaseKind, Language } from "../../contract/words.ts";
import { findWordSeconds } from "../modules/service-levels/index.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { among, isAll } from "./case-filter.ts";
import { caseColumns, type CaseRow, caseTables, placeInQueue, showCases } from "./case-row.ts";
import { page } from "./cursor.ts";

type Desk = z.output<(typeof endpoint)["returns"]>;

/** What the first answer holds of the queue; further pages are fetched as they are scrolled to. */
const queueLength = 100;

interface Counts {
  language: Language;
  waiting: number;
  oldestWaitingSince: Date;
}

/** As it stands at one moment. */
export const getDesk = (db: Pool, reader: DeskReader): Promise<Desk> => inOneView(db, (db) => readDesk(db, reader));

interface DeskReader {
  readerId: string;
  kind: CaseKind;
  filter: CaseFilter;
}

interface Found {
  matching: number;
  matchingOldestSince: Date | null;
}

async function readDesk(db: Db, { readerId, kind, filter }: DeskReader): Promise<Desk> {
  const [byLanguage, queueIds, mineRows, [facts], promises, wordSeconds, [found]] = await Promise.all([
    db<Counts[]>`
      select language, count(*)::int as waiting, min(waiting_since) as oldest_waiting_since
      from assignment.queue_entry where kind = ${kind} and not answering group by language order by waiting desc, language`,
    findQueue(db, kind, filter),
    db<CaseRow[]>`
      select ${caseColumns(db)} from ${caseTables(db)} where c.assignee_id = ${readerId} and c.state <> 'closed'
        and not exists (select 1 from cases.promise p where p.case_id = c.id and p.ended_at is null and p.fell_due_at is null and (c.resting or c.state = 'waiting'))
      order by c.state, c.changed_at desc limit 50`,
    db<[{ now: Date; questions: number; words: number; mentionsToday: number }]>`
      select platform.now() as now,
        (select count(*)::int from assignment.queue_entry where kind = 'question' and not answering) as questions,
        (select count(*)::int from assignment.queue_entry where kind = 'word' and not answering) as words, (
        select count(*)::int from cases.message
        where case_id is null and direction = 'inbound' and received_at > platform.now() - interval '1 day') as mentions_today`,
    countPromises(db, readerId),
    findWordSeconds(db),
    isAll(filter) ? [] : countMatching(db, kind, filter),
  ]);
  const ids = queueIds.map(({ caseId }) => caseId);
  const rows = await db<CaseRow[]>`
    select ${caseColumns(db)} from ${caseTables(db)} where c.id = any(${ids}::uuid[])
    order by c.urgency desc, c.waiting_since, c.id`;
  const { items, nextCursor } = page(rows, queueLength, placeInQueue);
  const [queue, mine] = [await showCases(db, items), await showCases(db, mineRows)];
  const oldest = byLanguage.map((row) => row.oldestWaitingSince).toSorted((a, b) => a.getTime() - b.getTime())[0];
  const waiting = byLanguage.reduce((sum, row) => sum + row.waiting, 0);
  return {
    now: facts.now,
    kind,
    kinds: { question: facts.questions, word: facts.words },
    wordSeconds,
    promises,
    waiting,
    oldestWaitingSince: oldest ?? null,
    byLanguage: [...byLanguage],
    ...(found ?? { matching: waiting, matchingOldestSince: oldest ?? null }),
    queue,
    nextCursor,
    mine,
    mentionsToday: facts.mentionsToday,
  };
}

async function countPromises(db: Db, readerId: string): Promise<Desk["promises"]> {
  const [row] = await db<[Desk["promises"]]>`
    select count(*) filter (where made_by = ${readerId})::int as mine,
      count(*) filter (where made_by = ${readerId} and fell_due_at is not null)::int as mine_due,
      count(*) filter (where fell_due_at is not null)::int as due, count(*) filter (where state = 'broken')::int as broken
    from cases.promise where ended_at is null`;
  return row;
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
