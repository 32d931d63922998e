import type { DatabaseSync } from "node:sqlite";
import type { WebhookFaults } from "../../x/faults.ts";
import * as rows from "./event-rows.ts";
import type { NewEvent, WaitingEvent } from "./event-rows.ts";
import { subscriptionTo } from "./subscriptions.ts";
import { escaped, signatures } from "./wire.ts";

/** Brings events to the app's webhooks: gathered into batches, signed, again after a failure, from a queue that survives a restart. */
export interface MetaDeliveries {
  add: (event: NewEvent) => void;
  start: () => void;
  /** Looks at the queue again, after faults or the clock changed. */
  wake: () => void;
  /** Sends everything of the last `ms` once more. */
  replaySince: (ms: number) => number;
  count: () => { waiting: number; delivered: number; givenUp: number };
  stop: () => Promise<void>;
}

/** How webhooks behave; `batch` is how many events a request takes at most, `gatherMs` how long one waits for company. */
export interface MetaWebhooks extends WebhookFaults {
  batch: number;
  gatherMs: number;
}

export const calmWebhooks = (): MetaWebhooks => ({
  mode: "on",
  duplicateShare: 0,
  delayMs: 0,
  keepOrder: true,
  batch: 10,
  gatherMs: 15,
});

interface Settings {
  db: DatabaseSync;
  webhooks: MetaWebhooks;
  now: () => number;
  chance: () => number;
  appSecret: string;
  sendsDecoded: () => boolean;
  /** The pause after the first failure; it doubles with each, up to a quarter of an hour. */
  firstPauseMs: number;
  answerWithinMs: number;
  onChange: (subjectIds: readonly string[]) => void;
  complain: (error: unknown) => void;
}

interface Lane {
  object: string;
  queue: WaitingEvent[];
  busy: boolean;
}

const atOnce = 24;
const day = 86_400_000;
/** Messenger and the Graph try for a day and a half, WhatsApp for a week. */
const keptForMs = (object: string) => (object === "whatsapp_business_account" ? 7 * day : 1.5 * day);

/** The request of a batch, each page or account once per kind of news. */
export function bodyOf(batch: readonly WaitingEvent[]): string {
  const entries: { id: string; time?: number; [part: string]: unknown }[] = [];
  for (const { entryId, entryTime, part, payload } of batch) {
    const last = entries.at(-1);
    const items = last?.id === entryId ? last[part] : undefined;
    if (Array.isArray(items)) items.push(payload);
    else entries.push({ id: entryId, ...(entryTime === null ? {} : { time: entryTime }), [part]: [payload] });
  }
  return JSON.stringify({ object: batch[0]?.object, entry: entries });
}

