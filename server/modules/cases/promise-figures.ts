/** How we stand by what we said: made in a period; kept and broken of what fell due in it, withdrawn of what ended in it. */
import type { Db } from "../../platform/db.ts";

export interface PromiseFigures {
  made: number;
  kept: number;
  broken: number;
  withdrawn: number;
}

type By = "all" | "channel" | "language" | "day";

/** By group. Snoozes promised nobody anything and are not counted. */
export async function measurePromises(
  db: Db,
  { from, to }: { from: Date; to: Date },
  by: By,
): Promise<Map<string, PromiseFigures>> {
  const group =
    by === "day" ? db`to_char(p.at at time zone 'UTC', 'YYYY-MM-DD')` : by === "all" ? db`'all'` : db`c.${db(by)}`;
  const rows = await db<(PromiseFigures & { group: string })[]>`
    select ${group} as "group", count(*) filter (where what = 'made')::int as made, count(*) filter (where what = 'kept')::int as kept,
      count(*) filter (where what = 'broken')::int as broken, count(*) filter (where what = 'withdrawn')::int as withdrawn
    from (
      select case_id, made_at as at, 'made' as what from cases.promise where kind = 'promise' and made_at >= ${from} and made_at < ${to}
      union all
      select case_id, coalesce(fell_due_at, ended_at), state from cases.promise
      where kind = 'promise' and state <> 'open' and coalesce(fell_due_at, ended_at) >= ${from} and coalesce(fell_due_at, ended_at) < ${to}
    ) as p join cases."case" c on c.id = p.case_id
    group by 1`;
  return new Map(rows.map(({ group, ...figures }) => [group, figures]));
}
