/** Words that nobody wrote but who is erased leave the list of words. */
import type { Db } from "../../../platform/db.ts";

/** Held shared by who writes words down, alone by who takes some away: a word is never taken while somebody else brings it. */
export const wordsLock = 4103;

/** Takes these messages out of the search, and with them each word that stands in no other. */
export async function forgetSearch(db: Db, messageIds: readonly string[]): Promise<void> {
  await db`select pg_advisory_xact_lock(${wordsLock})`;
  const gone = await db<{ words: string[] }[]>`
    delete from cases.message_search where message_id = any(${[...messageIds]}::uuid[]) returning tsvector_to_array(words) as words`;
  await db`delete from cases.message_search_due where message_id = any(${[...messageIds]}::uuid[])`;
  const words = [...new Set(gone.flatMap((row) => row.words))].filter((word) => !word.includes(":"));
  if (words.length === 0) return;
  // Quoted, for a word may look like an operator; each is looked up in the index.
  const { count } = await db`
    delete from cases.search_word s using unnest(${words}::text[]) as gone (word)
    where s.word = gone.word and not exists (
      select from cases.message_search where words @@ array_to_string(array[quote_literal(gone.word)], '')::tsquery)`;
  if (count > 0) await db`update cases.search_forgotten set times = times + 1`;
}
