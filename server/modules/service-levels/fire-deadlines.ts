/** Warns of deadlines and breaks them as their time comes, and takes a new definition to all that is open. */
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { keepDeadlines } from "./keep-deadlines.ts";

const batchSize = 200;

/** One batch; gives whether there may be more. Rows with a time, not timers: who was away finds them when back. */
export async function fireDeadlines(app: Context): Promise<boolean> {
  const hasMore = await sweep(app);
  const due = await app.db<{ caseId: string }[]>`
    select case_id from service_levels.deadline where next_at <= (select platform.now()) order by next_at limit ${batchSize}`;
  if (due.length > 0) await keepDeadlines(app, due);
  return hasMore || due.length === batchSize;
}

/** The next cases that a new definition has not been taken to. */
function sweep(app: Context): Promise<boolean> {
  return atomically(app, async (app) => {
    const [unswept] = await app.db<{ version: number; sweptTo: string }[]>`
      select version, swept_to from service_levels.definition where swept_at is null order by version desc limit 1 for update skip locked`;
    if (!unswept) return false;
    const { version, sweptTo } = unswept;
    const open = await app.db<{ caseId: string }[]>`
      select case_id from service_levels.cycle where ended_at is null and case_id > ${sweptTo} order by case_id limit ${batchSize}`;
    await keepDeadlines(app, open);
    const last = open.at(-1);
    // What an earlier version left undone is done by the newest.
    if (!last) {
      await app.db`update service_levels.definition set swept_at = platform.now() where swept_at is null and version <= ${version}`;
      await changed(app, ["queue"]);
    } else await app.db`update service_levels.definition set swept_to = ${last.caseId} where version = ${version}`;
    return last !== undefined;
  });
}
