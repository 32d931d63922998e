/** Mollie: one payment link for each request. Its webhooks say nothing but that there is something to look at, so it is asked. https://docs.mollie.com/reference/payment-links-api */
import { type PaymentProvider, toProvider } from "../../../modules/payments/index.ts";
import { closeLink, openLink } from "./links.ts";
import { hearMollie, lookAtLink, readMollie } from "./look.ts";
import { refund } from "./refund.ts";
import type { MollieSettings } from "./settings.ts";

export const mollie = (settings: MollieSettings): PaymentProvider => ({
  kind: "mollie",
  answer: "",
  signs: false,
  canTake: (money) => toProvider("mollie", money) !== null,
  create: (wish) => openLink(settings, wish),
  look: (at) => lookAtLink(settings, at),
  expire: (at) => closeLink(settings, at),
  refund: (wish) => refund(settings, wish),
  hear: hearMollie,
  read: (_body, about) => readMollie(settings, about),
});
