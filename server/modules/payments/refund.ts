/** What was paid is given back: by a person, or by itself where it came too late or could not be carried out. */
import { randomUUID } from "node:crypto";
import type { PaymentWhy } from "../../../contract/payments.ts";
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { audit } from "../staff/index.ts";
import type { PaymentsContext } from "./context.ts";
import { prepare } from "./prepare.ts";
import { IdTaken, MoreThanPaid, NothingToRefund } from "./problems.ts";
import { move, type RequestRow, requireRequest } from "./request.ts";

interface Refunding {
  paymentId: string;
  id: string;
  /** Minor units; undefined: all that is left. */
  amount?: string | undefined;
  reason: string;
  actorId: string;
}

interface Left {
  id: string;
  left: string;
  currency: string;
}

/** What is left of each payment of a request, what counted first. */
const findLeft = (db: Db, requestId: string): Promise<Left[]> => db<Left[]>`
  select r.id, r.currency, (r.amount - coalesce((
    select sum(amount) from payments.refund where receipt_id = r.id and state <> 'refused'), 0))::text as left
  from payments.receipt r where r.request_id = ${requestId}
  order by r.standing = 'counted' desc, r.noted_at, r.id limit 20`;

/** From these it can be given back by hand. */
const refundable = new Set(["fulfilled", "fulfil-failed", "refunding"]);

/** Never more than is left. The same id twice is one refund. */
export const refundPayment = (
  app: PaymentsContext,
  { paymentId, id, amount, reason, actorId }: Refunding,
): Promise<void> =>
  atomically(app, async (app) => {
    const request = await requireRequest(app.db, paymentId);
    const [known] = await app.db<{ requestId: string }[]>`select request_id from payments.refund where id = ${id}`;
    if (known && known.requestId !== paymentId) throw IdTaken();
    if (known) return;
    if (!refundable.has(request.state)) throw NothingToRefund();
    const receipt = (await findLeft(app.db, paymentId)).find(({ left }) => BigInt(left) > 0n);
    if (!receipt) throw NothingToRefund();
    const { left, currency } = receipt;
    const wanted = amount ?? left;
    if (BigInt(wanted) > BigInt(left)) throw MoreThanPaid({ left: { amount: left, currency } });
    if (BigInt(wanted) === 0n) throw NothingToRefund();
    await giveBack(app, request, { id, receiptId: receipt.id, amount: wanted, reason, by: actorId });
    const detail = `${wanted} ${currency}`;
    await audit(app.db, { actorId, action: "payments.refund", subject: `payment/${paymentId}`, detail });
  });

interface GivingBack {
  id?: string;
  receiptId: string;
  amount: string;
  reason?: string | null;
  why?: PaymentWhy | null;
  by?: string | null;
}

/** Of a request that is held. */
export async function giveBack(
  app: PaymentsContext,
  { id: requestId, caseId, state }: Pick<RequestRow, "id" | "caseId" | "state">,
  { id = randomUUID(), receiptId, amount, reason = null, why = null, by = null }: GivingBack,
): Promise<void> {
  await app.db`
    insert into payments.refund (id, request_id, receipt_id, amount, reason, asked_by)
    values (${id}, ${requestId}, ${receiptId}, ${amount}, ${reason}, ${by})`;
  await prepare(app, { requestId, kind: "refund", refundId: id });
  if (leadsToRefunding.has(state)) await move(app, { id: requestId, caseId, to: "refunding", why, by });
}

/** From elsewhere the request stays where it is, as of what was paid twice while the first is carried out. */
const leadsToRefunding = new Set(["fulfilled", "fulfil-failed", "expired", "cancelled"]);
