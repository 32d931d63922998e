/** Where a page of a list begins: the sort values of the last row before it, opaque to the caller. */
import { problem } from "../platform/problem.ts";

const WrongCursor = problem("request.cursor", 400, "This cursor is not one of ours: begin without one.");

export type SortValue = string | number | null;

export const writeCursor = (values: readonly SortValue[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** The values, `count` of them; null where there is no cursor. */
export function readCursor(cursor: string | undefined, count: number): SortValue[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(values) && values.length === count && values.every(isSortValue)) return values;
  } catch {
    // Falls through: whatever it was, it is not ours.
  }
  throw WrongCursor();
}

const isSortValue = (value: unknown): value is SortValue =>
  value === null || typeof value === "string" || typeof value === "number";

/** One page of rows read with `limit + 1`, so that the row too many tells whether there is another page. */
export function page<Row>(
  rows: readonly Row[],
  limit: number,
  sortValues: (row: Row) => readonly SortValue[],
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? writeCursor(sortValues(last)) : null };
}
