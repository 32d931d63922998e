/** What earlier holidays were like, of those that the operation's calendar names. */
import type { Db } from "../../../platform/db.ts";
import { dayAfter, dayAt, momentOf } from "../../../platform/zone.ts";
import type { Operation } from "../../service-levels/index.ts";
import { asSundays, daysLike, type Earlier, type Level, levelOf } from "./alike.ts";

/** As many tell enough; each beside so many days of both kinds. */
const mostHolidays = 6;
const beside = 3;

interface Asked {
  operation: Operation;
  before: Date;
  /** Nothing is known of what was before, in milliseconds. */
  since: number;
}

export async function findLevel(db: Db, { operation, before, since }: Asked): Promise<Level> {
  const { zone, holidays } = operation;
  const today = dayAt(zone, before.getTime());
  const earlier = [...holidays.keys()]
    .filter((day) => day < today)
    .toSorted()
    .slice(-mostHolidays);
  const asked = earlier.flatMap((holiday) => [
    { holiday, kind: "came", day: holiday },
    ...(["sundays", "weekdays"] as const).flatMap((like) =>
      daysLike(holiday, operation, { ...asSundays, like })
        .slice(0, beside)
        .map((day) => ({ holiday, kind: like, day })),
    ),
  ]);
  const rows = asked
    .map((one) => ({ ...one, from: momentOf(zone, one.day, 0), to: momentOf(zone, dayAfter(one.day), 0) }))
    .filter(({ from }) => from > since)
    .map((one) => ({ ...one, from: new Date(one.from).toISOString(), to: new Date(one.to).toISOString() }));
  if (rows.length === 0) return asSundays;
  const means = await db<{ holiday: string; kind: keyof Earlier; mean: number }[]>`
    select holiday, kind, avg(n)::float8 as mean
    from jsonb_to_recordset(${db.json(rows)}) as asked (holiday text, kind text, "from" timestamptz, "to" timestamptz), lateral (
      select count(*) from service_levels.episode where about = 'question' and started_at >= asked."from" and started_at < asked."to"
    ) as came (n) group by 1, 2`;
  const meanOf = (holiday: string, kind: keyof Earlier): number =>
    means.find((one) => one.holiday === holiday && one.kind === kind)?.mean ?? 0;
  // Where it is not known itself, no day before it is.
  return levelOf(
    earlier
      .filter((day) => means.some(({ holiday, kind }) => holiday === day && kind === "came"))
      .map((day) => ({
        came: meanOf(day, "came"),
        sundays: meanOf(day, "sundays"),
        weekdays: meanOf(day, "weekdays"),
      })),
  );
}
