/** The sales a figure counts, and what was given back of them, newest first. */
import type { Db } from "../../../platform/db.ts";
import { findCurrency } from "./rates.ts";
import { amongSales, type AskedSales } from "./sum-sales.ts";

export interface SaleListed {
  /** To the microsecond, as the database says it. */
  place: string;
  id: string;
  at: Date;
  kind: string;
  amount: string;
  currency: string;
  homeAmount: string | null;
  homeCurrency: string | null;
  rate: string | null;
  first: string | null;
  assisting: string[];
  last: string | null;
  effect: string;
  reason: string;
  agentId: string | null;
  agentName: string | null;
  caseId: string | null;
}

export async function listSales(
  db: Db,
  asked: AskedSales,
  { after, limit }: { after: { place: string; id: string } | null; limit: number },
): Promise<SaleListed[]> {
  const home = await findCurrency(db);
  return db<SaleListed[]>`
    select to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place, s.id, s.at, s.kind, s.amount::text as amount, s.currency,
      s.home_amount::text as home_amount, s.home_currency, trim_scale(s.rate)::text as rate, s.first_channel as first, s.assisting,
      s.last_channel as last, s.effect, s.reason, s.agent_id, m.name as agent_name, s.case_id
    from insights.sale s left join staff.member m on m.id = s.agent_id
    where ${amongSales(db, asked, home)}
      and (${after === null} or (s.at, s.id) < (${after?.place ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by s.at desc, s.id desc limit ${limit}`;
}
