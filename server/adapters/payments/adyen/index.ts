/** Adyen: one Pay by Link for each request, by its Checkout interface. https://docs.adyen.com/unified-commerce/pay-by-link */
import { type PaymentProvider, toProvider } from "../../../modules/payments/index.ts";
import { closeLink, lookAtLink, openLink } from "./links.ts";
import { refund } from "./refund.ts";
import type { AdyenSettings } from "./settings.ts";
import { hearAdyen, readAdyen } from "./webhook.ts";

export const adyen = (settings: AdyenSettings): PaymentProvider => ({
  kind: "adyen",
  answer: "[accepted]",
  signs: true,
  canTake: (money) => toProvider("adyen", money) !== null,
  create: (wish) => openLink(settings, wish),
  look: (at) => lookAtLink(settings, at),
  expire: (at) => closeLink(settings, at),
  refund: (wish) => refund(settings, wish),
  hear: (raw) => hearAdyen(settings, raw),
  read: (body) => Promise.resolve(readAdyen(settings, body)),
});
