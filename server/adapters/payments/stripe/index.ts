/** Stripe: one Checkout Session for each request, by its REST interface. https://docs.stripe.com/api/checkout/sessions */
import { type PaymentProvider, toProvider } from "../../../modules/payments/index.ts";
import { closeSession, openSession } from "./sessions.ts";
import { lookAtSession } from "./look.ts";
import { hearStripe, readStripe } from "./webhook.ts";
import { refund } from "./refund.ts";
import type { StripeSettings } from "./settings.ts";

export const stripe = (settings: StripeSettings): PaymentProvider => ({
  kind: "stripe",
  answer: "",
  signs: true,
  canTake: (money) => toProvider("stripe", money) !== null,
  create: (wish) => openSession(settings, wish),
  look: (at) => lookAtSession(settings, at),
  expire: (at) => closeSession(settings, at),
  refund: (wish) => refund(settings, wish),
  hear: (raw, at) => hearStripe(settings, raw, at),
  read: (body) => Promise.resolve(readStripe(body)),
});
