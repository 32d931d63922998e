import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { FastifyInstance } from "fastify";
import type { Chance } from "../chance.ts";
import { makeNews } from "../news.ts";
import { memorise, recall, remember } from "../store.ts";
import type { WebhookFaults } from "../x/faults.ts";
import { botApi } from "./bot-api.ts";
import { makeTelegramFaults } from "./faults.ts";
import type { TelegramGround } from "./ground.ts";
import { settlePeople } from "./people.ts";
import { makeTelegramPlay, type TelegramPlay } from "./play.ts";
import { openTelegramStore } from "./store.ts";
import { makeUpdates } from "./updates.ts";
import type { Webhook } from "./webhook.ts";

/** The played Telegram: what can be made to happen in it, and what its engineer of the airline needs. */
export interface TelegramWorld {
  ground: TelegramGround;
  play: TelegramPlay;
  webhooks: WebhookFaults;
  /** BotFather takes the token back and gives another. */
  revokeToken: () => string;
  /** The word that the airline's engineer chose for the webhook. */
  secret: string;
  stop: () => Promise<void>;
}

interface Options {
  db: DatabaseSync;
  now: () => number;
  chance: Chance;
  people: readonly { handle: string; name: string; language: string }[];
  airline: { handle: string; name: string };
  firstPauseMs: number;
  answerWithinMs: number;
  complain: (error: unknown) => void;
}

const botId = 7_203_104_405;
const freshToken = (): string => `${botId}:${randomBytes(26).toString("base64url").slice(0, 35)}`;

/** Builds Telegram over the world's memory, with the Bot API on the world's server. */
export async function startTelegram(server: FastifyInstance, options: Options): Promise<TelegramWorld> {
  const { db, now, chance, complain, airline } = options;
  openTelegramStore(db);
  settlePeople(db, options.people);
  let token = remember(db, "telegram-token", freshToken);
  let webhook = JSON.parse(recall(db, "telegram-webhook") ?? "null") as Webhook | null;
  const webhooks: WebhookFaults = { mode: "on", duplicateShare: 0, delayMs: 0, keepOrder: true };
  const news = makeNews<{ handle: string }>();
  const setWebhook = (next: Webhook | null): void => {
    webhook = next;
    memorise(db, "telegram-webhook", JSON.stringify(next));
  };
  const updates = makeUpdates({
    db,
    now,
    chance,
    webhook: () => webhook,
    faults: webhooks,
    firstPauseMs: options.firstPauseMs,
    answerWithinMs: options.answerWithinMs,
    onChange: () => news.tell({ handle: "" }),
    onError: (message) => webhook && setWebhook({ ...webhook, lastError: { at: now(), message } }),
    complain,
  });
  const ground: TelegramGround = {
    db,
    now,
    chance,
    bot: { id: botId, username: `${airline.handle}Bot`, name: airline.name },
    token: () => token,
    webhook: () => webhook,
    setWebhook,
    limits: { perSecond: 30 },
    faults: makeTelegramFaults(),
    updates,
    news,
    typing: new Map(),
    descriptions: new Map(),
  };
  await botApi(server, ground, complain);
  return {
    ground,
    play: makeTelegramPlay(ground),
    webhooks,
    revokeToken() {
      token = freshToken();
      memorise(db, "telegram-token", token);
      return token;
    },
    secret: remember(db, "telegram-secret", () => randomBytes(24).toString("base64url")),
    stop: () => updates.stop(),
  };
}
