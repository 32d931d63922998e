/** Where the bot hears, as its engineer set it. */
export interface Webhook {
  url: string;
  secret: string | null;
  allowed: readonly string[] | null;
  maxConnections: number;
  lastError: { at: number; message: string } | null;
}
