/** Takes off what was given back: a row of its own below zero, with the channels, the colleague and the rate of the sale it belongs to. */
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { convert, type Given, stillToNet } from "./amounts.ts";

/** A reaction to payments; bears being run twice. */
export async function netRefunds(app: Context, changed: readonly { paymentId: string }[]): Promise<void> {
  for (const { paymentId } of changed)
    await atomically(app, async ({ db }) => {
      const [refund] = await db<{ id: string; bookingId: string | null }[]>`
        select f.id, o.booking_id from payments.request r join bookings.operation o on o.id::text = r.reference
          join payments.refund f on f.request_id = r.id and f.state = 'done'
        where r.id = ${paymentId} order by f.ended_at desc, f.id limit 1`;
      if (refund?.bookingId) await netOfBooking(db, refund.bookingId, refund.id);
    });
}

interface Sold extends Given {
  currency: string;
  rate: string | null;
  homeCurrency: string | null;
}

/** Whatever of a booking was given back by now and is not taken off yet. The same source twice is one. */
export async function netOfBooking(db: Db, bookingId: string, sourceId: string): Promise<void> {
  for (const [currency, sales] of Map.groupBy(await holdSales(db, bookingId), (one) => one.currency)) {
    const [row] = await db<[{ given: string }]>`
      select coalesce(sum((refund ->> 'amount')::bigint), 0)::text as given from bookings.operation
      where booking_id = ${bookingId} and refund ->> 'currency' = ${currency} and outcome in ('done', 'partial')`;
    const rest = stillToNet(sales, BigInt(row.given));
    for (const sale of sales) await takeOff(db, sale, { sourceId, amount: rest.get(sale.id) ?? 0n });
  }
}

/** The latest first: what was added last is given back first. Held, so that two who look at once take off once. */
async function holdSales(db: Db, bookingId: string): Promise<Sold[]> {
  await db`select from bookings.operation where booking_id = ${bookingId} order by id for no key update`;
  const rows = await db<
    Record<"id" | "currency" | "sold" | "byPayments" | "netted" | "rate" | "homeCurrency", string>[]
  >`
    select s.id, s.currency, s.amount::text as sold, s.rate::text as rate, s.home_currency,
      coalesce((select -sum(n.amount) from insights.sale n where n.of_sale = s.id), 0)::text as netted,
      coalesce((select sum(f.amount) from payments.request r join payments.refund f on f.request_id = r.id and f.state = 'done'
        where r.reference = s.source_id::text), 0)::text as by_payments
    from bookings.operation o join insights.sale s on s.source_id = o.id and s.of_sale is null
    where o.booking_id = ${bookingId} order by s.at desc, s.id`;
  return rows.map((row) => ({
    ...row,
    sold: BigInt(row.sold),
    byPayments: BigInt(row.byPayments),
    netted: BigInt(row.netted),
  }));
}

async function takeOff(db: Db, sale: Sold, { sourceId, amount }: { sourceId: string; amount: bigint }): Promise<void> {
  if (amount === 0n) return;
  const { id, netted, currency, rate, homeCurrency } = sale;
  // As the difference of two sums: all that was sold, given back bit by bit, comes to nothing.
  const worth =
    rate === null || homeCurrency === null
      ? null
      : convert(netted, { from: currency, to: homeCurrency, rate }) -
        convert(netted + amount, { from: currency, to: homeCurrency, rate });
  await db`
    insert into insights.sale (source_id, of_sale, kind, at, amount, currency, home_amount, home_currency, rate, booking_id, customer_id, case_id,
      agent_id, first_channel, assisting, last_channel, effect, reason)
    select ${sourceId}, id, kind, platform.now(), ${String(-amount)}, currency, ${worth === null ? null : String(worth)}, home_currency, rate,
      booking_id, customer_id, case_id, agent_id, first_channel, assisting, last_channel, effect, reason
    from insights.sale where id = ${id}
    on conflict do nothing`;
}
