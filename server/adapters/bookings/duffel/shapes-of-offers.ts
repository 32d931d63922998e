/** Of what Duffel offers for new trips, the part that is read. https://duffel.com/docs/api/v2/offers */
import { z } from "zod";
import { Instant, Slice } from "./shapes.ts";

const Condition = z
  .object({ allowed: z.boolean(), penalty_amount: z.string().nullish(), penalty_currency: z.string().nullish() })
  .nullish();

export const TripOffer = z.object({
  id: z.string(),
  expires_at: Instant,
  total_amount: z.string(),
  total_currency: z.string(),
  base_amount: z.string().nullish(),
  base_currency: z.string().nullish(),
  tax_amount: z.string().nullish(),
  tax_currency: z.string().nullish(),
  partial: z.boolean().nullish(),
  passenger_identity_documents_required: z.boolean().default(false),
  payment_requirements: z.object({ requires_instant_payment: z.boolean() }),
  conditions: z.object({ change_before_departure: Condition, refund_before_departure: Condition }).nullish(),
  passengers: z.array(z.object({ id: z.string(), type: z.string().nullish(), age: z.int().nullish() })).min(1),
  slices: z.array(Slice).min(1),
});
export type TripOffer = z.infer<typeof TripOffer>;

/** Each is read for itself: one that can't be read hides no other. */
export const OffersFound = z.object({ offers: z.array(z.unknown()) });

export const OrdersOfOffer = z.array(
  z.object({ id: z.string(), metadata: z.record(z.string(), z.unknown()).nullish() }),
);
