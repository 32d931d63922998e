/** What the house had to say in private when only a person might write: it goes with the person's next message, before their words. */
import type { Db } from "../../platform/db.ts";

/** The texts, which count as said from now on. */
export async function takeKeptWords(db: Db, caseId: string): Promise<string[]> {
  const rows = await db<{ text: string }[]>`
    with said as (
      update cases.message set delivery_state = 'undone', delivery_at = platform.now()
      where case_id = ${caseId} and author_kind = 'system' and visibility = 'private' and delivery_state = 'refused' and delivery_code = 'people-only'
      returning text, seq
    )
    select text from said order by seq`;
  return rows.map(({ text }) => text);
}

/** The message that they went with was taken back. */
export async function putWordsBack(db: Db, caseId: string): Promise<void> {
  await db`
    update cases.message set delivery_state = 'refused', delivery_at = platform.now()
    where case_id = ${caseId} and author_kind = 'system' and visibility = 'private' and delivery_state = 'undone' and delivery_code = 'people-only'`;
}
