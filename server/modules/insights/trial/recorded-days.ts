/** Days as they were: what came to be answered, and who was on the roster, for playing them again under another rule. */
import type { Query, Worker } from "../../assignment/index.ts";
import { listShifts } from "../../rosters/index.ts";
import { findAbled } from "../../staff/index.ts";
import type { Db } from "../../../platform/db.ts";

export interface Period {
  from: Date;
  to: Date;
}

/** More than a surge of a day. */
const mostQueries = 200_000;

/** Questions that waited in a period, those from before it included; how long answering takes is for `takes` to say. */
export async function findQueries(db: Db, { from, to }: Period, takes: () => number): Promise<Query[]> {
  const rows = await db<Omit<Query, "takes">[]>`
    select extract(epoch from e.started_at - ${from}::timestamptz)::float8 as at, c.urgency::int as urgency, e.language, e.channel, c.topic
    from service_levels.episode e join cases."case" c on c.id = e.case_id
    where e.about = 'question' and e.started_at < ${to} and (e.ended_at is null or e.ended_at >= ${from})
    order by e.started_at limit ${mostQueries}`;
  return rows.map((row) => ({ ...row, takes: takes() }));
}

/** Who was on the roster, with what they can do now. */
export async function findWorkers(db: Db, { from, to }: Period): Promise<Worker[]> {
  const shifts = await listShifts(db, { from: from.getTime(), to: to.getTime(), teamId: null });
  const abled = await findAbled(db, [...new Set(shifts.map(({ memberId }) => memberId))]);
  const second = (at: Date): number => (at.getTime() - from.getTime()) / 1000;
  return abled.map(({ id, levels, skills }) => ({
    id,
    levels,
    skills,
    shifts: shifts
      .filter(({ memberId }) => memberId === id)
      .flatMap(({ startsAt, endsAt, breaks }) => {
        const edges = [startsAt, ...breaks.flatMap((one) => [one.startsAt, one.endsAt]), endsAt].map(second);
        return edges.flatMap((edge, place) => (place % 2 === 0 ? [[edge, edges[place + 1] ?? edge] as const] : []));
      }),
  }));
}
