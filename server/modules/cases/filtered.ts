/** What was judged to need nothing and stands in no case: nobody reads it unless somebody looks. */
import type { Db } from "../../platform/db.ts";

interface Filtered {
  id: string;
  language: string;
  channel: string;
  /** Which version of what was learned judged it; null: the rules alone. */
  version: number | null;
}

/** Those of these messages. What is gone, stands in a case by now, or is answered by another program is none. */
export const findFiltered = (db: Db, ids: readonly string[]): Promise<Filtered[]> => db<Filtered[]>`
  select id, language, channel, (reading ->> 'version')::int as version from cases.message
  where id = any(${[...ids]}::uuid[]) and direction = 'inbound' and customer_id is not null and case_id is null and needs = 'mention'
    and removed_at is null and text <> '' and told ->> 'standby' is null`;
