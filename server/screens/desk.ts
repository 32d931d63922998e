/** The desk's left side: the queue with its counts, and what the reader holds. */
import type { z } from "zod";
import type { getDesk as endpoint } from "../../contract/screens.ts";
import type { Language } from "../../contract/words.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { caseColumns, type CaseRow, caseTables, showCases } from "./case-row.ts";

type Desk = z.output<(typeof endpoint)["returns"]>;

interface Counts {
  language: Language;
  waiting: number;
  oldestWaitingSince: Date;
}

/** As it stands at one moment. */
export const getDesk = (db: Pool, reader: DeskReader): Promise<Desk> => inOneView(db, (db) => readDesk(db, reader));

interface DeskReader {
  readerId: string;
  language: Language | undefined;
}

async function readDesk(db: Db, { readerId, language }: DeskReader): Promise<Desk> {
  const [byLanguage, queueIds, mineRows, [facts]] = await Promise.all([
    db<Counts[]>`
      select language, count(*)::int as waiting, min(waiting_since) as oldest_waiting_since
      from assignment.queue_entry where not answering group by language order by waiting desc, language`,
    // The queue's own index finds the first hundred; only those are dressed up.
    db<{ caseId: string }[]>`
      select case_id from assignment.queue_entry
      where not answering and (${language ?? null}::text is null or language = ${language ?? null})
      order by urgency desc, waiting_since, case_id limit 100`,
    db<CaseRow[]>`
      select ${caseColumns(db)} from ${caseTables(db)} where c.assignee_id = ${readerId} and c.state <> 'closed'
      order by c.state, c.changed_at desc limit 50`,
    db<[{ now: Date; mentionsToday: number }]>`
      select platform.now() as now, (
        select count(*)::int from cases.message
        where case_id is null and direction = 'inbound' and received_at > platform.now() - interval '1 day') as mentions_today`,
  ]);
  const ids = queueIds.map(({ caseId }) => caseId);
  const rows = await db<CaseRow[]>`
    select ${caseColumns(db)} from ${caseTables(db)} where c.id = any(${ids}::uuid[])
    order by c.urgency desc, c.waiting_since, c.id`;
  const [queue, mine] = [await showCases(db, rows), await showCases(db, mineRows)];
  const oldest = byLanguage.map((row) => row.oldestWaitingSince).toSorted((a, b) => a.getTime() - b.getTime())[0];
  return {
    now: facts.now,
    waiting: byLanguage.reduce((sum, row) => sum + row.waiting, 0),
    oldestWaitingSince: oldest ?? null,
    byLanguage: [...byLanguage],
    queue,
    mine,
    mentionsToday: facts.mentionsToday,
  };
}
