import type { DatabaseSync } from "node:sqlite";
import type { Chance } from "../chance.ts";
import type { News } from "../news.ts";
import type { MetaFaults } from "./faults.ts";
import type { MetaSigns } from "./signs.ts";
import type { MetaProfiles } from "./profiles.ts";
import type { Place } from "./store.ts";
import type { Usage } from "./usage.ts";
import type { MetaDeliveries } from "./webhooks/deliveries.ts";

/** What every part of the played Meta stands on. */
export interface MetaGround {
  db: DatabaseSync;
  now: () => number;
  /** Ids like Meta's: 16 digits, growing, never twice. */
  nextId: () => string;
  chance: Chance;
  app: { id: string; secret: string };
  page: { id: string; name: string; username: string };
  instagram: { id: string; username: string; name: string };
  whatsapp: { accountId: string; numberId: string; waId: string; displayNumber: string; name: string };
  faults: MetaFaults;
  usage: Usage;
  deliveries: MetaDeliveries;
  rules: MetaRules;
  news: News<MetaHappening>;
  profiles: MetaProfiles;
  signs: MetaSigns;
  /** Where the world itself is: the Graph and its files lie under it. */
  worldUrl: () => string;
  complain: (error: unknown) => void;
}

/** The settable rules of the platform; the defaults are Meta's as far as they are known. */
export interface MetaRules {
  oldestVersion: number;
  newestVersion: number;
  /** "Require App Secret": every call needs an `appsecret_proof`. */
  requiresProof: boolean;
  /** Whether the app may use the seven days of human agents. */
  humanAgent: boolean;
  /** The airline's boarding pass, check-in and update templates; gone from Meta's list, so off. */
  airlineTemplates: boolean;
  /** Whether webhooks of comments name who wrote. */
  tellsWho: boolean;
  /** Comments come as in 2017, with `sender_id` as a number. */
  legacySenders: boolean;
  /** How long a review of a template takes. */
  reviewMs: number;
  /** Until somebody's phone has a message; null leaves it at one tick. */
  deliverMs: number | null;
  /** WhatsApp says in its answer what it otherwise tells later: window closed, nobody there. */
  refusesAtOnce: boolean;
  /** Signs the escaped body but sends it as plain UTF-8. */
  sendsDecoded: boolean;
  /** How long a link to a file of WhatsApp lives. */
  linkSeconds: number;
  /** Messages to one number: so many at once, then one every six seconds. */
  pairBurst: number;
  perSecond: number;
  /** WhatsApp gives its business-scoped user ids. */
  tellsUserIds: boolean;
  /** Times of private messages come in seconds, as they sometimes do. */
  timesInSeconds: boolean;
}

export const metaDefaults: MetaRules = {
  oldestVersion: 20,
  newestVersion: 26,
  requiresProof: true,
  humanAgent: true,
  airlineTemplates: false,
  tellsWho: true,
  legacySenders: false,
  reviewMs: 3_000,
  deliverMs: 0,
  refusesAtOnce: false,
  sendsDecoded: false,
  linkSeconds: 300,
  pairBurst: 45,
  perSecond: 80,
  tellsUserIds: true,
  timesInSeconds: false,
};

/** Something changed for somebody, or the airline wrote to them; told to the phone and the passengers' life. */
export type MetaHappening =
  | { kind: "changed"; handle: string }
  | { kind: "changed-everywhere" }
  | { kind: "answered"; handle: string; place: Place; way: "post" | "message"; text: string; subjectId: string };

/** Ids of 16 digits that grow with time. */
export function makeMetaIds(now: () => number, last: bigint): () => string {
  let previous = last;
  return () => {
    const next = BigInt(now()) * 1000n;
    previous = next > previous ? next : previous + 1n;
    return previous.toString();
  };
}
