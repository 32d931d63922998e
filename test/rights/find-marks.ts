/** Looks for words in everything that a database and a home hold: every row of every table, bytes as what they say, every file. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type postgres from "postgres";

/** Where each mark was found: `table: mark`. Upper and lower case are one. */
export async function findMarks(sql: postgres.ISql, marks: readonly string[]): Promise<string[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1, 2`;
  const found: string[] = [];
  for (const { schema, name } of tables) {
    const rows = await sql.unsafe(`select row_to_json(t)::text as row from "${schema}"."${name}" t`);
    const text = rows.map((row) => withBytes(String(row["row"]))).join("\n");
    for (const mark of marksIn(text, marks)) found.push(`${schema}.${name}: ${mark}`);
  }
  return found;
}

/** Bytes stand as hexadecimal digits in JSON; a file may be one of text. */
const withBytes = (row: string): string =>
  `${row}\n${[...row.matchAll(/\\\\x([0-9a-f]{6,})/g)].map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1")).join("\n")}`;

export function marksIn(text: string, marks: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return marks.filter((mark) => lower.includes(mark.toLowerCase()));
}

export function findMarksInFiles(folder: string, marks: readonly string[]): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      return marksIn(readFileSync(path, "latin1"), marks).map((mark) => `${path}: ${mark}`);
    });
}
