/** Sales added up by channel, colleague, kind or time, in the airline's currency; and those that could not be converted. */
import type { SaleGrouping } from "../../../../contract/sales.ts";
import type { Db } from "../../../platform/db.ts";
import { findCurrency } from "./rates.ts";

export interface AskedSales {
  from: Date;
  to: Date;
  channel?: string | undefined;
  part: "first" | "assisting" | "last";
  agent?: string | undefined;
  kind?: string | undefined;
  effect?: string | undefined;
  converted?: "yes" | "no" | undefined;
}

/** Amounts as minor units. */
export interface SummedSales {
  group: string;
  name: string | null;
  n: number;
  saved: number;
  sold: string;
  refunded: string;
  net: string;
  made: string;
  helped: string;
  anyway: string;
  first: string | null;
  assisting: string | null;
}

/** What of the rows is asked for; of a table called `s`. */
export const amongSales = (db: Db, asked: AskedSales, home: string) => db`
  s.at >= ${asked.from} and s.at < ${asked.to}
  and (${asked.agent === undefined} or s.agent_id = ${asked.agent ?? null}::uuid)
  and (${asked.kind === undefined} or s.kind = ${asked.kind ?? null})
  and (${asked.effect === undefined} or s.effect = ${asked.effect ?? null})
  and (${asked.converted === undefined} or (s.home_currency is not distinct from ${home}) = ${asked.converted === "yes"})
  and (${asked.channel === undefined} or ${asked.channel ?? null}::text = case ${asked.part}
    when 'first' then s.first_channel when 'last' then s.last_channel else (
      select a from unnest(s.assisting) a where a = ${asked.channel ?? null}::text) end)`;

/** What a sale is counted under. */
export const saleGroups: Record<SaleGrouping | "all", (db: Db, zone: string) => ReturnType<Db>> = {
  all: (db) => db`''`,
  channel: (db) => db`s.last_channel`,
  agent: (db) => db`s.agent_id::text`,
  kind: (db) => db`s.kind`,
  day: (db, zone) => db`to_char(s.at at time zone ${zone}, 'YYYY-MM-DD')`,
  week: (db, zone) => db`to_char(date_trunc('week', s.at at time zone ${zone}), 'YYYY-MM-DD')`,
};

/** By its own part alone a channel's sales are as many as were made; the two others overlap and stand beside it. */
export async function sumSales(
  db: Db,
  asked: AskedSales,
  { by, zone }: { by: SaleGrouping | "all"; zone: string },
): Promise<SummedSales[]> {
  const home = await findCurrency(db);
  const others =
    by === "channel"
      ? db`union all select 'first', s.first_channel union all select 'assisting', a from unnest(s.assisting) a`
      : db``;
  return db<SummedSales[]>`
    with summed as (
      select coalesce(p."group", '') as "group",
        count(*) filter (where p.part = 'last' and s.of_sale is null)::int as n,
        count(*) filter (where p.part = 'last' and s.of_sale is null and s.kind = 'saved')::int as saved,
        coalesce(sum(s.home_amount) filter (where p.part = 'last' and s.of_sale is null), 0)::text as sold,
        coalesce(sum(s.home_amount) filter (where p.part = 'last' and s.of_sale is not null), 0)::text as refunded,
        coalesce(sum(s.home_amount) filter (where p.part = 'last'), 0)::text as net,
        coalesce(sum(s.home_amount) filter (where p.part = 'last' and s.effect = 'made'), 0)::text as made,
        coalesce(sum(s.home_amount) filter (where p.part = 'last' and s.effect = 'helped'), 0)::text as helped,
        coalesce(sum(s.home_amount) filter (where p.part = 'last' and s.effect = 'anyway'), 0)::text as anyway,
        case when ${by === "channel"} then coalesce(sum(s.home_amount) filter (where p.part = 'first'), 0)::text end as first,
        case when ${by === "channel"} then coalesce(sum(s.home_amount) filter (where p.part = 'assisting'), 0)::text end as assisting
      from insights.sale s cross join lateral (select 'last' as part, ${saleGroups[by](db, zone)} as "group" ${others}) p
      where ${amongSales(db, asked, home)} and s.home_currency = ${home}
      group by 1)
    select summed.*, case when ${by === "agent"} then (select m.name from staff.member m where m.id::text = summed."group") end as name
    from summed order by name nulls last, "group" limit 501`;
}

/** In no sum: of no rate, or converted into what was the airline's currency then. */
export async function findNotConverted(
  db: Db,
  asked: AskedSales,
): Promise<{ currency: string; n: number; net: string }[]> {
  const home = await findCurrency(db);
  return db<{ currency: string; n: number; net: string }[]>`
    select s.currency, count(*) filter (where s.of_sale is null)::int as n, sum(s.amount)::text as net from insights.sale s
    where ${amongSales(db, { ...asked, converted: "no" }, home)} group by 1 order by 1 limit 200`;
}
