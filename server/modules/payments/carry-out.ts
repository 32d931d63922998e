/** Does at the provider what was prepared: opens a page, closes it, gives back. The row is committed before the call, and says afterwards what is known. */
import { atomically } from "../../platform/context.ts";
import type { Db, Pool } from "../../platform/db.ts";
import type { Money } from "../../../contract/money.ts";
import type { PaymentsContext } from "./context.ts";
import type { Closed, Opened, PaymentProvider, Refunded } from "./provider.ts";
import { type RequestRow, lockRequest } from "./request.ts";
import { settleClosed, settleOpened, settleRefunded } from "./settle.ts";
import { sayWhat } from "./wording.ts";

export interface Operation {
  id: string;
  requestId: string;
  kind: "create" | "expire" | "refund";
  refundId: string | null;
  epoch: number;
  attempts: number;
  /** An earlier call may have come through. */
  isAgain: boolean;
  /** When it was prepared: the same on every call. */
  at: Date;
}

type PaymentsApp = PaymentsContext & { readonly db: Pool };

const atOnce = 8;
/** Seconds for which an operation is its caller's: longer than a call may take. */
const leaseSeconds = 60;

/** Gives whether there may be more. */
export async function carryOut(app: PaymentsApp): Promise<boolean> {
  const operations = await claim(app.db);
  await Promise.all(operations.map((operation) => carry(app, operation)));
  return operations.length > 0;
}

/** Whoever was away longer than its lease may have called: then it is again. */
const claim = (db: Db): Promise<Operation[]> => db<Operation[]>`
  update payments.operation o
  set state = 'sent', epoch = o.epoch + 1, attempts = o.attempts + 1, until = platform.now() + ${leaseSeconds} * interval '1 second'
  from (
    select id, state from payments.operation
    where state = any (array['prepared', 'sent', 'unsure']) and due_at <= (select platform.now()) and (until is null or until <= (select platform.now()))
    order by due_at limit ${atOnce} for update skip locked
  ) due
  where o.id = due.id
  returning o.id, o.request_id, o.kind, o.refund_id, o.epoch, o.attempts, due.state <> 'prepared' as is_again, o.at`;

async function carry(app: PaymentsApp, operation: Operation): Promise<void> {
  const request = await atomically(app, ({ db }) => lockRequest(db, operation.requestId));
  const provider = request && app.providers.get(request.provider);
  if (!request || !provider) return putOff(app.db, operation, { why: "this provider is not connected", isDone: false });
  if (operation.kind === "create") return open(app, provider, { operation, request });
  if (operation.kind === "expire") return close(app, provider, { operation, request });
  return refund(app, provider, { operation, request });
}

interface Carrying {
  operation: Operation;
  request: RequestRow;
}

async function open(app: PaymentsApp, provider: PaymentProvider, { operation, request }: Carrying): Promise<void> {
  const isWanted = request.state === "created";
  // Nobody wants it any more, and nobody called: then nobody calls.
  const outcome: Opened =
    !isWanted && !operation.isAgain
      ? { status: "refused", why: "it was taken back" }
      : await provider.create({
          requestId: request.id,
          key: operation.id,
          money: request.money,
          title: sayWhat(request),
          language: request.language,
          expiresAt: request.expiresAt,
          askedAt: operation.at,
          returnUrl: `${app.publicUrl}/pay/back`,
          webhookUrl: `${app.publicUrl}/webhooks/payments/${provider.kind}/${request.id}`,
          isAgain: operation.isAgain,
        });
  await atomically(app, async (app) => {
    if (await end(app.db, operation, outcome)) await settleOpened(app, request.id, outcome);
  });
}

async function close(app: PaymentsApp, provider: PaymentProvider, { operation, request }: Carrying): Promise<void> {
  const { id: requestId, hostedId } = request;
  const outcome: Closed = hostedId
    ? await provider.expire({ requestId, hostedId, key: operation.id })
    : { status: "refused", why: "there is no page" };
  await atomically(app, async (app) => {
    if (await end(app.db, operation, outcome)) await settleClosed(app, requestId, outcome);
  });
}

async function refund(app: PaymentsApp, provider: PaymentProvider, { operation, request }: Carrying): Promise<void> {
  const { refundId } = operation;
  if (refundId === null) return;
  const wish = await findRefund(app.db, refundId);
  const outcome: Refunded = await provider.refund({
    ...wish,
    requestId: request.id,
    refundId,
    key: operation.id,
    isAgain: operation.isAgain,
  });
  await atomically(app, async (app) => {
    if (await end(app.db, operation, outcome)) await settleRefunded(app, { requestId: request.id, refundId }, outcome);
  });
}

async function findRefund(db: Db, refundId: string): Promise<{ paymentId: string; money: Money }> {
  const [row] = await db<[{ paymentId: string; amount: string; currency: string }]>`
    select payment_id, f.amount::text as amount, currency from payments.refund f join payments.receipt r on r.id = f.receipt_id
    where f.id = ${refundId}`;
  return { paymentId: row.paymentId, money: { amount: row.amount, currency: row.currency } };
}

type Outcome = Opened | Closed | Refunded;

/** Writes down what is known. Gives whether it has ended; under an older epoch nothing is changed. */
async function end(db: Db, operation: Operation, outcome: Outcome): Promise<boolean> {
  if (outcome.status === "busy" || outcome.status === "unsure") {
    await putOff(db, operation, { why: outcome.why, isDone: outcome.status === "unsure" });
    return false;
  }
  const isRefused = outcome.status === "refused";
  const { count } = await db`
    update payments.operation set state = ${isRefused ? "refused" : "done"}, until = null, why = ${isRefused ? outcome.why.slice(0, 200) : null}
    where id = ${operation.id} and epoch = ${operation.epoch}`;
  return count === 1;
}

const longestPause = 300;

/** `isDone`: perhaps it was done. Who was refused for now goes on as if nothing had been sent, unless an earlier call may have come through. */
async function putOff(
  db: Db,
  { id, epoch, attempts, isAgain }: Operation,
  { why, isDone }: { why: string; isDone: boolean },
): Promise<void> {
  const pause = Math.min(longestPause, (isDone ? 5 : 2) * 2 ** Math.min(attempts, 8));
  await db`
    update payments.operation
    set state = ${isDone || isAgain ? "unsure" : "prepared"}, until = null, why = ${why.slice(0, 200)}, due_at = platform.now() + ${pause} * interval '1 second'
    where id = ${id} and epoch = ${epoch}`;
}
