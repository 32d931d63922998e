/** What a database was made with: the key that opens its secrets, and the cluster its log was written in. */
import { createHmac } from "node:crypto";
import postgres from "postgres";
import type { Db } from "./db.ts";
import { Unstartable } from "./unstartable.ts";

const checkOf = (key: Buffer): Buffer => createHmac("sha256", key).update("jetbridge: does this key fit?").digest();

/** Notes the key at the first start; at every other, refuses one that opens nothing here. */
export async function requireFittingKey(url: string, key: Buffer): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, transform: { column: { from: postgres.toCamel } } });
  try {
    if (!(await doesKeyFit(sql, key)))
      throw new Unstartable(
        "The key does not fit this database: give the JETBRIDGE_KEY, or the file `key` in the home, that it was made with.",
      );
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Whether the database's secrets were sealed with this key; a database that knows none yet takes it. */
export async function doesKeyFit(sql: Db | postgres.Sql, key: Buffer): Promise<boolean> {
  const check = checkOf(key);
  await sql`update platform.installation set key_check = ${check} where key_check is null`;
  const [row] = await sql<{ keyCheck: Uint8Array }[]>`select key_check from platform.installation`;
  return row !== undefined && check.equals(row.keyCheck);
}
