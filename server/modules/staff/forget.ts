/** Forgets sessions and one-time links that ended, and counted attempts to sign in. */
import type { PoolContext } from "../../platform/context.ts";
import { batchSize, forgetInBatches } from "../../platform/forget.ts";
import { daysOf } from "../../platform/retention.ts";

export async function forgetSignIns(app: PoolContext): Promise<number> {
  const days = await daysOf(app.db, "sign-ins");
  const sessions = await forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from staff.session where id in (
        select id from staff.session where expires_at < (select platform.now()) - ${days} * interval '1 day' limit ${batchSize})`;
    return count;
  });
  const links = await forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from staff.verification where id in (
        select id from staff.verification where expires_at < (select platform.now()) - ${days} * interval '1 day' limit ${batchSize})`;
    return count;
  });
  const attempts = await forgetInBatches(app, async (db) => {
    // The library counts in milliseconds of its own clock.
    const { count } = await db`
      delete from staff.attempt where id in (
        select id from staff.attempt
        where last_request < (extract(epoch from clock_timestamp()) - ${days} * 86400) * 1000 limit ${batchSize})`;
    return count;
  });
  return sessions + links + attempts;
}
