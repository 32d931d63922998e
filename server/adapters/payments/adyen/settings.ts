/** How an airline is connected there. */
export interface AdyenSettings {
  /** With its version: `https://PREFIX-checkout-live.adyenpayments.com/checkout/v71`. */
  url: string;
  key: string;
  merchantAccount: string;
  /** What its webhooks are signed with, in hexadecimal. */
  hmacKey: string;
}
