/** Whether Telegram sent it: it brings the word that we gave with `setWebhook`. It signs nothing. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { ChannelAccount, RawRequest } from "../../../modules/channels/index.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** In constant time, whatever its length. */
export function isGenuine(
  { headers }: Pick<RawRequest, "headers">,
  { secrets }: Pick<ChannelAccount, "secrets">,
): boolean {
  const expected = secrets["webhookSecret"];
  const given = headers["x-telegram-bot-api-secret-token"];
  return Boolean(expected) && typeof given === "string" && timingSafeEqual(digest(given), digest(expected ?? ""));
}
