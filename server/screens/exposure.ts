/** Private data that stood in public in a case, and how that stands. */
import type { z } from "zod";
import type { Exposure as Shape } from "../../contract/privacy.ts";
import type { Db } from "../platform/db.ts";

type Exposure = z.output<typeof Shape>;

/** Oldest first. */
export async function listExposures(db: Db, caseId: string): Promise<Exposure[]> {
  return db<Exposure[]>`
    select e.message_id, e.found, m.received_at, e.found_at,
      -- What only a person could say went before their words, when they went on in private.
      case when told.delivery_state = 'undone' and told.delivery_code = 'people-only' then moved.delivery_state else told.delivery_state end as told,
      case when m.removed_at is not null then 'gone'
        when h.hidden and h.state = 'done' then 'hidden'
        when e.settled_at is not null then 'settled'
        when h.hidden and h.state = 'pending' then 'hiding'
        when e.asked_at is not null then 'asked'
        else 'to-ask' end as state
    from privacy.exposure e
    join cases.message m on m.id = e.message_id
    left join cases.message told on told.id = e.told_message_id
    left join cases."case" c on c.id = e.case_id
    left join cases.message moved on moved.id = c.moved_private_id
    left join channels.hiding h on h.account_id = m.account_id and h.external_id = coalesce(m.version_external_id, m.external_id)
    where e.case_id = ${caseId} order by m.seq limit 50`;
}
