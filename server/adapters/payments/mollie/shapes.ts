/** What of Mollie's objects we read. Amounts are decimal text. */
import { z } from "zod";

export const Amount = z.object({ currency: z.string().regex(/^[A-Z]{3}$/), value: z.string().regex(/^\d+(\.\d+)?$/) });
export type Amount = z.infer<typeof Amount>;

const Href = z.object({ href: z.string() });

export const Link = z.object({
  id: z.string(),
  archived: z.boolean().nullish(),
  paidAt: z.string().nullish(),
  expiresAt: z.string().nullish(),
  webhookUrl: z.string().nullish(),
  _links: z.object({ paymentLink: Href }),
});
export type Link = z.infer<typeof Link>;

const next = z.object({ next: Href.nullish() }).nullish();

export const Links = z.object({ _embedded: z.object({ payment_links: z.array(Link) }), _links: next });

export const Payment = z.object({
  id: z.string(),
  status: z.string(),
  amount: Amount,
  paidAt: z.string().nullish(),
  amountRefunded: Amount.nullish(),
  amountChargedBack: Amount.nullish(),
});
export type Payment = z.infer<typeof Payment>;

export const Payments = z.object({ _embedded: z.object({ payments: z.array(Payment) }) });

export const Refund = z.object({
  id: z.string(),
  status: z.string(),
  metadata: z.unknown(),
});
export type Refund = z.infer<typeof Refund>;

export const Refunds = z.object({ _embedded: z.object({ refunds: z.array(Refund) }) });

const Marked = z.object({ refund: z.string() });

/** Ours, where the refund is ours. */
export const refundIdOf = ({ metadata }: Refund): string | null => Marked.safeParse(metadata).data?.refund ?? null;
