export { approvePayment } from "./approve.ts";
export { askForPayment } from "./ask.ts";
export { callProvider, type ProviderAnswer, type ProviderCall, withoutAnswer } from "./call-provider.ts";
export { cancelPayment } from "./cancel.ts";
export { carryOut } from "./carry-out.ts";
export type { PaymentsContext } from "./context.ts";
export { forgetPaymentDeliveries, readPaymentDeliveries } from "./deliveries.ts";
export { paymentChanged } from "./events.ts";
export { expireRequests } from "./expire.ts";
export { countTrouble, findPayment, findPaymentsOf, listWaiting } from "./find.ts";
export { fulfilPaid } from "./fulfil.ts";
export type { Fulfilled, Fulfilment, Fulfilments, PaidRequest } from "./fulfilment.ts";
export { findLink, type Link, noteViewed } from "./link.ts";
export { lookAtPayments } from "./look.ts";
export { findOpen, type OpenPayment } from "./open.ts";
export { findPlace } from "./place.ts";
export { LinkNotFound } from "./problems.ts";
export {
  type Closed,
  type Heard,
  type Looked,
  type Notice,
  type Opened,
  type PageWish,
  type PaymentProvider,
  ProviderAway,
  type Providers,
  type RawWebhook,
  type Refunded,
  type RefundWish,
  UnreadableWebhook,
} from "./provider.ts";
export { refundPayment } from "./refund.ts";
export { erasePayments, exportPayments } from "./rights/rights.ts";
export { findRule, limitOf, setRule } from "./rule.ts";
export { traces } from "./traces.ts";
export { fromProvider, toProvider } from "./units.ts";
export { servePaymentWebhooks } from "./webhook-routes.ts";
export { hurryFulfilments, operationFulfilment } from "./operation-fulfilment.ts";
