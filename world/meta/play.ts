import type { DatabaseSync } from "node:sqlite";
import { accountByHandle } from "../x/accounts.ts";
import { makePublicPlay } from "./play-public.ts";
import type { PublicPlay } from "./play-public.ts";
import { makePrivatePlay } from "./play-private.ts";
import type { PrivatePlay } from "./play-private.ts";
import { makeStandingPlay } from "./play-standing.ts";
import type { StandingPlay } from "./play-standing.ts";
import type { MetaFault } from "./faults.ts";
import { metaDefaults } from "./ground.ts";
import type { MetaGround, MetaRules } from "./ground.ts";
import type { MetaPerson } from "./people.ts";
import { invalid } from "./problems.ts";
import { settlePerson } from "./settle.ts";
import type { Place, Shape } from "./store.ts";
import { changeTokens, issueToken, tokenOf } from "./tokens.ts";
import type { MetaToken } from "./tokens.ts";
import { metaLimits } from "./usage.ts";
import type { MetaLimit } from "./usage.ts";
import { receivedAtMeta } from "./received.ts";
import type { ReceivedAtMeta } from "./received.ts";
import { calmWebhooks } from "./webhooks/deliveries.ts";
import type { MetaWebhooks } from "./webhooks/deliveries.ts";
import { publishQuality } from "./whatsapp/whatsapp-events.ts";
import { createTemplate } from "./whatsapp/templates-api.ts";
import { decideTemplate, templatesNamed, updateTemplate } from "./whatsapp/templates.ts";
import type { Template, TemplateStatus } from "./whatsapp/templates.ts";

/** Playing Meta: its people, and the platform itself. */
export interface MetaPlay extends PublicPlay, PrivatePlay, StandingPlay {
  /** Somebody with their ids; a passenger the world knows settles at first mention. */
  person: (as: string) => MetaPerson;
  /** What the airline wrote, after a time when given, oldest first. */
  received: (after?: number) => ReceivedAtMeta;
  addFault: (fault: Omit<MetaFault, "count"> & { count?: number }) => void;
  setRules: (changes: Partial<MetaRules>) => void;
  setLimits: (changes: Partial<Record<Place | "app", MetaLimit>>) => void;
  setWebhooks: (changes: Partial<MetaWebhooks>) => void;
  /** No faults, webhooks and rules as at the start. */
  clearFaults: () => void;
  /** The engineer's token of an account as it is now, made where there was none. */
  token: (account: Place) => MetaToken;
  /** Lets it go stale or end at a time, or takes permissions away. */
  changeToken: (
    account: Place,
    change: { state?: MetaToken["state"]; expiresAt?: number; scopes?: readonly string[] },
  ) => void;
  /** The engineer draws a new one; the old one stays as it is. */
  newToken: (account: Place) => MetaToken;
  createTemplate: (place: Template["place"], template: Shape) => Shape;
  /** Approves, rejects or pauses a template, now or (while it is in review) at its end. */
  decideTemplate: (
    which: { place?: Template["place"]; name: string; language?: string },
    verdict: { status: TemplateStatus; reason?: string; atReview?: boolean },
  ) => void;
  setQuality: (event: string) => void;
  deliveries: () => { waiting: number; delivered: number; givenUp: number };
  replay: (seconds: number) => number;
}

interface Parts {
  webhooks: MetaWebhooks;
  /** Where the world's own accounts stand, to find who has not settled at Meta. */
  db: DatabaseSync;
}

export function makeMetaPlay(meta: MetaGround, { webhooks, db }: Parts): MetaPlay {
  const person = (as: string): MetaPerson => {
    const account = accountByHandle(db, as.replace(/^@/, ""));
    if (!account) throw invalid("There is no such passenger.");
    return settlePerson(meta.db, account);
  };
  const changed = () => meta.news.tell({ kind: "changed-everywhere" });
  return {
    ...makePublicPlay(meta, person),
    ...makePrivatePlay(meta, person),
    ...makeStandingPlay(meta, person),
    person,
    received: (after) => receivedAtMeta(meta, after ?? 0),
    addFault({ count = 1, ...fault }) {
      meta.faults.add({ ...fault, count });
      changed();
    },
    setRules(changes) {
      Object.assign(meta.rules, changes);
      changed();
    },
    setLimits: (changes) => meta.usage.set(changes),
    setWebhooks(changes) {
      Object.assign(webhooks, changes);
      meta.deliveries.wake();
      changed();
    },
    clearFaults() {
      meta.faults.clear();
      Object.assign(webhooks, calmWebhooks());
      Object.assign(meta.rules, metaDefaults);
      meta.usage.set(metaLimits);
      meta.usage.reset();
      meta.deliveries.wake();
      changed();
    },
    token: (account) => tokenOf(meta, account),
    changeToken: (account, change) => changeTokens(meta.db, account, change),
    newToken: (account) => issueToken(meta, account),
    createTemplate: (place, template) => createTemplate(meta, place, template),
    decideTemplate({ place = "whatsapp", name, language }, { status, reason = "NONE", atReview = false }) {
      const found = templatesNamed(meta.db, place, name).filter(
        (one) => language === undefined || one.language === language,
      );
      if (found.length === 0) throw invalid("There is no such template.");
      for (const template of found) {
        if (atReview) updateTemplate(meta.db, { ...template, verdict: { status, reason } });
        else decideTemplate(meta, template, { status, reason });
      }
    },
    setQuality: (event) => publishQuality(meta, event),
    deliveries: () => meta.deliveries.count(),
    replay: (seconds) => meta.deliveries.replaySince(seconds * 1000),
  };
}
