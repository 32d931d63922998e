/** Makes the small forms that wait, one at a time: what a broken picture does to the maker happens to one, and three times at most. */
import { atomically, type Context } from "./context.ts";
import { loadFile } from "./files.ts";
import type { Told } from "./scan-files.ts";
import { makeSmall } from "./small-picture.ts";

const attemptsAtMost = 3;

/** Makes the next; gives whether there may be more. What may not be opened is not opened for this either. */
export async function makeSmallPictures(app: Context, told: Told): Promise<boolean> {
  const [due] = await app.db<{ id: string; attempts: number }[]>`
    update platform.file
    set small_attempts = small_attempts + 1, small_at = (select platform.now()) + interval '2 minutes',
      -- The last try is counted before it is made: a process that dies of it leaves it alone.
      small = case when small_attempts + 1 > ${attemptsAtMost} then 'none' else small end
    where id = (
      select id from platform.file where small = 'waiting' and small_at <= (select platform.now()) and platform.may_open(scan)
      order by small_at, created_at limit 1 for update skip locked)
    returning id, small_attempts as attempts`;
  if (!due) return false;
  if (due.attempts > attemptsAtMost) return true;
  const made = await makeSmall(await loadFile(app.db, due.id));
  await atomically(app, async (app) => {
    const { count } = await app.db`
      update platform.file set small = ${made ? "here" : "none"} where id = ${due.id} and small = 'waiting'`;
    if (count === 0) return;
    if (made)
      await app.db`
        insert into platform.small_picture (file_id, type, width, height, data)
        values (${due.id}, ${made.type}, ${made.width}, ${made.height}, ${made.data}) on conflict (file_id) do nothing`;
    await told(app, [due.id]);
  });
  return true;
}
