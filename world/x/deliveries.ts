import { createHmac } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
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

interface Lane {
  queue: Waiting[];
  busy: boolean;
}

const atOnce = 48;
const keptForMs = 24 * 3_600_000;

/** `sha256=` and the keyed hash of exactly these bytes. */
export function signature(consumerSecret: string, body: string): string {
  return `sha256=${createHmac("sha256", consumerSecret).update(body, "utf8").digest("base64")}`;
}

export function startDeliveries(settings: DeliverySettings): Deliveries {
  const { db, faults, now } = settings;
  const lanes = new Map<string, Lane>();
  const stopping = new AbortController();
  const flights = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let started = false;

  function store(event: NewDelivery, pauseMs: number): void {
    const at = now();
    const waiting = rows.insertDelivery(db, event, { now: at, dueAt: at + Math.round(pauseMs) });
    queueUp(waiting, faults.webhooks.keepOrder ? waiting.lane : String(waiting.id));
  }

  function queueUp(waiting: Waiting, order: string): void {
    const key = `${waiting.webhookId} ${order}`;
    const lane = lanes.get(key) ?? { queue: [], busy: false };
    lanes.set(key, lane);
    lane.queue.push(waiting);
  }

  function look(): void {
    clearTimeout(timer);
    if (!started || stopping.signal.aborted || faults.webhooks.mode === "held") return;
    let nextAt = Infinity;
    for (const [key, lane] of lanes) {
      if (flights.size >= atOnce) break;
      const head = lane.queue[0];
      if (!head) {
        if (!lane.busy) lanes.delete(key);
      } else if (!lane.busy && head.dueAt > now()) {
        nextAt = Math.min(nextAt, head.dueAt);
      } else if (!lane.busy) {
        lane.busy = true;
        const flight = deliver(lane, head)
          .catch(settings.complain)
          .finally(() => {
            flights.delete(flight);
            lane.busy = false;
            soon();
          });
        flights.add(flight);
      }
    }
    if (nextAt < Infinity) timer = setTimeout(look, Math.max(1, nextAt - now()));
  }

  function soon(): void {
    if (looking) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      look();
    });
  }

  async function deliver(lane: Lane, head: Waiting): Promise<void> {
    const answer = await post(head);
    if (stopping.signal.aborted) return;
    head.attempts += 1;
    if (answer.ok || answer.gone || now() - head.createdAt > keptForMs) {
      lane.queue.shift();
      rows.markDone(db, head, { state: answer.ok ? "delivered" : "given-up", answer: answer.text, at: now() });
      // The same bytes again, from beside the queue, as a platform that lost the answer would.
      const again = answer.ok && settings.chance() < faults.webhooks.duplicateShare;
      if (again) store({ ...head, lane: `again-${head.id}` }, 0);
    } else {
      head.dueAt = now() + Math.min(60_000, settings.firstPauseMs * 2 ** (head.attempts - 1));
      rows.markFailed(db, head, answer.text);
    }
    settings.onChange(head.subjectId);
  }

  async function post(head: Waiting): Promise<{ ok: boolean; gone: boolean; text: string }> {
    const webhook = webhookById(db, head.webhookId);
    if (!webhook) return { ok: false, gone: true, text: "webhook deleted" };
    try {
      const response = await fetch(webhook.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-twitter-webhooks-signature": signature(settings.consumerSecret, head.body),
        },
        body: head.body,
        redirect: "manual",
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(settings.answerWithinMs)]),
      });
      await response.arrayBuffer();
      return { ok: response.ok, gone: false, text: String(response.status) };
    } catch (error) {
      return { ok: false, gone: false, text: error instanceof Error ? error.name : "unreachable" };
    }
  }

  for (const waiting of rows.waitingDeliveries(db)) queueUp(waiting, waiting.lane);

  return {
    start() {
      started = true;
      rows.forgetBodies(db, now() - keptForMs);
      soon();
    },
    add(event) {
      if (faults.webhooks.mode === "lost") return;
      store(event, faults.webhooks.delayMs);
      soon();
    },
    wake: soon,
    replaySince(ms) {
      const again = rows.deliveriesSince(db, now() - ms);
      for (const one of again) store(one, 0);
      soon();
      return again.length;
    },
    count: () => rows.countDeliveries(db),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.allSettled(flights);
    },
  };
}
