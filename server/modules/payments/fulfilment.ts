/** The port to who carries out what was paid for: issues the ticket, makes the change. */
import type { Money } from "../../../contract/money.ts";
import type { PaymentProviderKind, PurposeKind } from "../../../contract/payments.ts";

export interface PaidRequest {
  /** The same on every call for the same payment: who is asked again answers what became of the first. */
  id: string;
  caseId: string;
  customerId: string;
  money: Money;
  /** Who took the money. */
  provider: PaymentProviderKind;
  purpose: { kind: PurposeKind; reference: string | null };
}

/** `unsure`: it may have been carried out; asked again later, never twice at once. `failed`: it surely was not, and the money goes back. */
export type Fulfilled = { status: "fulfilled" } | { status: "failed"; why: string } | { status: "unsure" };

export interface Fulfilment {
  /** Whether this amount is what it waits for now; asked before anybody is asked to pay. */
  expects(reference: string, money: Money): Promise<boolean>;
  fulfil(request: PaidRequest): Promise<Fulfilled>;
}

/** By what is paid for. A kind that nobody carries out can't be asked for; `other` needs nobody. */
export type Fulfilments = ReadonlyMap<PurposeKind, Fulfilment>;
