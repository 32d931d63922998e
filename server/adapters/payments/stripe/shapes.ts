/** What of Stripe's objects we read. */
import { z } from "zod";

const Metadata = z.record(z.string(), z.string()).nullish();

export const Session = z.object({
  id: z.string(),
  url: z.string().nullish(),
  status: z.enum(["open", "complete", "expired"]).nullish(),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  client_reference_id: z.string().nullish(),
  amount_total: z.int().nullish(),
  currency: z.string().nullish(),
});
export type Session = z.infer<typeof Session>;

export const Sessions = z.object({ data: z.array(Session), has_more: z.boolean() });

export const Refund = z.object({
  id: z.string(),
  status: z.enum(["pending", "requires_action", "succeeded", "failed", "canceled"]).nullish(),
  payment_intent: z.string().nullish(),
  metadata: Metadata,
});
export type Refund = z.infer<typeof Refund>;

export const Refunds = z.object({ data: z.array(Refund), has_more: z.boolean() });

export const Charge = z.object({
  payment_intent: z.string().nullish(),
  amount_refunded: z.int(),
  currency: z.string(),
});

export const Dispute = z.object({ payment_intent: z.string().nullish() });

export const Event = z.object({
  id: z.string().max(255),
  type: z.string(),
  created: z.int(),
  data: z.object({ object: z.unknown() }),
});

export const StripeError = z.object({ error: z.object({ code: z.string().nullish(), type: z.string().nullish() }) });
