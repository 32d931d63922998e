/** How sales went from day to day, as bars beside each other. */
import type { z } from "zod";
import type { getSalesOverTime as contract } from "../../contract/sales.ts";
import { findBegins, findCurrency, type SalesInTime, sumOverTime } from "../modules/insights/index.ts";
import { inOneView, type Pool } from "../platform/db.ts";
import { readPeriod } from "./figures.ts";
import { ownOnly, type Reader } from "./report.ts";

const usualDays = 30;
/** So many days are told one by one; more would be bars that nobody can point at. */
const daysAtMost = 35;
const groupsAtMost = 30;

export async function getSalesOverTime(pool: Pool, query: z.output<(typeof contract)["query"]>, reader: Reader) {
  const { by, zone, ...asked } = ownOnly(query, reader, query.by === "agent" ? "agent" : "all");
  return inOneView(pool, async (db) => {
    const period = await readPeriod(db, asked, usualDays);
    const days = (period.to.getTime() - period.from.getTime()) / 86_400_000;
    const step = days > daysAtMost ? ("week" as const) : ("day" as const);
    const begins = await findBegins(db, period, { zone, step });
    const limit = begins.length * (groupsAtMost + 1);
    const groups = inGroups(await sumOverTime(db, { ...asked, ...period }, { by, zone, step }, limit));
    return {
      ...period,
      currency: await findCurrency(db),
      step,
      begins,
      items: [...groups].slice(0, groupsAtMost).map(([group, rows]) => {
        const nets = new Map(rows.map(({ begin, net }) => [begin, net]));
        return { group, name: rows[0]?.name ?? null, net: begins.map((begin) => nets.get(begin) ?? "0") };
      }),
      isCut: groups.size > groupsAtMost,
    };
  });
}

const inGroups = (rows: readonly SalesInTime[]): Map<string, SalesInTime[]> => Map.groupBy(rows, ({ group }) => group);
