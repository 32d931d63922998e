/** Requests as their table has them, and the one way in which they move. */
import type { Money } from "../../../contract/money.ts";
import type { PaymentProviderKind, PaymentState, PaymentWhy, PurposeKind } from "../../../contract/payments.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { paymentChanged } from "./events.ts";
import { PaymentNotFound } from "./problems.ts";

export interface RequestRow {
  id: string;
  caseId: string;
  threadId: string;
  customerId: string;
  provider: PaymentProviderKind;
  money: Money;
  purpose: PurposeKind;
  reference: string | null;
  about: string | null;
  language: string;
  zone: string;
  expiresAt: Date;
  askedBy: string;
  askedAt: Date;
  needsApproval: boolean;
  approvedBy: string | null;
  state: PaymentState;
  why: PaymentWhy | null;
  hostedId: string | null;
  isFulfilled: boolean;
  fulfilEpoch: number;
}

type Kept = Omit<RequestRow, "money"> & { amount: string; currency: string };

/** Reads a request and holds it until the end of the transaction. */
export async function lockRequest(db: Db, id: string): Promise<RequestRow | null> {
  const [row] = await db<Kept[]>`
    select id, case_id, thread_id, customer_id, provider, amount::text as amount, currency, purpose, reference, about, language, zone, expires_at, asked_by,
      asked_at, needs_approval, approved_by, state, why, hosted_id, is_fulfilled, fulfil_epoch
    from payments.request where id = ${id} for no key update`;
  return row ? toRequest(row) : null;
}

export async function requireRequest(db: Db, id: string): Promise<RequestRow> {
  const row = await lockRequest(db, id);
  if (!row) throw PaymentNotFound();
  return row;
}

const toRequest = ({ amount, currency, ...row }: Kept): RequestRow => ({ ...row, money: { amount, currency } });

interface Move {
  id: string;
  caseId: string;
  to: PaymentState;
  why?: PaymentWhy | null;
  /** Null: nobody's hand. */
  by?: string | null;
}

/** Of a request that is held. The database refuses a way that there is not, and keeps the history. */
export async function move(app: Context, { id, caseId, to, why = null, by = null }: Move): Promise<void> {
  await app.db`
    update payments.request set state = ${to}, why = ${why}, changed_by = ${by},
      look_at = case when ${to} = any (array['sent', 'viewed']) then look_at end,
      fulfil_due_at = case when ${to} = 'paid' then platform.now() end,
      is_fulfilled = is_fulfilled or ${to} = 'fulfilled'
    where id = ${id}`;
  await emit(app, paymentChanged, [{ paymentId: id, caseId, state: to }]);
}
