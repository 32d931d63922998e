/** A refund has ended, one way or the other: where its request stands then, and the customer hears of it. */
import type { Money } from "../../../contract/money.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import type { PaymentsContext } from "./context.ts";
import { paymentChanged } from "./events.ts";
import { move, type RequestRow } from "./request.ts";
import { tell } from "./tell.ts";
import { sayAmount, wordsOf } from "./wording.ts";

interface End {
  refundId: string;
  isDone: boolean;
  providerId: string | null;
}

/** Of a request that is held. The same again changes nothing. */
export async function endRefund(
  app: PaymentsContext,
  request: RequestRow,
  { refundId, isDone, providerId }: End,
): Promise<void> {
  const [ended] = await app.db<Money[]>`
    update payments.refund f set state = ${isDone ? "done" : "refused"}, provider_id = coalesce(${providerId}, f.provider_id), ended_at = platform.now()
    from payments.receipt r
    where f.id = ${refundId} and f.request_id = ${request.id} and f.state = 'open' and r.id = f.receipt_id
    returning f.amount::text as amount, r.currency`;
  if (!ended) return isDone ? undefined : noteReturned(app, request, refundId);
  if (isDone)
    await tell(app, request, { text: wordsOf(request.language).refunded(sayAmount(ended, request.language)) });
  await stand(app, request, isDone);
}

/** Done, and then their bank sent it back: somebody must look. */
async function noteReturned(app: PaymentsContext, { id, caseId, state }: RequestRow, refundId: string): Promise<void> {
  const { count } = await app.db`
    update payments.refund set state = 'refused' where id = ${refundId} and request_id = ${id} and state = 'done'`;
  if (count === 0) return;
  await app.db`update payments.request set is_disputed = true where id = ${id}`;
  await emit(app, paymentChanged, [{ paymentId: id, caseId, state }]);
}

/** Once nothing is on its way any more. */
async function stand(app: PaymentsContext, request: RequestRow, isDone: boolean): Promise<void> {
  const { id, caseId, state, isFulfilled } = request;
  const { open, left, isCountedLeft } = await sumUp(app.db, id);
  if (open > 0 || state !== "refunding") return emit(app, paymentChanged, [{ paymentId: id, caseId, state }]);
  if (left === "0") return move(app, { id, caseId, to: "refunded" });
  const to = isFulfilled && isCountedLeft ? "fulfilled" : "fulfil-failed";
  await move(app, { id, caseId, to, why: isDone ? "part-refunded" : "refund-refused" });
}

/** What is on its way, and what of all that came has not been given back. */
async function sumUp(db: Db, requestId: string): Promise<{ open: number; left: string; isCountedLeft: boolean }> {
  const [row] = await db<[{ open: number; left: string; isCountedLeft: boolean }]>`
    with given as (
      select r.id, r.standing, r.amount - coalesce((
        select sum(f.amount) from payments.refund f where f.receipt_id = r.id and f.state = 'done'), 0) as left
      from payments.receipt r where r.request_id = ${requestId}
    )
    select (select count(*)::int from payments.refund where request_id = ${requestId} and state = 'open') as open,
      coalesce((select sum("left") from given), 0)::text as left,
      exists (select from given where standing = 'counted' and "left" > 0) as is_counted_left`;
  return row;
}
