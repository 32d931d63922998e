/** Views with how many wait in each: one pass over the queue for all of them. */
import type { z } from "zod";
import type { View as ViewShape } from "../../contract/views.ts";
import { listViews } from "../modules/assignment/index.ts";
import type { Db } from "../platform/db.ts";
import { among, meantBy } from "./case-filter.ts";

type View = z.output<typeof ViewShape>;

export async function getViews(
  db: Db,
  { readerId, mayShare }: { readerId: string; mayShare: boolean },
): Promise<View[]> {
  const views = await listViews(db, readerId);
  if (views.length === 0) return [];
  const counted = views.map(({ filter }, place) => {
    const condition = among(db, meantBy(filter, readerId));
    return db`, count(*) filter (where true ${condition})::int as ${db(`n${place}`)}, min(q.waiting_since) filter (where true ${condition}) as ${db(`since${place}`)}`;
  });
  const [row] = await db<[Record<string, number | Date | null>]>`
    select 1 as one ${counted}
    from assignment.queue_entry q join cases."case" c on c.id = q.case_id where q.kind = 'question' and not q.answering`;
  return views.map(({ id, name, shared, ownerId, filter }, place) => ({
    id,
    name,
    shared,
    mine: shared ? mayShare : ownerId === readerId,
    filter,
    waiting: row[`n${place}`] as number,
    oldestWaitingSince: row[`since${place}`] as Date | null,
  }));
}
