/** What is laid down in versions: every one is kept, the newest counts, and who comes second is told whose stands. */
import type { Db } from "./db.ts";

export interface Version<Rule> {
  /** 0: nobody laid down anything yet. */
  version: number;
  rule: Rule;
  setBy: string | null;
  setAt: Date | null;
}

/** Of whoever came first. */
interface Meanwhile {
  version: number;
  setBy: string;
  setAt: string;
}

interface Laid<Rule> {
  /** With its schema; a row has `version`, `set_by`, `set_at` and what it says. */
  table: string;
  /** Where it says so. */
  column?: string;
  /** What holds before anybody laid down anything. */
  shipped: Rule;
  /** What was kept, perhaps by an earlier release. */
  read: (kept: unknown) => Rule;
  /** What is thrown at who comes second. */
  refusal: (first: Meanwhile) => Error;
}

interface Versions<Rule> {
  /** The newest; `at`: the one that held then. */
  find: (db: Db, at?: string | null) => Promise<Version<Rule>>;
  /** Lays down the next, in the caller's transaction; refused where `version` is not the newest any more. */
  set: (db: Db, next: { version: number; rule: Rule; by: string }) => Promise<void>;
}

export function versions<Rule extends object>({
  table,
  column = "rule",
  shipped,
  read,
  refusal,
}: Laid<Rule>): Versions<Rule> {
  const find: Versions<Rule>["find"] = async (db, at = null) => {
    const [row] = await db<{ version: number; kept: unknown; setBy: string; setAt: Date }[]>`
      select version, ${db(column)} as kept, set_by, set_at from ${db(table)}
      where ${at}::timestamptz is null or set_at <= ${at}::timestamptz order by version desc limit 1`;
    if (!row) return { version: 0, rule: shipped, setBy: null, setAt: null };
    const { kept, ...version } = row;
    return { ...version, rule: read(kept) };
  };
  return {
    find,
    async set(db, { version, rule, by }) {
      // The key takes a number once, also of two at the same moment.
      const { count } = await db`
        insert into ${db(table)} (version, ${db(column)}, set_by)
        select ${version + 1}, ${db.json(rule as never)}, ${by}
        where ${version} = (select coalesce(max(version), 0) from ${db(table)})
        on conflict (version) do nothing`;
      if (count > 0) return;
      const first = await find(db);
      throw refusal({
        version: first.version,
        setBy: first.setBy ?? "",
        setAt: first.setAt?.toISOString() ?? "",
      });
    },
  };
}
