/** Who taught, how much, and whose lessons are left out. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { topic } from "./versions.ts";

interface Teacher {
  id: string;
  /** What they corrected, and what they left as it was judged. */
  said: number;
  stood: number;
  isLeftOut: boolean;
}

/** Those who said something, most first; 500 at most. */
export const listTeachers = (db: Db): Promise<Teacher[]> => db<Teacher[]>`
  select staff_id as id, count(*) filter (where how = 'said')::int as said, count(*) filter (where how = 'stood')::int as stood,
    exists (select from judgement.left_out where left_out.staff_id = lesson.staff_id) as is_left_out
  from judgement.lesson group by staff_id order by said desc, stood desc, id limit 500`;

/** Leaves an agent's lessons out, or takes them in again; all is learned anew. Twice is once. */
export function leaveOut(
  app: Context,
  { staffId, isLeftOut, by }: { staffId: string; isLeftOut: boolean; by: string },
): Promise<void> {
  return atomically(app, async (app) => {
    const { db } = app;
    await db`select from judgement.wish for update`;
    const { count } = isLeftOut
      ? await db`insert into judgement.left_out (staff_id, by_id) values (${staffId}, ${by}) on conflict do nothing`
      : await db`delete from judgement.left_out where staff_id = ${staffId}`;
    if (count > 0) await db`update judgement.wish set anew = true`;
    await changed(app, [topic]);
  });
}

/** What was learned of them is learned no more: their lessons go, and all is learned anew without them. */
export async function eraseLessons(db: Db, customerIds: readonly string[]): Promise<Record<string, number>> {
  const { count } = await db`delete from judgement.lesson where customer_id = any(${[...customerIds]}::uuid[])`;
  if (count === 0) return {};
  await db`update judgement.wish set anew = true`;
  return { lessons: count };
}
