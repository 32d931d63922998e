/** Takes somebody out of what agents are writing to others: their address among who gets it too, and what names them in the text. */
import type { Db } from "../../../platform/db.ts";
import { withDots } from "./with-dots.ts";

/** A draft lives for hours, so there are few, and all are looked at in one go. */
export async function sweepDrafts(db: Db, needles: readonly string[]): Promise<void> {
  const lower = needles.map((needle) => needle.toLowerCase());
  const rows = await db<{ caseId: string; staffId: string; text: string }[]>`
    select case_id, staff_id, text from cases.draft
    where exists (select from unnest(${lower}::text[]) as needle where position(needle in lower(concat_ws(' ', text, array_to_string(cc, ' ')))) > 0)
    for update`;
  for (const { caseId, staffId, text } of rows)
    await db`
      update cases.draft set text = ${withDots(text, needles)},
        cc = case when cc is not null then array(
          select one from unnest(cc) as one
          where not exists (select from unnest(${lower}::text[]) as needle where position(needle in lower(one)) > 0)) end
      where case_id = ${caseId} and staff_id = ${staffId}`;
}
