/** What was paid for is an operation of the ledger that waited for its payment: it is carried out, and read until it is known. */
import { type BookingsContext, carryOut, findStandingOf, payOperation } from "../bookings/index.ts";
import { type Context, now } from "../../platform/context.ts";
import type { Fulfilment } from "./fulfilment.ts";

/** The ledger sees to it that the same payment twice is one, and that nothing is sent blindly again. */
export const operationFulfilment = (app: BookingsContext): Fulfilment => ({
  async expects(reference, { amount, currency }) {
    const standing = await findStandingOf(app.db, reference);
    return standing?.waitsFor === "payment" && standing.due?.amount === amount && standing.due.currency === currency;
  },

  async fulfil({ id, money, provider, purpose: { reference } }) {
    if (reference === null) return { status: "failed", why: "no-operation" };
    await payOperation(app, reference, { reference: id, provider, amount: money, paidAt: await now(app.db) });
    await carryOut(app, reference);
    const standing = await findStandingOf(app.db, reference);
    // Taken back, or of another amount: nothing was sent, and nothing will be for this money.
    if (!standing || standing.state === "withdrawn" || standing.waitsFor !== null)
      return { status: "failed", why: "not-waiting" };
    if (standing.outcome === null) return { status: "unsure" };
    return standing.outcome === "refused"
      ? { status: "failed", why: standing.refusal ?? "refused" }
      : { status: "fulfilled" };
  },
});

/** Reaction to operations that are settled: what was paid for them need not wait until it is asked about again. */
export async function hurryFulfilments(app: Context, settled: readonly { operationId: string }[]): Promise<void> {
  const { count } = await app.db`
    update payments.request set fulfil_due_at = platform.now()
    where state = 'paid' and purpose <> 'other' and reference = any(${settled.map(({ operationId }) => operationId)})`;
  if (count > 0) app.ring("payments");
}
