import { createHmac } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { type Handed, handOver } from "../hand-over.ts";
import { makeLanes } from "../lanes.ts";
import * as rows from "./delivery-rows.ts";
import type { NewDelivery, Waiting } from "./delivery-rows.ts";
import type { Faults } from "./faults.ts";
import { webhookById } from "./subscriptions.ts";

/** Hands events to webhooks: signed, in order per lane, again after a failure, from a queue that survives a restart. */
export interface Deliveries {
  add: (event: NewDelivery) => void;
  /** Begins to deliver, what waits from before included. */
  start: () => void;
  /** Looks at the queue again, after faults or the clock changed. */
  wake: () => void;
  /** Sends everything of the last `ms` once more, as `POST /2/webhooks/replay` would. */
  replaySince: (ms: number) => number;
  count: () => { waiting: number; delivered: number; givenUp: number };
  stop: () => Promise<void>;
}

export interface DeliverySettings {
  db: DatabaseSync;
  faults: Faults;
  now: () => number;
  chance: () => number;
  consumerSecret: string;
  /** The pause after the first failure; it doubles with each, up to a minute. */
  firstPauseMs: number;
  /** How long a webhook may take to answer. X: 10 s. */
  answerWithinMs: number;
  onChange: (subjectId: string) => void;
  complain: (error: unknown) => void;
}

const atOnce = 48;
const keptForMs = 24 * 3_600_000;

/** `sha256=` and the keyed hash of exactly these bytes. */
export function signature(consumerSecret: string, body: string): string {
  return `sha256=${createHmac("sha256", consumerSecret).update(body, "utf8").digest("base64")}`;
}

export function startDeliveries(settings: DeliverySettings): Deliveries {
  const { db, faults, now } = settings;
  const lanes = makeLanes<Waiting>({
    atOnce,
    now,
    isHeld: () => faults.webhooks.mode === "held",
    complain: settings.complain,
    send: async ([head], signal) => head !== undefined && isDone(head, await post(head, signal), signal),
  });

  function store(event: NewDelivery, pauseMs: number): void {
    const at = now();
    const waiting = rows.insertDelivery(db, event, { now: at, dueAt: at + Math.round(pauseMs) });
    queueUp(waiting, faults.webhooks.keepOrder ? waiting.lane : String(waiting.id));
  }

  const queueUp = (waiting: Waiting, order: string): void => lanes.add(`${waiting.webhookId} ${order}`, waiting);

  function post({ webhookId, body }: Waiting, stopping: AbortSignal): Promise<Handed> | Handed {
    const webhook = webhookById(db, webhookId);
    if (!webhook) return { ok: false, gone: true, text: "webhook deleted" };
    const headers = { "x-twitter-webhooks-signature": signature(settings.consumerSecret, body) };
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(settings.answerWithinMs)]);
    return handOver(webhook.url, { headers, body }, signal);
  }

  function isDone(head: Waiting, answer: Handed, stopping: AbortSignal): boolean {
    if (stopping.aborted) return false;
    head.attempts += 1;
    const done = answer.ok || answer.gone || now() - head.createdAt > keptForMs;
    if (done) {
      rows.markDone(db, head, { state: answer.ok ? "delivered" : "given-up", answer: answer.text, at: now() });
      // The same bytes again, from beside the queue, as a platform that lost the answer would.
      const again = answer.ok && settings.chance() < faults.webhooks.duplicateShare;
      if (again) store({ ...head, lane: `again-${head.id}` }, 0);
    } else {
      head.dueAt = now() + Math.min(60_000, settings.firstPauseMs * 2 ** (head.attempts - 1));
      rows.markFailed(db, head, answer.text);
    }
    settings.onChange(head.subjectId);
    return done;
  }

  for (const waiting of rows.waitingDeliveries(db)) queueUp(waiting, waiting.lane);

  return {
    start() {
      rows.forgetBodies(db, now() - keptForMs);
      lanes.start();
    },
    add(event) {
      if (faults.webhooks.mode === "lost") return;
      store(event, faults.webhooks.delayMs);
      lanes.wake();
    },
    wake: lanes.wake,
    replaySince(ms) {
      const again = rows.deliveriesSince(db, now() - ms);
      for (const one of again) store(one, 0);
      lanes.wake();
      return again.length;
    },
    count: () => rows.countDeliveries(db),
    stop: lanes.stop,
  };
}
