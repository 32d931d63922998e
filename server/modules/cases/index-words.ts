/** Keeps the words of messages for search, just after they were written. */
import { atomically, type Context } from "../../platform/context.ts";
import { findByIndex } from "../../platform/db.ts";
import { wordsOf } from "../../platform/words.ts";

interface Due {
  id: string;
  seq: string;
  text: string;
  language: string;
  channel: string;
  direction: string;
}

const batchSize = 1000;

/** Messages in one block of the log: a search looks at the newest blocks first. */
export const searchBlock = 32_768;

/** Marks stand among the words, so that one index narrows by all at once; no word holds a colon. */
export const searchMarks = {
  language: (language: string): string => `lang:${language}`,
  channel: (channel: string): string => `on:${channel}`,
  direction: (direction: string): string => `went:${direction}`,
  block: (seq: number): string => `at:${Math.floor(seq / searchBlock)}`,
};

/** Writes the words of the next messages; gives whether there may be more. */
export function indexWords(app: Context): Promise<boolean> {
  return atomically(app, async (app) => {
    await findByIndex(app.db);
    const due = await app.db<Due[]>`
      select m.id, m.seq::text as seq, m.masked_text as text, m.language, m.channel, m.direction
      from cases.message_search_due due join cases.message m on m.id = due.message_id
      limit ${batchSize} for update of due skip locked`;
    if (due.length === 0) return false;
    const rows = due.map(({ id, seq, text, language, channel, direction }) => ({
      message_id: id,
      seq,
      words: [
        ...wordsOf(text),
        searchMarks.language(language),
        searchMarks.channel(channel),
        searchMarks.direction(direction),
        searchMarks.block(Number(seq)),
      ],
    }));
    await app.db`
      insert into cases.message_search (message_id, seq, words)
      select message_id, seq, array_to_tsvector(words)
      from jsonb_to_recordset(${app.db.json(rows)}) as row (message_id uuid, seq bigint, words text[]) order by seq
      on conflict (message_id) do update set words = excluded.words`;
    await app.db`delete from cases.message_search_due where message_id = any(${due.map(({ id }) => id)}::uuid[])`;
    return due.length === batchSize;
  });
}
