/** How an airline is connected there. */
export interface StripeSettings {
  url: string;
  key: string;
  /** What its webhooks are signed with: `whsec_...`. */
  webhookSecret: string;
}
