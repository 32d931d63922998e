/** Thins out what we told the public: after a while the first value of each hour stays. */
import type { PoolContext } from "../../platform/context.ts";
import { batchSize, forgetInBatches } from "../../platform/forget.ts";
import { daysOf } from "../../platform/retention.ts";

export async function thinPublished(app: PoolContext): Promise<number> {
  const days = await daysOf(app.db, "reply-times");
  await forgetInBatches(app, async (db) => {
    const { count } = await db`
      delete from service_levels.told where ctid = any(array(
        select ctid from service_levels.told where measured_at < (select platform.now()) - ${days} * interval '1 day' limit ${batchSize}))`;
    return count;
  });
  await app.db`delete from service_levels.outlook where measured_at < (select platform.now()) - ${days} * interval '1 day'`;
  return thinHourly(app, days);
}

function thinHourly(app: PoolContext, days: number): Promise<number> {
  return forgetInBatches(app, async (db) => {
    const { count } = await db`
      with old as (
        select channel, measured_at, row_number() over (
          partition by channel, date_trunc('hour', measured_at) order by measured_at) as place
        from service_levels.published where measured_at < (select platform.now()) - ${days} * interval '1 day'
      )
      delete from service_levels.published using (select channel, measured_at from old where place > 1 limit ${batchSize}) as gone
      where published.channel = gone.channel and published.measured_at = gone.measured_at`;
    return count;
  });
}
