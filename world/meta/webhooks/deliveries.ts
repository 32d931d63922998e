import type { DatabaseSync } from "node:sqlite";
import { type Handed, handOver } from "../../hand-over.ts";
import { type Lane, makeLanes } from "../../lanes.ts";
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
  const lanes = makeLanes<WaitingEvent>({
    atOnce,
    now,
    isHeld: () => webhooks.mode === "held",
    gather,
    complain: settings.complain,
    send: async (batch, signal) => isDone(batch, await post(batch, signal), signal),
  });

  function store(event: NewEvent, pauseMs: number): void {
    const at = now();
    const waiting = rows.insertEvent(db, event, { now: at, dueAt: at + Math.round(pauseMs) });
    queueUp(waiting, webhooks.keepOrder ? waiting.lane : String(waiting.id));
  }

  const queueUp = (waiting: WaitingEvent, order: string): void => lanes.add(`${waiting.object} ${order}`, waiting);

  /** Takes what is due from free lanes of one object; what failed together goes together again. */
  function gather(
    { queue: [head] }: Lane<WaitingEvent>,
    all: Iterable<Lane<WaitingEvent>>,
  ): ReadonlyMap<Lane<WaitingEvent>, number> {
    const taken = new Map<Lane<WaitingEvent>, number>();
    const kept = head?.batch ?? null;
    let size = 0;
    const isFull = (): boolean => kept === null && size >= webhooks.batch;
    for (const lane of all) {
      if (lane.busy || lane.queue[0]?.object !== head?.object) continue;
      for (const event of lane.queue) {
        if (event.batch !== kept || event.dueAt > now() || isFull()) break;
        size += 1;
        taken.set(lane, (taken.get(lane) ?? 0) + 1);
      }
      if (isFull()) break;
    }
    return taken;
  }

  function post(batch: readonly WaitingEvent[], stopping: AbortSignal): Promise<Handed> | Handed {
    const subscription = subscriptionTo(db, batch[0]?.object ?? "");
    if (!subscription) return { ok: false, gone: true, text: "no subscription" };
    const body = bodyOf(batch);
    const wire = escaped(body);
    const headers = { "user-agent": "facebookexternalua", ...signatures(settings.appSecret, wire) };
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(settings.answerWithinMs)]);
    return handOver(subscription.callbackUrl, { headers, body: settings.sendsDecoded() ? body : wire }, signal);
  }

  function isDone(batch: readonly WaitingEvent[], answer: Handed, stopping: AbortSignal): boolean {
    const [first] = batch;
    if (!first || stopping.aborted) return false;
    for (const one of batch) one.attempts += 1;
    const done = answer.ok || answer.gone || now() - first.createdAt > keptForMs(first.object);
    if (done) {
      rows.markDone(db, batch, { state: answer.ok ? "delivered" : "given-up", answer: answer.text, at: now() });
      if (answer.ok && settings.chance() < webhooks.duplicateShare)
        for (const one of batch) store({ ...one, lane: `again-${first.id}` }, 0);
    } else {
      const dueAt = now() + Math.min(900_000, settings.firstPauseMs * 2 ** (first.attempts - 1));
      for (const one of batch) Object.assign(one, { dueAt, batch: one.batch ?? first.id });
      rows.markFailed(db, batch, answer.text);
    }
    settings.onChange(batch.map(({ subjectId }) => subjectId));
    return done;
  }

  for (const waiting of rows.waitingEvents(db)) queueUp(waiting, waiting.lane);

  return {
    start() {
      rows.forgetEvents(db, now() - 1.5 * day);
      lanes.start();
    },
    add(event) {
      if (webhooks.mode === "lost") return;
      store(event, webhooks.delayMs + webhooks.gatherMs);
      lanes.wake();
    },
    wake: lanes.wake,
    replaySince(ms) {
      const again = rows.eventsSince(db, now() - ms);
      for (const one of again) store(one, 0);
      lanes.wake();
      return again.length;
    },
    count: () => rows.countEvents(db),
    stop: lanes.stop,
  };
}
