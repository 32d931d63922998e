/** How many of what, from the sums of hours that are over, and from rows where a sum does not hold: one statement, so that both agree. */
import type { Db } from "../../platform/db.ts";
import { among, type Grouped, groupOf } from "./asked.ts";
import type { Bucket } from "./histogram.ts";
import type { Measure } from "./measures.ts";
import { wholeAndPieces } from "./pieces.ts";

export interface Line extends Bucket {
  group: string;
  measure: Measure;
}

export const readSums = (
  db: Db,
  asked: Grouped,
  { measures, isTimed }: { measures: readonly Measure[]; isTimed: boolean },
): Promise<Line[]> => {
  const { from, to } = asked;
  const bucket = isTimed ? db`bucket::int` : db`0`;
  return db<Line[]>`
    with ${wholeAndPieces(db, asked)}, line as (
      select s.measure, s.hour as at, f.channel, f.language, f.topic, f.tier, f.agent_id, s.bucket, s.n
      from insights.sum s join insights.facet f on f.id = s.facet_id
      where s.measure = any(${[...measures]}) and s.hour >= ${from} and s.hour < ${to} and s.hour in (select hour from whole)
      union all
      select f.measure, f.at, f.channel, f.language, f.topic, f.tier, f.agent_id, insights.bucket_of(f.seconds), 1
      from piece cross join lateral insights.facts(${[...measures]}, piece.since, piece.before) f
    )
    select measure, ${groupOf(db, asked)} as "group", ${bucket} as bucket, sum(n)::int as n
    from line left join staff.member m on m.id = agent_id where ${among(db, asked)} group by 1, 2, 3`;
};
