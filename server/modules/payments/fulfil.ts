/** What was paid for is carried out: by one process at a time, and asked again only where nobody knows whether it was. */
import type { Money } from "../../../contract/money.ts";
import type { PaymentProviderKind, PurposeKind } from "../../../contract/payments.ts";
import { atomically } from "../../platform/context.ts";
import type { Db, Pool } from "../../platform/db.ts";
import { complete } from "./apply.ts";
import type { PaymentsContext } from "./context.ts";
import type { Fulfilled } from "./fulfilment.ts";
import { giveBack } from "./refund.ts";
import { lockRequest, move, type RequestRow } from "./request.ts";
import { tell } from "./tell.ts";
import { sayAmount, sayWhat, wordsOf } from "./wording.ts";

interface Claimed {
  id: string;
  caseId: string;
  customerId: string;
  amount: string;
  currency: Money["currency"];
  provider: PaymentProviderKind;
  purpose: PurposeKind;
  reference: string | null;
  fulfilEpoch: number;
}

type PaymentsApp = PaymentsContext & { readonly db: Pool };

const atOnce = 8;
/** Seconds; renewed while whoever carries it out is at it. */
const leaseSeconds = 60;
const renewEveryMs = 15_000;
/** Seconds until the next question, where nobody knows. */
const askAgainAfter = 30;

/** Gives whether there may be more. */
export async function fulfilPaid(app: PaymentsApp): Promise<boolean> {
  const claimed = await claim(app.db);
  await Promise.all(claimed.map((one) => fulfil(app, one)));
  return claimed.length === atOnce;
}

const claim = (db: Db): Promise<Claimed[]> => db<Claimed[]>`
  update payments.request r set fulfil_epoch = r.fulfil_epoch + 1, fulfil_until = platform.now() + ${leaseSeconds} * interval '1 second'
  from (
    select id from payments.request
    where state = 'paid' and fulfil_due_at <= (select platform.now()) and (fulfil_until is null or fulfil_until <= (select platform.now()))
    order by fulfil_due_at limit ${atOnce} for update skip locked
  ) due
  where r.id = due.id
  returning r.id, case_id, customer_id, amount::text as amount, currency, provider, purpose, reference, fulfil_epoch`;

async function fulfil(app: PaymentsApp, claimed: Claimed): Promise<void> {
  const outcome = await ask(app, claimed);
  await atomically(app, async (app) => {
    const request = await lockRequest(app.db, claimed.id);
    // Somebody else took it up after our time had run out: theirs counts.
    if (!request || request.state !== "paid" || request.fulfilEpoch !== claimed.fulfilEpoch) return;
    if (outcome.status === "fulfilled") return complete(app, request);
    if (outcome.status === "failed") return returnAll(app, request);
    await app.db`
      update payments.request set fulfil_until = null, fulfil_due_at = platform.now() + ${askAgainAfter} * interval '1 second' where id = ${request.id}`;
  });
}

async function ask(app: PaymentsApp, claimed: Claimed): Promise<Fulfilled> {
  const { id, caseId, customerId, amount, currency, provider, purpose: kind, reference, fulfilEpoch } = claimed;
  const renew = (): Promise<unknown> =>
    app.db`
    update payments.request set fulfil_until = platform.now() + ${leaseSeconds} * interval '1 second'
    where id = ${id} and state = 'paid' and fulfil_epoch = ${fulfilEpoch}`.catch(() => {});
  const beating = setInterval(() => void renew(), renewEveryMs);
  try {
    const fulfilment = app.fulfilments.get(kind);
    // One that is connected no more may be again: the money stays until somebody decides.
    if (!fulfilment) return { status: "unsure" };
    return await fulfilment.fulfil({
      id,
      caseId,
      customerId,
      money: { amount, currency },
      provider,
      purpose: { kind, reference },
    });
  } catch (error) {
    app.log.error({ paymentId: id, err: error }, "nobody knows whether what was paid for was carried out");
    return { status: "unsure" };
  } finally {
    clearInterval(beating);
  }
}

/** It surely was not carried out: the money goes back by itself, and the customer hears both. */
async function returnAll(app: PaymentsContext, request: RequestRow): Promise<void> {
  const { id, caseId, language, money } = request;
  await move(app, { id, caseId, to: "fulfil-failed", why: "not-carried-out" });
  const [receipt] = await app.db<{ id: string; amount: string }[]>`
    select id, amount::text as amount from payments.receipt where request_id = ${id} and standing = 'counted'`;
  if (receipt)
    await giveBack(
      app,
      { id, caseId, state: "fulfil-failed" },
      { receiptId: receipt.id, amount: receipt.amount, why: "not-carried-out" },
    );
  await tell(app, request, { text: wordsOf(language).failed(sayAmount(money, language), sayWhat(request)) });
}
