/** By when cases are owed something. */
import type { z } from "zod";
import type { CaseDeadline } from "../../contract/service-rules.ts";
import type { Db } from "../platform/db.ts";

type Deadline = z.output<typeof CaseDeadline>;

/** Of each the one that is over first. */
export async function findDeadlines(db: Db, caseIds: readonly string[]): Promise<Map<string, Deadline>> {
  const rows = await db<(Deadline & { caseId: string })[]>`
    select distinct on (case_id) case_id, clock, due_at, seconds, calendar, warned_at is not null as is_near, breached_at is not null as is_broken
    from service_levels.deadline where case_id = any(${[...caseIds]}::uuid[]) and ended_at is null and due_at is not null
    order by case_id, due_at`;
  return new Map(rows.map(({ caseId, ...deadline }) => [caseId, deadline]));
}
