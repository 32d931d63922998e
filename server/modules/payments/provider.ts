/** The port to who takes the money: opens a page to pay on, closes it, gives back, and tells what became of it. */
import type { Money } from "../../../contract/money.ts";
import type { PaymentProviderKind } from "../../../contract/payments.ts";

/** A page on which one amount can be paid once. */
export interface PageWish {
  /** Ours: the provider tells of it by this. */
  requestId: string;
  /** The provider knows the same wish by it, however often it comes. */
  key: string;
  money: Money;
  /** What the customer reads on the page. */
  title: string;
  language: string;
  expiresAt: Date;
  askedAt: Date;
  /** Where the browser goes afterwards; nothing is believed of it. */
  returnUrl: string;
  /** Where the provider tells of this request, if it is told for each. */
  webhookUrl: string;
  /** An earlier call may have come through: it is looked for first. */
  isAgain: boolean;
}

export interface RefundWish {
  requestId: string;
  refundId: string;
  key: string;
  paymentId: string;
  money: Money;
  isAgain: boolean;
}

/** `busy`: it did nothing and will take it later. `unsure`: it may have done it. */
export type NotDone =
  | { status: "refused"; why: string }
  | { status: "busy"; why: string }
  | { status: "unsure"; why: string };

export type Opened = { status: "open"; hostedId: string; pageUrl: string } | NotDone;
/** `paid`: too late to close it. */
export type Closed = { status: "closed" } | { status: "paid" } | NotDone;
/** `pending`: taken, and told later how it ended. */
export type Refunded = { status: "done" | "pending"; providerId: string } | NotDone;

/** What happened at the provider, in our words. The same twice, or in another order, is the same. */
export type Notice =
  | { kind: "paid"; requestId: string; paymentId: string; money: Money; at: Date | null }
  | { kind: "over"; requestId: string }
  | { kind: "refund"; refundId: string; providerId: string; isDone: boolean }
  /** All that was given back of a payment so far, by whomever. */
  | { kind: "given-back"; paymentId: string; money: Money }
  | { kind: "disputed"; paymentId: string };

export type Looked =
  | { status: "here"; state: "open" | "over" | "paid"; notices: Notice[] }
  | { status: "away"; why: string };

export interface RawWebhook {
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** `eventId`: what makes the same event the same; null where the provider only points at something. */
export type Heard = { status: "genuine"; eventId: string | null } | { status: "forged" };

/** A delivery that can't be understood; the message names the reason without quoting the content. */
export class UnreadableWebhook extends Error {}

/** The provider was not there to be asked about what it pointed at. */
export class ProviderAway extends Error {}

export interface PaymentProvider {
  readonly kind: PaymentProviderKind;
  /** What it wants to read in answer to a webhook. */
  readonly answer: string;
  /** Whether it signs its webhooks; one that does not is asked, and only about what we know. */
  readonly signs: boolean;
  /** Whether it can take exactly this: some count in coarser steps than the currency has. */
  canTake(money: Money): boolean;
  create(wish: PageWish): Promise<Opened>;
  look(at: { requestId: string; hostedId: string }): Promise<Looked>;
  expire(at: { requestId: string; hostedId: string; key: string }): Promise<Closed>;
  refund(wish: RefundWish): Promise<Refunded>;
  /** Whether it really came from there: over the raw bytes, in constant time. Pure. */
  hear(raw: RawWebhook, at: Date): Heard;
  /** Says a webhook in our words. `about`: what its address names, for providers that do not sign. Throws `UnreadableWebhook`, `ProviderAway`. */
  read(body: Buffer, about: { requestId: string; hostedId: string } | null): Promise<Notice[]>;
}

/** The first takes new requests; all are listened to. */
export type Providers = ReadonlyMap<string, PaymentProvider>;
