/** What was said in a chat: written once, read by number. */
import type { ChatLine } from "../../../contract/chat.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { airlineTypes, lineAdded } from "./events.ts";
import { addFiles, attachFiles } from "./files.ts";

export interface NewLine {
  visitorId: string;
  id: string;
  side: "visitor" | "airline";
  text: string;
  /** Ids of what the visitor attached. */
  attached?: readonly string[];
  /** What we send with it. */
  files?: readonly { name: string | null; type: string; content: Buffer }[];
}

/** The columns of `line` (chat.line), with its files. */
const columns = (db: Db) => db`
  line.id, line.number::float8 as number, line.side as "from", line.text, line.at, coalesce((
    select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'type', stored.type, 'bytes', stored.bytes, 'held',
      case when not platform.may_open(stored.scan) then replace(stored.scan, 'unscanned', 'waiting') end) order by f.place)
    from chat.file f join platform.file stored on stored.id = f.file_id where f.line_number = line.number), '[]') as files`;

/** Writes a line, or finds it where it was written before. Null where the visitor is gone. */
export const addLine = (
  app: Context,
  { visitorId, id, side, text, attached = [], files = [] }: NewLine,
): Promise<{ line: ChatLine; isNew: boolean } | null> =>
  atomically(app, async (app) => {
    // While the visitor is held nobody else writes here: numbers are committed in their order.
    const [visitor] = await app.db`
      select 1 from chat.visitor where id = ${visitorId} for no key update`;
    if (!visitor) return null;
    const [made] = await app.db<{ number: number }[]>`
      insert into chat.line (visitor_id, id, side, text) values (${visitorId}, ${id}, ${side}, ${text})
      on conflict (visitor_id, id) do nothing
      returning number::float8 as number`;
    if (made) {
      const { number } = made;
      await attachFiles(app.db, { visitorId, number, ids: attached });
      await addFiles(app.db, { visitorId, number, files });
      await emit(app, lineAdded, [{ visitorId, number }]);
    }
    const [line] = await app.db<[ChatLine]>`
      select ${columns(app.db)} from chat.line line where visitor_id = ${visitorId} and id = ${id}`;
    return { line, isNew: made !== undefined };
  });

/** The first lines after a number, the oldest first. */
export const findLinesAfter = (db: Db, visitorId: string, after: number, limit: number): Promise<ChatLine[]> =>
  db<ChatLine[]>`
    select ${columns(db)} from chat.line line
    where visitor_id = ${visitorId} and number > ${after} order by number limit ${limit}`;

/** These lines, in any order; those that are gone are missing. */
export const findLines = (db: Db, visitorId: string, numbers: readonly number[]): Promise<ChatLine[]> =>
  db<ChatLine[]>`
    select ${columns(db)} from chat.line line
    where visitor_id = ${visitorId} and number = any(${numbers}::bigint[]) order by number`;

/** The last lines before a number, or the last of all; the oldest first. */
export async function findLinesBefore(
  db: Db,
  visitorId: string,
  before: number | null,
  limit: number,
): Promise<{ lines: ChatLine[]; more: boolean }> {
  const lines = await db<ChatLine[]>`
    select ${columns(db)} from chat.line line
    where visitor_id = ${visitorId} and (${before}::bigint is null or number < ${before}::bigint)
    order by number desc limit ${limit + 1}`;
  return { lines: lines.slice(0, limit).toReversed(), more: lines.length > limit };
}

/** The number of what we said with this id; null where we did not. */
export async function findOurLine(db: Db, id: string): Promise<number | null> {
  const [found] = await db<{ number: number }[]>`
    select number::float8 as number from chat.line where id = ${id} and side = 'airline' limit 1`;
  return found?.number ?? null;
}

/** Says on the visitor's open pages that we type. Kept nowhere; who is not there misses it. */
export const tellTypes = (app: Context, visitorId: string): Promise<void> =>
  atomically(app, (app) => emit(app, airlineTypes, [{ visitorId }]));
