/** Keeps the words of messages for search, just after they were written. */
import { atomically, type Context } from "../../platform/context.ts";
import { type Db, findByIndex } from "../../platform/db.ts";
import { wordsOf } from "../../platform/words.ts";
import { surgeWatch } from "./surge.ts";
import { wordsLock } from "./rights/forget-search.ts";

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

const marksEach = Object.keys(searchMarks).length;

/** Words that begin so, the shortest first; the index is asked for these. */
export async function findBeginners(db: Db, beginning: string): Promise<string[]> {
  const rows = await db<{ word: string }[]>`
    select word from cases.search_word where word >= ${beginning} and word < ${`${beginning}\u{10ffff}`} order by length(word), word limit 32`;
  return rows.map(({ word }) => word);
}

/** Common words that are known to be stored, so that they are not looked up a thousand times a second. */
const mostRemembered = 100_000;

/** Gives the round that writes the words of the next messages, and tells whether there may be more. In a surge they wait. */
export function wordIndexer(): (app: Context) => Promise<boolean> {
  const known = new Set<string>();
  const memory = { known, forgotten: "" };
  const surge = surgeWatch();
  return async (app) => {
    const { isSurge, isPatient } = await surge(app.db);
    if (isSurge && isPatient) return false;
    const { count, words } = await indexNext(app, memory);
    if (known.size > mostRemembered) known.clear();
    // Only now: what was rolled back is not stored.
    for (const word of words) known.add(word);
    // Who waits for an answer goes before who searches: then a batch at a time.
    return count === batchSize && !isSurge;
  };
}

interface Indexed {
  count: number;
  /** Not known before. */
  words: readonly string[];
}

interface Memory {
  known: Set<string>;
  /** How often words had been taken away when it began. */
  forgotten: string;
}

/** Who was erased took words along: what is remembered may not be there any more. */
async function remember(app: Context, memory: Memory): Promise<void> {
  await app.db`select pg_advisory_xact_lock_shared(${wordsLock})`;
  const [row] = await app.db<[{ times: string }]>`select times::text as times from cases.search_forgotten`;
  if (row.times !== memory.forgotten) memory.known.clear();
  memory.forgotten = row.times;
}

function indexNext(app: Context, memory: Memory): Promise<Indexed> {
  return atomically(app, async (app) => {
    await remember(app, memory);
    // Read as it lies: in its index, those done before would be passed one by one.
    const found = await app.db<{ id: string }[]>`
      select message_id as id from cases.message_search_due limit ${batchSize} for update skip locked`;
    if (found.length === 0) return { count: 0, words: [] };
    const ids = found.map(({ id }) => id);
    await findByIndex(app.db);
    const due = await app.db<Due[]>`
      select id, seq::text as seq, masked_text as text, language, channel, direction
      from cases.message where id = any(${ids}::uuid[])`;
    const rows = due.map(({ id, seq, text, ...about }) => ({
      message_id: id,
      seq,
      words: [...wordsOf(text), ...marksOf({ ...about, seq: Number(seq) })],
    }));
    await app.db`
      insert into cases.message_search (message_id, seq, words)
      select message_id, seq, array_to_tsvector(words)
      from jsonb_to_recordset(${app.db.json(rows)}) as row (message_id uuid, seq bigint, words text[]) order by seq
      on conflict (message_id) do update set words = excluded.words`;
    const all = new Set(rows.flatMap(({ words }) => words.slice(0, -marksEach)));
    const words = [...all].filter((word) => !memory.known.has(word)).toSorted();
    await app.db`
      insert into cases.search_word (word) select word from unnest(${words}::text[]) as word order by word on conflict do nothing`;
    await app.db`delete from cases.message_search_due where message_id = any(${ids}::uuid[])`;
    return { count: due.length, words };
  });
}

const marksOf = ({
  language,
  channel,
  direction,
  seq,
}: Omit<Due, "id" | "text" | "seq"> & { seq: number }): string[] => [
  searchMarks.language(language),
  searchMarks.channel(channel),
  searchMarks.direction(direction),
  searchMarks.block(seq),
];
