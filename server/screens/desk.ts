/** The desk's left side: the queue with its counts, and what the reader holds. */
import type { z } from "zod";
import type { getDesk as endpoint } from "../../contract/screens.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { sharingBy } from "../platform/share.ts";
import { type Case, caseColumns, type CaseRow, caseTables, showCases } from "./case-row.ts";
import { getQueue, type QueueQuestion } from "./queue.ts";

type Desk = z.output<(typeof endpoint)["returns"]>;

export interface DeskQuestion extends QueueQuestion {
  readerId: string;
}

/**
 * Every desk asks at every change of the queue, so they share one look at it; what is the reader's own is read for each. Both are
 * of a moment after the question.
 */
export function openDesk(db: Pool): (question: DeskQuestion) => Promise<Desk> {
  const look = sharingBy((question: QueueQuestion) => getQueue(db, question), JSON.stringify);
  return async ({ readerId, kind, filter }) => {
    const [queue, own] = await Promise.all([look({ kind, filter }), getOwn(db, readerId)]);
    return { ...queue, ...own };
  };
}

const getOwn = (db: Pool, readerId: string): Promise<Pick<Desk, "mine" | "promises">> =>
  inOneView(db, async (db) => {
    const [mine, promises] = await Promise.all([findMine(db, readerId), countPromises(db, readerId)]);
    return { mine, promises };
  });

async function findMine(db: Db, readerId: string): Promise<Case[]> {
  const rows = await db<CaseRow[]>`
    select ${caseColumns(db)} from ${caseTables(db)} where c.assignee_id = ${readerId} and c.state <> 'closed'
      and not exists (
        select 1 from cases.promise p
        where p.case_id = c.id and p.ended_at is null and p.fell_due_at is null and (c.resting or c.state = 'waiting'))
    order by c.state, c.changed_at desc limit 50`;
  return showCases(db, rows);
}

async function countPromises(db: Db, readerId: string): Promise<Desk["promises"]> {
  const [row] = await db<[Desk["promises"]]>`
    select count(*) filter (where owed_by = ${readerId})::int as mine,
      count(*) filter (where owed_by = ${readerId} and fell_due_at is not null)::int as mine_due,
      count(*) filter (where fell_due_at is not null)::int as due, count(*) filter (where state = 'broken')::int as broken
    from cases.promise where ended_at is null`;
  return row;
}
