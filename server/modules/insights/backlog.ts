/** Who waited at one moment, by how long they had. */
import type { Db } from "../../platform/db.ts";
import { among, type Asked, type Grouped, groupOf } from "./asked.ts";
import type { Bucket } from "./histogram.ts";

/** Of questions, at the end of the period. */
export const readBacklog = (db: Db, asked: Grouped): Promise<(Bucket & { group: string })[]> => db`
  select ${groupOf(db, asked)} as "group", insights.bucket_of(extract(epoch from ${asked.to} - at)::float8)::int as bucket, count(*)::int as n
  from ${waiting(db, asked)} where ${among(db, asked)} group by 1, 2`;

export const waiting = (db: Db, { to }: Pick<Asked, "to">) => db`
  (select e.case_id, e.start_message_id as message_id, e.started_at as at, e.channel, e.language, c.topic, coalesce(t.tier, '') as tier
    from (
      select * from service_levels.episode where ended_at is null and started_at < ${to}
      union all
      select * from service_levels.episode where ended_at >= ${to} and started_at < ${to} and ended_why <> 'joined'
    ) e join cases."case" c on c.id = e.case_id left join insights.case_tier t on t.case_id = e.case_id
    where e.about = 'question') as waiting`;
