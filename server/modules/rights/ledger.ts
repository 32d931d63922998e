/**
 * Certificates once more, in a file beside the database: a backup that is restored has forgotten the erasures since, and this has not.
 * Ids, counts and times alone stand in it.
 */
import { randomUUID } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { findUnerased } from "../customers/index.ts";
import { findAutomation } from "../staff/index.ts";
import { type CertificateContent, listCertificates } from "./certificate.ts";
import type { RightsContext } from "./context.ts";
import { beginErasure } from "./start.ts";

const fileOf = (home: string): string => join(home, "erasures.jsonl");

/** What an erasure must be known by to be done again. */
export interface LedgerLine {
  id: string;
  customerIds: string[];
  basis: CertificateContent["basis"];
  askedAt: string;
  endedAt: string;
  repeats: string | null;
}

/** Lines that are none are passed over: a process may have died while it wrote. */
export function readLedger(text: string): LedgerLine[] {
  return text.split("\n").flatMap((line) => {
    try {
      const one = JSON.parse(line) as Partial<LedgerLine>;
      return typeof one.id === "string" && Array.isArray(one.customerIds) ? [one as LedgerLine] : [];
    } catch {
      return [];
    }
  });
}

/** How many lines of a file that somebody gives are no erasures; null where it holds none at all: it is another file, or was cut. */
export function strayLinesOf(text: string): number | null {
  const written = text.split("\n").filter((line) => line.trim() !== "").length;
  return written === 0 ? null : written - readLedger(text).length;
}

async function readFileOf(home: string): Promise<LedgerLine[]> {
  return readLedger(await readFile(fileOf(home), "utf8").catch(() => ""));
}

const lineOf = ({ id, customerIds, basis, askedAt, endedAt, repeats }: CertificateContent): LedgerLine => ({
  id,
  customerIds,
  basis,
  askedAt,
  endedAt,
  repeats,
});

/** All erasures this database knows of, a line each. */
export async function* listErasures(db: Db): AsyncGenerator<LedgerLine> {
  for (let after = "0"; ;) {
    const rows = await listCertificates(db, after, 500);
    for (const { content } of rows) yield lineOf(content);
    const last = rows.at(-1);
    if (!last || rows.length < 500) return;
    after = last.number;
  }
}

/** Writes down what the file lacks. */
export async function keepLedger({ db, config: { home } }: Pick<RightsContext, "db" | "config">): Promise<void> {
  const known = new Set((await readFileOf(home)).map(({ id }) => id));
  const lines: string[] = [];
  for await (const line of listErasures(db)) if (!known.has(line.id)) lines.push(`${JSON.stringify(line)}\n`);
  if (lines.length === 0) return;
  await mkdir(home, { recursive: true });
  // A line of its own, whatever a process that died left at the end.
  await appendFile(fileOf(home), `\n${lines.join("")}`, { mode: 0o600 });
}

/** Begins again what this database has forgotten, as after a restore; gives how many. */
export async function reapplyErasures(app: RightsContext, given?: readonly LedgerLine[]): Promise<number> {
  const lines = given ?? (await readFileOf(app.config.home));
  let begun = 0;
  for (const line of lines) if (await reapply(app, line)) begun += 1;
  return begun;
}

const reapply = (app: RightsContext, line: LedgerLine): Promise<boolean> =>
  atomically(app, async (app) => {
    const { db } = app;
    await db`select pg_advisory_xact_lock(hashtextextended('rights.request', 0))`;
    const [known] = await db`
      select from rights.certificate where id = ${line.id} or content ->> 'repeats' = ${line.id} limit 1`;
    if (known) return false;
    const ids = await findUnerased(db, line.customerIds);
    const [first] = ids;
    if (first === undefined) return false;
    const id = randomUUID();
    const { id: actorId } = await findAutomation(db);
    // What they asked for meanwhile is part of it.
    await db`
      update rights.request set state = 'cancelled', ended_at = (select platform.now()) where customer_id = any(${ids}::uuid[]) and state = 'noted'`;
    await db`
      insert into rights.request (id, kind, customer_id, basis, state, asked_at, due_at, noted_by, repeats)
      values (${id}, 'erasure', ${first}, 'restored', 'noted', ${line.askedAt}, ${line.askedAt}::timestamptz + interval '1 month', ${actorId}, ${line.id})`;
    await beginErasure(app, { request: { id }, ids, areAll: false, actorId });
    return true;
  });
