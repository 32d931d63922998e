/** The airline's currency, and what others were worth on a day. */
import type { Rate } from "../../../../contract/sales.ts";
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { convert } from "./amounts.ts";

export async function findCurrency(db: Db): Promise<string> {
  const [row] = await db<[{ currency: string }]>`select currency from insights.sale_rule`;
  return row.currency;
}

/** What was converted before stays so; it is told apart from then on. */
export async function setCurrency(db: Db, currency: string): Promise<void> {
  await db`update insights.sale_rule set currency = ${currency}`;
}

/** The latest days first. */
export const listRates = (
  db: Db,
  { after, limit }: { after: { day: string; currency: string } | null; limit: number },
): Promise<Rate[]> => db<Rate[]>`
  select day::text as day, currency, trim_scale(rate)::text as rate from insights.rate
  where home_currency = (select currency from insights.sale_rule)
    and (${after === null} or day < ${after?.day ?? null}::date
      or (day = ${after?.day ?? null}::date and currency > ${after?.currency ?? null}::text))
  order by day desc, currency limit ${limit}`;

/** Sales of these days that had no rate are converted now; those that had one keep it. */
export const setRates = (app: Context, rates: readonly Rate[], actorId: string): Promise<void> =>
  atomically(app, async ({ db }) => {
    const home = await findCurrency(db);
    const foreign = rates.filter(({ currency }) => currency !== home);
    for (const { day, currency, rate } of foreign)
      await db`
        insert into insights.rate (day, currency, home_currency, rate, set_by) values (${day}, ${currency}, ${home}, ${rate}, ${actorId})
        on conflict (day, currency, home_currency) do update set rate = excluded.rate, set_by = excluded.set_by, set_at = platform.now()`;
    for (const { day, currency, rate } of foreign) await convertDay(db, { day, currency, rate, home });
  });

/** What was given back goes by the rate of its sale, to the last minor unit. */
async function convertDay(
  db: Db,
  { day, currency, rate, home }: { day: string; currency: string; rate: string; home: string },
): Promise<void> {
  const rows = await db<{ id: string; amount: string; of: string }[]>`
    select s.id, s.amount::text as amount, coalesce(s.of_sale, s.id) as of from insights.sale s
      left join insights.sale sold on sold.id = s.of_sale
    where s.currency = ${currency} and s.home_amount is null
      and coalesce(sold.at, s.at) >= ${day}::date::timestamp at time zone 'UTC'
      and coalesce(sold.at, s.at) < (${day}::date + 1)::timestamp at time zone 'UTC'
    order by s.of_sale is not null, s.at, s.id for update of s`;
  const netted = new Map<string, bigint>();
  const at = { from: currency, to: home, rate };
  const converted = rows.map(({ id, amount, of }) => {
    const before = netted.get(of) ?? 0n;
    if (BigInt(amount) >= 0n) return { id, worth: convert(BigInt(amount), at) };
    netted.set(of, before + BigInt(amount));
    return { id, worth: convert(before + BigInt(amount), at) - convert(before, at) };
  });
  if (converted.length === 0) return;
  await db`
    update insights.sale set home_amount = row.worth, home_currency = ${home}, rate = ${rate}
    from unnest(${converted.map(({ id }) => id)}::uuid[], ${converted.map(({ worth }) => String(worth))}::bigint[]) as row (id, worth)
    where sale.id = row.id`;
}

/** Of the sale's day, by UTC; null where nobody typed one. */
export async function findRate(
  db: Db,
  { at, currency, home }: { at: Date; currency: string; home: string },
): Promise<string | null> {
  if (currency === home) return "1";
  const [row] = await db<{ rate: string }[]>`
    select trim_scale(rate)::text as rate from insights.rate
    where day = (${at}::timestamptz at time zone 'UTC')::date and currency = ${currency} and home_currency = ${home}`;
  return row?.rate ?? null;
}
