/** What an agent is writing, kept so that a closed laptop loses nothing. */
import type { Visibility } from "../../../contract/words.ts";
import type { Context } from "../../platform/context.ts";
import { now } from "../../platform/context.ts";
import { CaseNotFound } from "./problems.ts";

export interface Draft {
  caseId: string;
  staffId: string;
  text: string;
  visibility: Visibility;
  threadId: string | null;
  cc: readonly string[] | null;
}

/** One per agent and case; without a text and chosen recipients it is forgotten. A thread that is no longer of this case is left out, and who was chosen for it. */
export async function saveDraft(
  app: Context,
  { caseId, staffId, text, visibility, threadId, cc }: Draft,
): Promise<Date> {
  if (text.trim() === "" && cc === null) {
    await app.db`delete from cases.draft where case_id = ${caseId} and staff_id = ${staffId}`;
    return now(app.db);
  }
  const [row] = await app.db<{ savedAt: Date }[]>`
    insert into cases.draft (case_id, staff_id, text, visibility, thread_id, cc)
    select c.id, ${staffId}, ${text}, ${visibility}, t.id, case when t.id is not null then ${cc && [...cc]}::text[] end
    from cases."case" c left join cases.thread t on t.id = ${threadId} and t.case_id = c.id
    where c.id = ${caseId} and c.erased_at is null for key share of c
    on conflict (case_id, staff_id) do update
    set text = excluded.text, visibility = excluded.visibility, thread_id = excluded.thread_id, cc = excluded.cc, saved_at = platform.now()
    returning saved_at`;
  if (!row) throw CaseNotFound();
  return row.savedAt;
}
