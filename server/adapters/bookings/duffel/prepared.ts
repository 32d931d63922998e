/** A change that is ready to be sent once, and what its answer says became of it. */
import type { Balance, Money } from "../../../../contract/money.ts";
import { type Changed, type ChangeSettled, refused } from "../../../modules/bookings/index.ts";
import { type Call, callOnce, type Line } from "./call.ts";
import { writeAmount } from "./money.ts";
import { isSamePrice } from "./quote-id.ts";
import { no, type Refused } from "./reading.ts";

/** `bookingId` where the change made one. */
export type Settled = Pick<ChangeSettled, "outcome" | "items" | "refusal" | "refund" | "version"> & {
  bookingId?: string;
};

/** What is sent, and what the answer says became of it; null where it shows nothing. */
export interface Prepared {
  call: Call;
  read: (body: unknown) => Settled | Promise<Settled | null> | null;
}

export const done = (version: string | null): Settled => ({
  outcome: "done",
  items: [],
  refusal: null,
  refund: null,
  version,
});

/** What was paid by a link is the airline's; Duffel takes its part from the balance held there. */
export const fromBalance = (price: Money): object => ({ type: "balance", ...writeAmount(price) });

export function unpaid(price: Balance, paid: Money | null): Refused | null {
  if (!paid) return no("PAYMENT_REQUIRED", "nothing was paid");
  return isSamePrice(paid, price) ? null : no("PRICE_CHANGED", "another amount was paid");
}

export async function carryOut(line: Line, bookingId: string | null, { call, read }: Prepared): Promise<Changed> {
  const exchanged = await callOnce(line, call);
  if (exchanged.kind === "away") return { status: exchanged.mayHaveCome ? "unknown" : "away", why: exchanged.why };
  if (exchanged.kind === "refused") {
    const { trouble } = exchanged;
    if (trouble.kind === "unclear") return { status: "unknown", why: `the reservation system answered ${trouble.why}` };
    return refused(trouble.code === "NOT_FOUND" ? "OFFER_EXPIRED" : trouble.code, trouble.why);
  }
  const settled = await read(exchanged.body);
  return settled
    ? { status: "settled", settled: { bookingId, ...settled } }
    : { status: "unknown", why: "the reservation system took it, and shows it not done" };
}
