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
}

/** One per agent and case; an empty text forgets it. */
export async function saveDraft(app: Context, { caseId, staffId, text, visibility }: Draft): Promise<Date> {
  if (text.trim() === "") {
    await app.db`delete from cases.draft where case_id = ${caseId} and staff_id = ${staffId}`;
    return now(app.db);
  }
  const [row] = await app.db<{ savedAt: Date }[]>`
    insert into cases.draft (case_id, staff_id, text, visibility)
    select id, ${staffId}, ${text}, ${visibility} from cases."case" where id = ${caseId} and erased_at is null for key share
    on conflict (case_id, staff_id) do update set text = excluded.text, visibility = excluded.visibility, saved_at = platform.now()
    returning saved_at`;
  if (!row) throw CaseNotFound();
  return row.savedAt;
}
