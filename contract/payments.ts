/** Payments by a link in a private talk: asked for by an agent, paid on the provider's own page, carried out once. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { Money } from "./money.ts";

/** Who takes the money. */
export const PaymentProviderKind = z.enum(["stripe", "adyen", "mollie"]);
export type PaymentProviderKind = z.infer<typeof PaymentProviderKind>;

/** What is paid for: a ticket to be issued, a change, seats, services; `other` is a payment with nothing to carry out. */
export const PurposeKind = z.enum(["issue", "rebook", "seats", "services", "other"]);
export type PurposeKind = z.infer<typeof PurposeKind>;

/** `created`: not sent yet, as it waits for an approval or for the provider. `fulfil-failed`: paid, and not carried out. */
export const PaymentState = z.enum([
  "created",
  "sent",
  "viewed",
  "paid",
  "fulfilled",
  "fulfil-failed",
  "refunding",
  "refunded",
  "expired",
  "cancelled",
]);
export type PaymentState = z.infer<typeof PaymentState>;

/** Why it stands where it stands, where that is not plain. */
export const PaymentWhy = z.enum([
  "by-colleague",
  "not-sent",
  "provider-refused",
  "provider-over",
  "amount-differs",
  "not-carried-out",
  "late",
  "twice",
  "refund-refused",
  "part-refunded",
  "erased",
  /** Open past its end, and the provider has not told what became of it. */
  "no-word",
]);
export type PaymentWhy = z.infer<typeof PaymentWhy>;

/** What customers read beside the amount, in characters. */
export const aboutAtMost = 80;
/** How long a link may work. */
export const paymentMinutes = { least: 30, most: 1440 };

export const Payment = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  provider: PaymentProviderKind,
  money: Money,
  purpose: z.object({ kind: PurposeKind, reference: z.string().nullable() }),
  about: z.string().nullable(),
  state: PaymentState,
  why: PaymentWhy.nullable(),
  expiresAt: Time,
  askedAt: Time,
  askedBy: z.string(),
  /** Nothing goes out until somebody else has said yes. */
  waitsForApproval: z.boolean(),
  approvedBy: z.string().nullable(),
  /** Of what was paid; null: nothing yet. */
  paid: Money.nullable(),
  /** Given back, or on its way. */
  refunded: Money.nullable(),
  /** Their bank takes it back, or a colleague must look. */
  isDisputed: z.boolean(),
  history: z.array(z.object({ at: Time, state: PaymentState, why: PaymentWhy.nullable(), by: z.string().nullable() })),
});
export type Payment = z.infer<typeof Payment>;

/** Why nobody can be asked for money in this case now, and what to do about it. */
export const NoAsking = z.enum(["not-connected", "public", "not-proved", "not-clear"]);
export type NoAsking = z.infer<typeof NoAsking>;

export const Limits = z.object({
  currency: Money.shape.currency,
  /** The most that somebody of a role may ask for or approve, in minor units; a role that is not named may ask for nothing. */
  agent: Money.shape.amount,
  desk: Money.shape.amount,
  lead: Money.shape.amount,
  admin: Money.shape.amount,
  /** Above this somebody else approves. */
  fourEyesAbove: Money.shape.amount,
});
export type Limits = z.infer<typeof Limits>;

export const PaymentRule = z.object({ currencies: z.array(Limits).max(50) });
export type PaymentRule = z.infer<typeof PaymentRule>;

const CasePayments = z.object({
  items: z.array(Payment),
  asking: z.object({
    refused: NoAsking.nullable(),
    /** What the caller may ask for, the most of each currency. */
    upTo: z.array(z.object({ money: Money, fourEyesAbove: Money.shape.amount })),
  }),
});

const ofCase = z.object({ caseId: z.uuid() });
const ofPayment = z.object({ paymentId: z.uuid() });

export const getCasePayments = endpoint({
  method: "GET",
  path: "/api/v1/cases/:caseId/payments",
  summary: "What the customer of a case was asked to pay, newest first, and whether they can be asked now. 50 at most.",
  needs: "cases:read",
  params: ofCase,
  returns: CasePayments,
});

export const askForPayment = endpoint({
  method: "POST",
  path: "/api/v1/cases/:caseId/payments",
  summary:
    "Ask for a payment by a link in the private talk. Only of a customer who proved who they are; above an amount somebody else approves first. The same id twice is one request. Written to the audit.",
  needs: "payments:ask",
  params: ofCase,
  body: z.object({
    id: z.uuid(),
    money: Money,
    purpose: z.object({ kind: PurposeKind, reference: z.string().trim().min(1).max(200).nullable() }),
    /** What for, as the customer reads it; null: by the purpose alone. */
    about: z.string().trim().min(1).max(aboutAtMost).nullable(),
    minutes: z.int().min(paymentMinutes.least).max(paymentMinutes.most),
    /** When the price ends that was quoted; the link ends a minute before. */
    quoteEndsAt: Time.optional(),
    threadId: z.uuid().optional(),
  }),
  returns: Payment,
  status: 201,
});

export const approvePayment = endpoint({
  method: "POST",
  path: "/api/v1/payments/:paymentId/approve",
  summary: "Say yes to a request above the amount of four eyes: never who asked. Written to the audit.",
  needs: "payments:approve",
  params: ofPayment,
  returns: Payment,
});

export const cancelPayment = endpoint({
  method: "POST",
  path: "/api/v1/payments/:paymentId/cancel",
  summary:
    "Take a request back: its link leads nowhere at once, and the provider's page is closed. Written to the audit.",
  needs: "payments:ask",
  params: ofPayment,
  returns: Payment,
});

export const refundPayment = endpoint({
  method: "POST",
  path: "/api/v1/payments/:paymentId/refund",
  summary:
    "Give back what was paid, or a part of it, never more. The same id twice is one refund. Written to the audit.",
  needs: "payments:refund",
  params: ofPayment,
  body: z.object({
    id: z.uuid(),
    /** Minor units; left out: all that is left. */
    amount: Money.shape.amount.optional(),
    reason: z.string().trim().min(1).max(300),
  }),
  returns: Payment,
});

/** What of payments waits for somebody: `approval`; `trouble`: paid and not carried out, a wrong amount, a refund that was refused, a dispute. */
export const PaymentWaits = z.enum(["approval", "trouble"]);

export const listWaitingPayments = endpoint({
  method: "GET",
  path: "/api/v1/payments",
  summary: "Requests that wait for a second pair of eyes, and payments that need somebody, oldest first.",
  needs: "payments:approve",
  query: Paging.extend({ waits: PaymentWaits.default("approval") }),
  returns: pageOf(Payment.omit({ history: true }).extend({ caseNumber: z.string(), isOwn: z.boolean() })),
});

const Settings = z.object({
  rule: PaymentRule,
  version: z.int(),
  /** Providers that are connected, the one that takes new requests first. */
  providers: z.array(z.object({ kind: PaymentProviderKind, webhookUrl: z.string() })),
});

export const getPaymentRule = endpoint({
  method: "GET",
  path: "/api/v1/settings/payments",
  summary: "How much each role may ask for, and from which amount on two look at it.",
  needs: "settings:manage",
  returns: Settings,
});

export const setPaymentRule = endpoint({
  method: "PUT",
  path: "/api/v1/settings/payments",
  summary:
    "Say how much each role may ask for. `version` is the one that was read: who wrote meanwhile is not written over. Written to the audit.",
  needs: "settings:manage",
  body: z.object({ rule: PaymentRule, version: z.int() }),
  returns: Settings,
});
