/** Sales from day to day or from week to week, apart by what they are counted under. */
import type { SaleSeries } from "../../../../contract/sales.ts";
import type { Db } from "../../../platform/db.ts";
import { findCurrency } from "./rates.ts";
import { amongSales, type AskedSales, saleGroups } from "./sum-sales.ts";

export interface SalesInTime {
  group: string;
  name: string | null;
  /** The day on which it begins. */
  begin: string;
  /** Refunds taken off, in minor units. */
  net: string;
}

interface Drawn {
  by: SaleSeries;
  zone: string;
  step: "day" | "week";
}

/** Colleagues by their names, then in order of time; those of whom no name is known last. */
export async function sumOverTime(
  db: Db,
  asked: AskedSales,
  { by, zone, step }: Drawn,
  limit: number,
): Promise<SalesInTime[]> {
  const home = await findCurrency(db);
  return db<SalesInTime[]>`
    with summed as (
      select coalesce(${saleGroups[by](db, zone)}, '') as "group", ${saleGroups[step](db, zone)} as begin, sum(s.home_amount)::text as net
      from insights.sale s
      where ${amongSales(db, asked, home)} and s.home_currency = ${home}
      group by 1, 2)
    select summed.*, case when ${by === "agent"} then (select m.name from staff.member m where m.id::text = summed."group") end as name
    from summed order by name nulls last, "group", begin limit ${limit}`;
}

/** The days on which each step begins, in the zone: also those in which nothing was sold. */
export async function findBegins(
  db: Db,
  { from, to }: { from: Date; to: Date },
  { zone, step }: Pick<Drawn, "zone" | "step">,
): Promise<string[]> {
  const rows = await db<{ begin: string }[]>`
    select to_char(begin, 'YYYY-MM-DD') as begin
    from generate_series(
      date_trunc(${step}, ${from}::timestamptz at time zone ${zone}),
      (${to}::timestamptz - interval '1 microsecond') at time zone ${zone},
      ${`1 ${step}`}::interval) as begin
    order by 1 limit 400`;
  return rows.map(({ begin }) => begin);
}
