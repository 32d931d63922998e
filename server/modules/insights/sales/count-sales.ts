/** Counts each operation that made money or kept some, once, with what led to it. */
import type { ChangeKind, Outcome } from "../../../../contract/booking-operations.ts";
import type { Money } from "../../../../contract/money.ts";
import { atomically, type Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { findIdentifiersOf, findOnes } from "../../customers/index.ts";
import { convert, saleOf } from "./amounts.ts";
import { judgeEffect, partsOf, type Step, type Touch, windowDays } from "./attribution.ts";
import { netOfBooking } from "./net-refunds.ts";
import { findCurrency, findRate } from "./rates.ts";

interface Counting {
  kind: ChangeKind;
  outcome: Outcome | null;
  isByAirline: boolean;
  due: Money | null;
  isPaid: boolean;
  paidAtOnce: Money | null;
  bookingId: string | null;
  caseId: string | null;
  customerId: string | null;
  settledAt: Date;
  askedAt: Date;
  agentId: string | null;
}

/** A reaction; bears being run twice. */
export async function countSales(
  app: Context,
  settled: readonly { operationId: string; bookingId: string }[],
): Promise<void> {
  for (const { operationId } of settled)
    await atomically(app, async ({ db }) => {
      const operation = await findCounting(db, operationId);
      if (!operation) return;
      await count(db, operationId, operation);
      if (operation.bookingId !== null) await netOfBooking(db, operation.bookingId, operationId);
    });
}

/** Tickets of what was sold are of who sold it. Nothing leads to who was erased since. */
async function findCounting(db: Db, id: string): Promise<Counting | null> {
  const [row] = await db<Counting[]>`
    select o.kind, o.outcome, coalesce(root.by_kind, o.by_kind) = 'system' as is_by_airline, o.due, o.payment is not null as is_paid, o.booking_id, o.case_id, o.customer_id, o.settled_at,
      case when o.after ->> 'state' <> 'held' then nullif(o.after -> 'paid', 'null') end as paid_at_once,
      coalesce(root.prepared_at, o.prepared_at) as asked_at,
      (select m.id from staff.member m where m.id::text = coalesce(root.by_id, o.by_id) and coalesce(root.by_kind, o.by_kind) = 'agent') as agent_id
    from bookings.operation o left join bookings.operation root on root.id = o.follows_id
    where o.id = ${id} and o.settled_at is not null`;
  return row ?? null;
}

async function count(db: Db, sourceId: string, operation: Counting): Promise<void> {
  const sale = saleOf(operation);
  if (!sale) return;
  const home = await findCurrency(db);
  const { amount, currency } = sale.price ?? { amount: "0", currency: home };
  const { settledAt, askedAt, customerId, caseId, agentId } = operation;
  const rate = await findRate(db, { at: settledAt, currency, home });
  const worth = rate === null ? null : String(convert(BigInt(amount), { from: currency, to: home, rate }));
  const ids = customerId === null ? [] : ((await findOnes(db, [customerId])).get(customerId)?.ids ?? []);
  const { first, assisting, last } = partsOf(
    await findTouches(db, { ids, caseId, askedAt }),
    await findAskedOn(db, { caseId, askedAt }),
  );
  const { effect, reason } = judgeEffect({
    at: askedAt,
    byAgent: agentId !== null,
    steps: await findSteps(db, { ids, askedAt }),
    answers: await findAnswers(db, { caseId, askedAt }),
  });
  await db`
    insert into insights.sale (source_id, kind, at, amount, currency, home_amount, home_currency, rate, booking_id, customer_id, case_id, agent_id,
      first_channel, assisting, last_channel, effect, reason)
    values (${sourceId}, ${sale.kind}, ${settledAt}, ${amount}, ${currency}, ${worth}, ${worth && home}, ${worth && rate},
      ${customerId && operation.bookingId}, ${customerId}, (select id from cases."case" where id = ${caseId}), ${agentId}, ${first}, ${assisting},
      ${last}, ${effect}, ${reason})
    on conflict do nothing`;
}

interface Asked {
  ids: string[];
  caseId: string | null;
  askedAt: Date;
}

const findTouches = (db: Db, { ids, caseId, askedAt }: Asked): Promise<Touch[]> => db<Touch[]>`
  select channel, min(received_at) as first_at, max(received_at) as last_at from cases.message
  where direction = 'inbound' and (customer_id = any(${ids}::uuid[]) or case_id = ${caseId})
    and received_at <= ${askedAt} and received_at > ${askedAt}::timestamptz - ${windowDays} * interval '1 day'
  group by channel`;

/** The channel of the message that asked; of a case that nobody wrote in, the case's. */
async function findAskedOn(db: Db, { caseId, askedAt }: Omit<Asked, "ids">): Promise<string | null> {
  const [row] = await db<{ channel: string }[]>`
    select coalesce((
      select m.channel from cases.message m where m.case_id = c.id and m.direction = 'inbound' and m.received_at <= ${askedAt}
      order by m.seq desc limit 1), c.channel) as channel
    from cases."case" c where c.id = ${caseId}`;
  return row?.channel ?? null;
}

const findAnswers = async (db: Db, { caseId, askedAt }: Omit<Asked, "ids">): Promise<Date[]> => {
  const rows = await db<{ at: Date }[]>`
    select received_at as at from cases.message
    where case_id = ${caseId} and direction = 'outbound' and visibility <> 'internal' and author_kind = 'staff'
      and received_at <= ${askedAt} and received_at > ${askedAt}::timestamptz - interval '1 hour' limit 500`;
  return rows.map(({ at }) => at);
};

/** Not of who only says that they are that one. */
async function findSteps(db: Db, { ids, askedAt }: Omit<Asked, "caseId">): Promise<Step[]> {
  if (ids.length === 0) return [];
  const identifiers = await findIdentifiersOf(db, ids);
  const theirs = identifiers.filter(({ known }) => known !== "claimed").map(({ id }) => id);
  return db<Step[]>`
    select at, kind, outcome, channel, is_trouble from journeys.touchpoint
    where identifier_id = any(${theirs}::bigint[]) and at <= ${askedAt} and at > ${askedAt}::timestamptz - ${windowDays} * interval '1 day'
    order by at desc limit 500`;
}
