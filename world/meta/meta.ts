import type { DatabaseSync } from "node:sqlite";
import type { FastifyInstance } from "fastify";
import type { Chance } from "../chance.ts";
import { accountEdges } from "./account-api.ts";
import { facebookEdges } from "./comments/facebook-api.ts";
import { instagramEdges } from "./comments/instagram-api.ts";
import { makeMetaFaults } from "./faults.ts";
import { filesApi } from "./files-api.ts";
import { graphApi } from "./graph.ts";
import { makeNews } from "../news.ts";
import { makeMetaIds, metaDefaults, type MetaHappening } from "./ground.ts";
import type { MetaGround } from "./ground.ts";
import { makeMetaPlay } from "./play.ts";
import type { MetaPlay } from "./play.ts";
import { postBeforehand } from "./opening.ts";
import { settleAirline, settlePassengers } from "./settle.ts";
import { makeMetaSigns } from "./signs.ts";
import { openMetaStore } from "./store.ts";
import { profileEdges } from "./profile-api.ts";
import { emptyProfiles } from "./profiles.ts";
import { conversationEdges } from "./talks/conversations-api.ts";
import { sendEdges } from "./talks/send-api.ts";
import { makeUsage } from "./usage.ts";
import { calmWebhooks, startMetaDeliveries } from "./webhooks/deliveries.ts";
import type { MetaWebhooks } from "./webhooks/deliveries.ts";
import { wasTold } from "./webhooks/event-rows.ts";
import { subscriptionEdges } from "./webhooks/subscriptions-api.ts";
import { templateEdges } from "./whatsapp/templates-api.ts";
import { whatsappEdges } from "./whatsapp/whatsapp-api.ts";

/** The played Meta: what can be made to happen in it, and what its engineer of the airline needs. */
export interface MetaWorld {
  ground: MetaGround;
  play: MetaPlay;
  webhooks: MetaWebhooks;
  verifyToken: string;
  /** Whether a webhook told the product of something. */
  wasTold: (subjectId: string) => boolean;
  stop: () => Promise<void>;
}

interface Options {
  db: DatabaseSync;
  now: () => number;
  chance: Chance;
  people: readonly { handle: string; name: string; language: string }[];
  airline: { handle: string; name: string };
  worldUrl: () => string;
  firstPauseMs: number;
  answerWithinMs: number;
  complain: (error: unknown) => void;
}

/** Builds Meta over the world's memory, with its Graph and its files on the world's server. */
export async function startMeta(server: FastifyInstance, options: Options): Promise<MetaWorld> {
  const { db, now, chance, complain } = options;
  openMetaStore(db);
  const { verifyToken, ...airline } = settleAirline(db, options.airline);
  settlePassengers(db, options.people);
  const news = makeNews<MetaHappening>();
  const webhooks = calmWebhooks();
  const rules = { ...metaDefaults };
  const deliveries = startMetaDeliveries({
    db,
    webhooks,
    now,
    chance,
    appSecret: airline.app.secret,
    sendsDecoded: () => rules.sendsDecoded,
    firstPauseMs: options.firstPauseMs,
    answerWithinMs: options.answerWithinMs,
    onChange: () => news.tell({ kind: "changed-everywhere" }),
    complain,
  });
  const ground: MetaGround = {
    db,
    now,
    nextId: makeMetaIds(now, 0n),
    chance,
    ...airline,
    faults: makeMetaFaults(),
    usage: makeUsage(now),
    deliveries,
    rules,
    news,
    profiles: emptyProfiles(),
    signs: makeMetaSigns(now, (handle) => news.tell({ kind: "changed", handle })),
    worldUrl: options.worldUrl,
    complain,
  };
  await graphApi(server, ground, {
    ...accountEdges(ground),
    ...profileEdges(ground),
    ...subscriptionEdges(ground),
    ...facebookEdges(ground),
    ...instagramEdges(ground),
    ...sendEdges(ground),
    ...conversationEdges(ground),
    ...whatsappEdges(ground),
    ...templateEdges(ground),
  });
  filesApi(server, ground);
  postBeforehand(ground);
  return {
    ground,
    play: makeMetaPlay(ground, { webhooks, db }),
    webhooks,
    verifyToken,
    wasTold: (subjectId) => wasTold(db, subjectId),
    stop: () => deliveries.stop(),
  };
}
