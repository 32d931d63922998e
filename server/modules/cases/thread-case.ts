/** Which case a thread stands in now: cases are joined and split, threads stay. */
import type { Db } from "../../platform/db.ts";

/** Null where it is in none. */
export async function findCaseOfThread(db: Db, threadId: string): Promise<string | null> {
  const [row] = await db<{ caseId: string | null }[]>`select case_id from cases.thread where id = ${threadId}`;
  return row?.caseId ?? null;
}

const threadsAtMost = 100;

export async function findThreadsOf(db: Db, caseId: string): Promise<string[]> {
  const rows = await db<{ id: string }[]>`
    select id from cases.thread where case_id = ${caseId} order by last_message_at desc limit ${threadsAtMost}`;
  return rows.map(({ id }) => id);
}
