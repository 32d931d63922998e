/** What was foretold, kept and held against what came. */
import type { Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { foretellHours } from "./foresee.ts";

/** So far ahead there is time to call somebody in. */
const hoursAhead = 3;
const keptDays = 8;
/** Fewer hours say nothing. */
const fewest = 24;

/** Keeps what is foretold now of the hour that begins in three hours, once; what is old goes. */
export async function keepForecast({ db }: Context): Promise<void> {
  const { hour, foreseen } = await foretellHours(db);
  const told = foreseen.hours[hoursAhead];
  if (!told) return;
  await db`
    insert into insights.forecast (hour, expected, low, high)
    values (${hour}::timestamptz + ${hoursAhead} * interval '1 hour', ${told.expected}, ${told.low}, ${told.high}) on conflict (hour) do nothing`;
  await db`delete from insights.forecast where hour < (select platform.now()) - ${keptDays} * interval '1 day'`;
}

export interface Held {
  hours: number;
  /** How far it was off, as a part of what came. */
  off: number;
  /** Of 1, in how many hours what came lay in the range. */
  within: number;
}

/** Of the last seven days; null where too few hours were foretold or nobody came. */
export async function measureForecast(db: Db): Promise<Held | null> {
  const [row] = await db<[{ hours: number; came: number; off: number; within: number | null }]>`
    with told as materialized (
      select * from insights.forecast
      where hour >= (select platform.now()) - interval '7 days' and hour + interval '1 hour' <= (select platform.now())
    ), came as (
      select date_trunc('hour', started_at, 'UTC') as hour, count(*)::int as n from service_levels.episode
      where about = 'question' and started_at >= (select min(hour) from told) group by 1
    ), held as (
      select told.*, coalesce(n, 0) as n from told left join came using (hour)
    )
    select count(*)::int as hours, coalesce(sum(n), 0)::int as came, coalesce(sum(abs(n - expected)), 0)::float8 as off,
      avg((n between floor(low) and ceil(high))::int)::float8 as within from held`;
  if (row.hours < fewest || row.came === 0) return null;
  return { hours: row.hours, off: row.off / row.came, within: row.within ?? 0 };
}
