/** What was said in a chat: written once, read by number. */
import type { ChatLine } from "../../../contract/chat.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { lineAdded } from "./events.ts";

export interface NewLine {
  visitorId: string;
  id: string;
  side: "visitor" | "airline";
  text: string;
}

/** Writes a line, or finds it where it was written before. Null where the visitor is gone. */
export const addLine = (
  app: Context,
  { visitorId, id, side, text }: NewLine,
): Promise<{ line: ChatLine; isNew: boolean } | null> =>
  atomically(app, async (app) => {
    // While the visitor is held nobody else writes here: numbers are committed in their order.
    const [visitor] = await app.db`
      select 1 from chat.visitor where id = ${visitorId} for no key update`;
    if (!visitor) return null;
    const [made] = await app.db<ChatLine[]>`
      insert into chat.line (visitor_id, id, side, text) values (${visitorId}, ${id}, ${side}, ${text})
      on conflict (visitor_id, id) do nothing
      returning id, number::float8 as number, side as "from", text, at`;
    if (made) {
      await emit(app, lineAdded, [{ visitorId, number: made.number }]);
      return { line: made, isNew: true };
    }
    const [known] = await app.db<[ChatLine]>`
      select id, number::float8 as number, side as "from", text, at from chat.line where visitor_id = ${visitorId} and id = ${id}`;
    return { line: known, isNew: false };
  });

/** The first lines after a number, the oldest first. */
export const findLinesAfter = (db: Db, visitorId: string, after: number, limit: number): Promise<ChatLine[]> =>
  db<ChatLine[]>`
    select id, number::float8 as number, side as "from", text, at from chat.line
    where visitor_id = ${visitorId} and number > ${after} order by number limit ${limit}`;

/** The last lines before a number, or the last of all; the oldest first. */
export async function findLinesBefore(
  db: Db,
  visitorId: string,
  before: number | null,
  limit: number,
): Promise<{ lines: ChatLine[]; more: boolean }> {
  const lines = await db<ChatLine[]>`
    select id, number::float8 as number, side as "from", text, at from chat.line
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
