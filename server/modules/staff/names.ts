/** What colleagues are called, by their ids. */
import type { Db } from "../../platform/db.ts";

export async function findNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db<{ id: string; name: string }[]>`
    select id, name from staff.member where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export const findName = async (db: Db, id: string): Promise<string> => (await findNames(db, [id])).get(id) ?? "";
