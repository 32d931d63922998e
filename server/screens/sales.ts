/** What was sold in conversations, added up and one by one; colleagues' names for those who may know. */
import type { z } from "zod";
import type { getSales as contract, listSales as listContract, Sale } from "../../contract/sales.ts";
import {
  type AskedSales,
  findCurrency,
  findNotConverted,
  listSales,
  type SaleListed,
  sumSales,
  type SummedSales,
} from "../modules/insights/index.ts";
import { type Db, inOneView, type Pool } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";
import { readPeriod } from "./figures.ts";
import { ownOnly, type Reader } from "./report.ts";

const groupsAtMost = 500;
const usualDays = 30;

const none: SummedSales = {
  group: "",
  name: null,
  n: 0,
  saved: 0,
  sold: "0",
  refunded: "0",
  net: "0",
  made: "0",
  helped: "0",
  anyway: "0",
  first: null,
  assisting: null,
};

export async function getSales(pool: Pool, query: z.output<(typeof contract)["query"]>, reader: Reader) {
  const { by, zone, ...asked } = ownOnly(query, reader, query.by === "agent" ? "agent" : "all");
  return inOneView(pool, async (db) => {
    const period = await readPeriod(db, asked, usualDays);
    const question = { ...asked, ...period };
    const rows = await sumSales(db, question, { by, zone });
    const [total = none] = await sumSales(db, question, { by: "all", zone });
    return {
      ...period,
      currency: await findCurrency(db),
      total,
      items: rows.slice(0, groupsAtMost),
      isCut: rows.length > groupsAtMost,
      notConverted: await findNotConverted(db, question),
    };
  });
}

export async function getSalesCounted(db: Db, query: z.output<(typeof listContract)["query"]>, reader: Reader) {
  const { cursor, limit, ...asked } = ownOnly(query, reader);
  const [end = null, place, id] = readCursor(cursor, 3) ?? [];
  // Without an end it is now, and stays so from page to page.
  const to = asked.to ?? (end === null ? undefined : new Date(Number(end)));
  const period = await readPeriod(db, { from: asked.from, to }, usualDays);
  const after = typeof place === "string" && typeof id === "string" ? { place, id } : null;
  const rows = await listSales(db, { ...asked, ...period }, { after, limit: limit + 1 });
  const { items, nextCursor } = page(rows, limit, (row) => [period.to.getTime(), row.place, row.id]);
  return { items: items.map((row) => shownTo(row, reader)), nextCursor };
}

type Shown = z.output<typeof Sale>;

function shownTo(row: SaleListed, reader: Reader): Shown {
  const { place: _place, amount, currency, homeAmount, homeCurrency, agentId, agentName, ...sale } = row;
  return {
    ...sale,
    price: { amount, currency },
    home: homeAmount === null || homeCurrency === null ? null : { amount: homeAmount, currency: homeCurrency },
    agentName: reader.mayAgents || agentId === reader.id ? agentName : null,
  } as Shown;
}

const batch = 2000;

/** All of them, as they are read. */
export async function* readSales(db: Db, asked: AskedSales, reader: Reader): AsyncGenerator<Shown[]> {
  for (let after: { place: string; id: string } | null = null; ;) {
    const rows: SaleListed[] = await listSales(db, asked, { after, limit: batch });
    if (rows.length > 0) yield rows.map((row) => shownTo(row, reader));
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = { place: last.place, id: last.id };
  }
}
