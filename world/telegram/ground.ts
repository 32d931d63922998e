import type { DatabaseSync } from "node:sqlite";
import type { Chance } from "../chance.ts";
import type { News } from "../news.ts";
import type { TelegramFaults } from "./faults.ts";
import type { Updates } from "./updates.ts";
import type { Webhook } from "./webhook.ts";

/** What every part of the played Telegram stands on. */
export interface TelegramGround {
  db: DatabaseSync;
  now: () => number;
  chance: Chance;
  bot: { id: number; username: string; name: string };
  /** What BotFather gave; another one after it was taken back. */
  token: () => string;
  webhook: () => Webhook | null;
  setWebhook: (webhook: Webhook | null) => void;
  /** How many messages a second the bot may send. */
  limits: { perSecond: number };
  faults: TelegramFaults;
  updates: Updates;
  news: News<{ handle: string }>;
  typing: Map<number, number>;
  /** The short descriptions of the bot by language; "" is for all others. */
  descriptions: Map<string, string>;
}
