import { addAccount, callAccounts, type Engineer } from "../accounts-of-product.ts";
import { keepTrying } from "../keep-trying.ts";
import type { TelegramWorld } from "./telegram.ts";

interface Settings extends Engineer {
  name: string;
  worldUrl: string;
  telegram: TelegramWorld;
}

/** What the product needs to be given to speak as the bot. */
export const secretsOf = ({ ground, secret }: TelegramWorld): Record<string, string> => ({
  botToken: ground.token(),
  webhookSecret: secret,
});

/** What the bot asks to hear of. */
const wanted = ["message", "edited_message", "callback_query", "my_chat_member", "message_reaction"];

/** Plays the airline's engineer: adds the bot to the product, and tells Telegram where it hears. Gives whether it worked before the end. */
export async function connectTelegram(settings: Settings): Promise<boolean> {
  const { telegram, worldUrl, name, signal } = settings;
  const { bot } = telegram.ground;
  const isDone = await keepTrying(signal, async () => {
    const secrets = secretsOf(telegram);
    const { id, webhookUrl, isNew } = await addAccount(settings, {
      kind: "telegram",
      name: `${name} Telegram`,
      externalId: bot.username,
      baseUrl: `${worldUrl}/telegram`,
      secrets,
    });
    // A world that began anew has another token.
    if (!isNew && (await callAccounts(settings, "PUT", `/${id}/secrets`, { secrets })).status >= 300) return null;
    const response = await fetch(`${worldUrl}/telegram/bot${secrets["botToken"]}/setWebhook`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        url: webhookUrl,
        secret_token: telegram.secret,
        max_connections: 40,
        allowed_updates: wanted,
      }),
      signal,
    });
    await response.body?.cancel();
    return response.ok ? true : null;
  });
  return isDone ?? false;
}
