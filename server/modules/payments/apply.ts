/** What the provider tells becomes what is so here: in any order, however often it is told. */
import type { Money } from "../../../contract/money.ts";
import type { PaymentProviderKind } from "../../../contract/payments.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import type { PaymentsContext } from "./context.ts";
import { endRefund } from "./end-refund.ts";
import { paymentChanged } from "./events.ts";
import type { Notice } from "./provider.ts";
import { giveBack } from "./refund.ts";
import { lockRequest, move, type RequestRow } from "./request.ts";
import { tell } from "./tell.ts";
import { sayAmount, sayWhat, wordsOf } from "./wording.ts";

/** Within one transaction. What is about nothing of ours is nothing to us. */
export async function applyNotices(
  app: PaymentsContext,
  provider: PaymentProviderKind,
  notices: readonly Notice[],
): Promise<void> {
  for (const notice of notices) await apply(app, provider, notice);
}

async function apply(app: PaymentsContext, provider: PaymentProviderKind, notice: Notice): Promise<void> {
  const requestId = await findRequestId(app.db, provider, notice);
  const request = requestId && (await lockRequest(app.db, requestId));
  if (!request || request.provider !== provider) return;
  switch (notice.kind) {
    case "paid":
      return receive(app, request, notice);
    case "over":
      return endUnpaid(app, request);
    case "refund":
      return endRefund(app, request, notice);
    case "given-back":
      return noteGivenBack(app, request, notice);
    case "disputed":
      return noteDisputed(app, request);
  }
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

async function findRequestId(db: Db, provider: PaymentProviderKind, notice: Notice): Promise<string | null> {
  if ("requestId" in notice) return isId.test(notice.requestId) ? notice.requestId : null;
  if (notice.kind === "refund") {
    if (!isId.test(notice.refundId)) return null;
    const [row] = await db<
      { requestId: string }[]
    >`select request_id from payments.refund where id = ${notice.refundId}`;
    return row?.requestId ?? null;
  }
  const [row] = await db<{ requestId: string }[]>`
    select request_id from payments.receipt where provider = ${provider} and payment_id = ${notice.paymentId}`;
  return row?.requestId ?? null;
}

const open = new Set(["sent", "viewed"]);

type Paid = Extract<Notice, { kind: "paid" }>;
type Standing = "counted" | "differs" | "late" | "again";

async function receive(app: PaymentsContext, request: RequestRow, paid: Paid): Promise<void> {
  const standing = await judge(app.db, request, paid);
  const [receipt] = await app.db<{ id: string }[]>`
    insert into payments.receipt (request_id, provider, payment_id, amount, currency, paid_at, standing)
    values (${request.id}, ${request.provider}, ${paid.paymentId}, ${paid.money.amount}, ${paid.money.currency}, ${paid.at}, ${standing})
    on conflict (provider, payment_id) do nothing returning id`;
  if (!receipt) return;
  const { id, caseId, purpose } = request;
  if (standing === "differs") return setAside(app, request);
  if (standing !== "counted") return returnAtOnce(app, request, { receiptId: receipt.id, standing, money: paid.money });
  await move(app, { id, caseId, to: "paid" });
  // With nothing to carry out, it is done by being paid.
  if (purpose === "other") await complete(app, request);
  else app.ring("payments");
}

/** Whether it pays the request: as much as was asked, the first, and in time. */
async function judge(db: Db, { id, money, state, expiresAt }: RequestRow, paid: Paid): Promise<Standing> {
  if (paid.money.currency !== money.currency || paid.money.amount !== money.amount) return "differs";
  const [counted] = await db`select from payments.receipt where request_id = ${id} and standing = 'counted'`;
  if (counted) return "again";
  return !open.has(state) || (paid.at !== null && paid.at > expiresAt) ? "late" : "counted";
}

/** It is carried out: the customer gets a receipt where they were asked. Of a request that is held, and paid. */
export async function complete(app: PaymentsContext, request: RequestRow): Promise<void> {
  const { id, caseId, language, money } = request;
  await move(app, { id, caseId, to: "fulfilled" });
  await tell(app, request, { text: wordsOf(language).receipt(sayAmount(money, language), sayWhat(request)) });
}

/** Another amount than was asked for is carried out by nobody, and given back by a person alone. */
async function setAside(app: PaymentsContext, { id, caseId, state }: RequestRow): Promise<void> {
  if (open.has(state) || state === "expired" || state === "cancelled")
    return move(app, { id, caseId, to: "fulfil-failed", why: "amount-differs" });
  await app.db`update payments.request set is_disputed = true where id = ${id}`;
  await emit(app, paymentChanged, [{ paymentId: id, caseId, state }]);
}

interface Returning {
  receiptId: string;
  standing: "late" | "again";
  money: Money;
}

/** Too late, or twice: it goes back by itself. */
async function returnAtOnce(
  app: PaymentsContext,
  request: RequestRow,
  { receiptId, standing, money }: Returning,
): Promise<void> {
  const { id, caseId, language } = request;
  let { state } = request;
  if (standing === "late" && (open.has(state) || state === "created")) {
    await move(app, { id, caseId, to: "expired", why: "late" });
    state = "expired";
  }
  const why = standing === "late" ? "late" : "twice";
  await giveBack(app, { id, caseId, state }, { receiptId, amount: money.amount, why });
  await tell(app, request, { text: wordsOf(language).late(sayAmount(money, language)) });
}

async function endUnpaid(app: PaymentsContext, { id, caseId, state }: RequestRow): Promise<void> {
  if (open.has(state)) await move(app, { id, caseId, to: "expired", why: "provider-over" });
}

/** Given back at the provider's own desk: it is noted as if we had. */
async function noteGivenBack(
  app: PaymentsContext,
  request: RequestRow,
  { paymentId, money }: Extract<Notice, { kind: "given-back" }>,
): Promise<void> {
  const [row] = await app.db<{ receiptId: string; missing: string }[]>`
    select r.id as receipt_id, (least(${money.amount}::bigint, r.amount) - coalesce(sum(f.amount) filter (where f.state <> 'refused'), 0))::text as missing
    from payments.receipt r left join payments.refund f on f.receipt_id = r.id
    where r.provider = ${request.provider} and r.payment_id = ${paymentId} group by r.id`;
  if (!row || BigInt(row.missing) <= 0n) return;
  const [refund] = await app.db<[{ id: string }]>`
    insert into payments.refund (id, request_id, receipt_id, amount) values (gen_random_uuid(), ${request.id}, ${row.receiptId}, ${row.missing})
    returning id`;
  const { id, caseId, state } = request;
  const isRefunding = state === "fulfilled" || state === "fulfil-failed";
  if (isRefunding) await move(app, { id, caseId, to: "refunding" });
  const held = isRefunding ? { ...request, state: "refunding" as const } : request;
  await endRefund(app, held, { refundId: refund.id, isDone: true, providerId: null });
}

async function noteDisputed(app: PaymentsContext, { id, caseId, state }: RequestRow): Promise<void> {
  const { count } = await app.db`update payments.request set is_disputed = true where id = ${id} and not is_disputed`;
  if (count > 0) await emit(app, paymentChanged, [{ paymentId: id, caseId, state }]);
}
