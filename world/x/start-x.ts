import { randomBytes } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { FastifyInstance } from "fastify";
import type { Chance } from "../chance.ts";
import { makeIds } from "../ids.ts";
import { makeNews } from "../news.ts";
import type { Passenger } from "../passengers/people.ts";
import { newestId } from "../store.ts";
import { keepChecking } from "./crc.ts";
import { startDeliveries } from "./deliveries.ts";
import { makeFaults } from "./faults.ts";
import type { Ground, Happening } from "./ground.ts";
import { makeLimits, selfServeRules } from "./limits.ts";
import { mediaApi } from "./media-api.ts";
import { messagesApi } from "./messages-api.ts";
import { settle } from "./population.ts";
import { portalApi } from "./portal-api.ts";
import { postsApi } from "./posts-api.ts";
import { tokenApi } from "./token-api.ts";
import { appSecrets, latestTokens, type Secrets } from "./tokens.ts";

interface XOptions {
  db: DatabaseSync;
  now: () => number;
  chance: Chance;
  people: readonly Passenger[];
  airline: Parameters<typeof settle>[1]["airline"];
  worldUrl: () => string;
  firstPauseMs: number;
  answerWithinMs: number;
  complain: (error: unknown) => void;
}

export interface XWorld {
  ground: Ground;
  /** What X's portal would show the airline's engineer now. */
  secrets: () => Secrets;
  /** Begins to deliver, and to check webhooks. */
  start: () => void;
  stop: () => Promise<void>;
}

/** X from the other end: its API on this server, its webhooks, and everybody's accounts. */
export function makeX(server: FastifyInstance, options: XOptions): XWorld {
  const { db, now, chance, people, airline, worldUrl, firstPauseMs, answerWithinMs, complain } = options;
  const nextId = makeIds({ now, last: newestId(db) });
  const brandId = settle(db, { people, airline, randomBytes });
  const app = appSecrets(db);
  const news = makeNews<Happening>();
  const faults = makeFaults();
  const deliveries = startDeliveries({
    db,
    faults,
    now,
    chance,
    consumerSecret: app.consumerSecret,
    firstPauseMs,
    answerWithinMs,
    complain,
    onChange: (subjectId) => news.tell({ kind: "delivery-changed", subjectId }),
  });
  const rules = { ...selfServeRules, mediaUrl: worldUrl };
  const limits = makeLimits(now);
  const ground: Ground = { db, now, nextId, brandId, faults, limits, deliveries, rules, news, complain };
  const x = { ...ground, ...app };
  postsApi(server, x);
  messagesApi(server, x);
  mediaApi(server, x);
  portalApi(server, x);
  tokenApi(server, x);
  let stopChecking = (): void => {};
  return {
    ground,
    secrets: () => ({
      ...app,
      ...latestTokens(db, { userId: brandId, now: now(), lifeSeconds: rules.accessTokenSeconds }),
    }),
    start() {
      deliveries.start();
      stopChecking = keepChecking(x);
    },
    async stop() {
      stopChecking();
      await deliveries.stop();
    },
  };
}