export function startMetaDeliveries(settings: Settings): MetaDeliveries {
  const { db, now, webhooks } = settings;
  const lanes = new Map<string, Lane>();
  const stopping = new AbortController();
  const flights = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let started = false;

  function store(event: NewEvent, pauseMs: number): void {
    const at = now();
    const waiting = rows.insertEvent(db, event, { now: at, dueAt: at + Math.round(pauseMs) });
    queueUp(waiting, webhooks.keepOrder ? waiting.lane : String(waiting.id));
  }

  function queueUp(waiting: WaitingEvent, order: string): void {
    const key = `${waiting.object} ${order}`;
    const lane = lanes.get(key) ?? { object: waiting.object, queue: [], busy: false };
    lanes.set(key, lane);
    lane.queue.push(waiting);
  }

  /** Takes what is due from free lanes of one object; what failed together goes together again. */
  function gather(object: string, first: Lane): { lanes: Map<Lane, number>; batch: WaitingEvent[] } {
    const kept = first.queue[0]?.batch ?? null;
    const taken = new Map<Lane, number>();
    const batch: WaitingEvent[] = [];
    for (const lane of lanes.values()) {
      if (lane.object !== object || lane.busy) continue;
      for (const event of lane.queue) {
        if (event.batch !== kept || event.dueAt > now() || (kept === null && batch.length >= webhooks.batch)) break;
        batch.push(event);
        taken.set(lane, (taken.get(lane) ?? 0) + 1);
      }
      if (kept === null && batch.length >= webhooks.batch) break;
    }
    return { lanes: taken, batch };
  }

  function look(): void {
    clearTimeout(timer);
    if (!started || stopping.signal.aborted || webhooks.mode === "held") return;
    let nextAt = Infinity;
    for (const [key, lane] of lanes) {
      if (flights.size >= atOnce) break;
      const head = lane.queue[0];
      if (!head) {
        if (!lane.busy) lanes.delete(key);
      } else if (!lane.busy && head.dueAt > now()) {
        nextAt = Math.min(nextAt, head.dueAt);
      } else if (!lane.busy) {
        const { lanes: taken, batch } = gather(lane.object, lane);
        for (const one of taken.keys()) one.busy = true;
        const flight = deliver(taken, batch)
          .catch(settings.complain)
          .finally(() => {
            flights.delete(flight);
            for (const one of taken.keys()) one.busy = false;
            soon();
          });
        flights.add(flight);
      }
    }
    if (nextAt < Infinity) timer = setTimeout(look, Math.min(2 ** 30, Math.max(1, nextAt - now())));
  }

  function soon(): void {
    if (looking) return;
    looking = true;
    setImmediate(() => {
      looking = false;
      look();
    });
  }

  async function deliver(taken: ReadonlyMap<Lane, number>, batch: readonly WaitingEvent[]): Promise<void> {
    const first = batch[0];
    if (!first) return;
    const answer = await post(first.object, bodyOf(batch));
    if (stopping.signal.aborted) return;
    for (const one of batch) one.attempts += 1;
    if (answer.ok || answer.gone || now() - first.createdAt > keptForMs(first.object)) {
      for (const [lane, count] of taken) lane.queue.splice(0, count);
      rows.markDone(db, batch, { state: answer.ok ? "delivered" : "given-up", answer: answer.text, at: now() });
      if (answer.ok && settings.chance() < webhooks.duplicateShare)
        for (const one of batch) store({ ...one, lane: `again-${first.id}` }, 0);
    } else {
      const dueAt = now() + Math.min(900_000, settings.firstPauseMs * 2 ** (first.attempts - 1));
      for (const one of batch) Object.assign(one, { dueAt, batch: one.batch ?? first.id });
      rows.markFailed(db, batch, answer.text);
    }
    settings.onChange(batch.map(({ subjectId }) => subjectId));
  }

  async function post(object: string, body: string): Promise<{ ok: boolean; gone: boolean; text: string }> {
    const subscription = subscriptionTo(db, object);
    if (!subscription) return { ok: false, gone: true, text: "no subscription" };
    const wire = escaped(body);
    try {
      const response = await fetch(subscription.callbackUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "user-agent": "facebookexternalua",
          ...signatures(settings.appSecret, wire),
        },
        body: settings.sendsDecoded() ? body : wire,
        redirect: "manual",
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(settings.answerWithinMs)]),
      });
      await response.arrayBuffer();
      return { ok: response.ok, gone: false, text: String(response.status) };
    } catch (error) {
      return { ok: false, gone: false, text: error instanceof Error ? error.name : "unreachable" };
    }
  }

  for (const waiting of rows.waitingEvents(db)) queueUp(waiting, waiting.lane);

  return {
    start() {
      started = true;
      rows.forgetEvents(db, now() - 1.5 * day);
      soon();
    },
    add(event) {
      if (webhooks.mode === "lost") return;
      store(event, webhooks.delayMs + webhooks.gatherMs);
      soon();
    },
    wake: soon,
    replaySince(ms) {
      const again = rows.eventsSince(db, now() - ms);
      for (const one of again) store(one, 0);
      soon();
      return again.length;
    },
    count: () => rows.countEvents(db),
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.allSettled(flights);
    },
  };
}
