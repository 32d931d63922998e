/** What a figure counts, page by page; colleagues' names for those who may know. */
import type { z } from "zod";
import type { Counted, listCounted as contract } from "../../contract/insights.ts";
import { type CountedRow, listCounted } from "../modules/insights/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";
import { readPeriod } from "./figures.ts";
import { ownOnly, type Reader } from "./report.ts";

type Shown = z.output<typeof Counted>;

export async function getCounted(db: Db, query: z.output<(typeof contract)["query"]>, reader: Reader) {
  const { cursor, limit, ...asked } = ownOnly(query, reader);
  const [end = null, place, key] = readCursor(cursor, 3) ?? [];
  // Without an end it is now, and stays so from page to page.
  const to = asked.to ?? (end === null ? undefined : new Date(Number(end)));
  const period = await readPeriod(db, { from: asked.from, to }, 7);
  const after = typeof place === "string" && typeof key === "string" ? { place, key } : null;
  const rows = await listCounted(db, { ...asked, ...period }, { after, limit: limit + 1 });
  const { items, nextCursor } = page(rows, limit, (row) => [period.to.getTime(), row.place, row.key]);
  return { items: items.map((row) => shownTo(row, reader)), nextCursor };
}

function shownTo({ agentId, agentName, place: _place, key: _key, ...row }: CountedRow, reader: Reader): Shown {
  const isTold = reader.mayAgents || agentId === reader.id;
  return { ...row, agentName: isTold ? agentName : null } as Shown;
}

const batch = 2000;

/** All of them, as they are read. */
export async function* readCounted(
  db: Db,
  asked: Parameters<typeof listCounted>[1],
  reader: Reader,
): AsyncGenerator<Shown[]> {
  for (let after: { place: string; key: string } | null = null; ;) {
    const rows: CountedRow[] = await listCounted(db, asked, { after, limit: batch });
    if (rows.length > 0) yield rows.map((row) => shownTo(row, reader));
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { place: last.place, key: last.key };
  }
}
