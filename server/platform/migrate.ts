/** Brings a database to this version's schema: plain SQL files, numbered, forward only, each in one transaction. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { Unstartable } from "./unstartable.ts";

const folder = join(import.meta.dirname, "..", "migrations");

interface Migration {
  number: number;
  name: string;
  file: string;
}

export function listMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({ number: Number(file.slice(0, 4)), name: file.slice(5, -4), file }));
}

/** Runs what is missing and tells how many that were. Several processes may call it at once. */
export async function migrate(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice() {} });
  try {
    await checkServer(sql, url);
    return await sql.begin(async (sql) => {
      await sql`select pg_advisory_xact_lock(4100)`;
      await sql`create schema if not exists platform`;
      await sql`create table if not exists platform.migration (number int primary key, name text not null, at timestamptz not null default clock_timestamp())`;
      const done = new Set(
        (await sql<{ number: number }[]>`select number from platform.migration`).map((row) => row.number),
      );
      const known = listMigrations();
      const newest = known.at(-1)?.number ?? 0;
      if ([...done].some((number) => number > newest))
        throw new Unstartable(
          "This database was made by a newer Jetbridge: start that version, or restore the backup made before the upgrade.",
        );
      const missing = known.filter(({ number }) => !done.has(number));
      for (const { number, name, file } of missing) {
        await sql.unsafe(readFileSync(join(folder, file), "utf8"));
        await sql`insert into platform.migration (number, name) values (${number}, ${name})`;
      }
      return missing.length;
    });
  } finally {
    await sql.end({ timeout: 2 });
  }
}

async function checkServer(sql: postgres.Sql, url: string): Promise<void> {
  const shown = url.replace(/\/\/[^@/]*@/, "//");
  let facts;
  try {
    [facts] = await sql<{ version: number; encoding: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`;
  } catch (error) {
    const said = error instanceof Error ? error.message || (error as { code?: string }).code : String(error);
    throw new Unstartable(`The database at ${shown} does not take us (${said}): check DATABASE_URL.`);
  }
  if (!facts || facts.version < 150_000)
    throw new Unstartable(`The database at ${shown} is too old: PostgreSQL 15 or newer is needed.`);
  if (facts.encoding !== "UTF8")
    throw new Unstartable(`The database at ${shown} is not in UTF-8: make one with ENCODING 'UTF8'.`);
}
