/** What of open questions decides how urgent they are: what was said in them, and whether a colleague said it. */
import type { Sign } from "../../../contract/triage.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { tellStanding } from "./row.ts";

export interface Weighed {
  id: string;
  customerId: string;
  urgency: number;
  /** When a colleague set it by hand. */
  setAt: Date | null;
  /** The most urgent of what they wrote. */
  said: { urgency: number; code: string } | null;
  signs: Sign[];
}

const looked = 30;

interface Said {
  urgency: number;
  code: string | null;
  signs: Sign[] | null;
}

/** Of their newest messages; what was taken back says nothing. Cases that are no open questions are left out. */
export async function findWeighed(db: Db, caseIds: readonly string[]): Promise<Weighed[]> {
  const rows = await db<(Omit<Weighed, "said" | "signs"> & { messages: Said[] | null })[]>`
    select c.id, c.customer_id, c.urgency::int as urgency, c.urgency_set_at as set_at, told.messages
    from cases."case" c left join lateral (
      select jsonb_agg(jsonb_build_object('urgency', (reading ->> 'urgency')::int, 'signs', reading -> 'signs',
        'code', jsonb_path_query_first(reading, '$.reasons[*] ? (@.about == "urgency").code'))) as messages
      from (
        select reading from cases.message
        where case_id = c.id and direction = 'inbound' and reading is not null and removed_at is null order by seq desc limit ${looked}
      ) as newest
    ) as told on true
    where c.id = any(${[...caseIds]}::uuid[]) and c.state = 'open' and c.kind = 'question'`;
  return rows.map(({ messages, ...row }) => {
    const [most] = (messages ?? []).toSorted((a, b) => b.urgency - a.urgency);
    return {
      ...row,
      said: most ? { urgency: most.urgency, code: most.code ?? "" } : null,
      signs: [...new Set((messages ?? []).flatMap(({ signs }) => signs ?? []))],
    };
  });
}

/** What nobody must overlook in these messages, by the cases in which they stand, and when it was written down. */
export function findSigns(
  db: Db,
  messageIds: readonly string[],
): Promise<{ caseId: string; sign: Sign; at: string }[]> {
  return db`
    select case_id, sign, received_at::text as at
    from cases.message, lateral jsonb_array_elements_text(coalesce(reading -> 'signs', '[]')) as sign
    where id = any(${[...messageIds]}::uuid[]) and case_id is not null and direction = 'inbound' and removed_at is null`;
}

/** As urgent as what is known says: what a colleague set by hand is over for these. `setAt` is what was seen of that: not what they said meanwhile. */
export const setUrgency = (
  app: Context,
  weighed: readonly { caseId: string; urgency: number; setAt: Date | null }[],
): Promise<void> =>
  atomically(app, async (app) => {
    if (weighed.length === 0) return;
    const rows = weighed.map(({ caseId, urgency, setAt }) => ({
      case_id: caseId,
      urgency,
      set_at: setAt?.toISOString() ?? null,
    }));
    const changed = await app.db<{ id: string }[]>`
      update cases."case" set urgency = row.urgency, urgency_set_at = null, changed_at = platform.now()
      from jsonb_to_recordset(${app.db.json(rows)}) as row (case_id uuid, urgency smallint, set_at timestamptz)
      where id = row.case_id and kind = 'question' and state = 'open' and "case".urgency <> row.urgency
        and date_trunc('milliseconds', urgency_set_at) is not distinct from row.set_at
      returning id`;
    if (changed.length > 0)
      await tellStanding(
        app,
        changed.map(({ id }) => id),
      );
  });

/** Open questions, in the order of their ids, after one of them: to go through all of them in pieces. */
export const findOpenAfter = async (db: Db, after: string, limit: number): Promise<string[]> =>
  (
    await db<{ id: string }[]>`
      select id from cases."case" where id > ${after} and state = 'open' and kind = 'question' order by id limit ${limit}`
  ).map(({ id }) => id);
