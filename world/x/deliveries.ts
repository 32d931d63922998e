import { createHmac } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Faults } from "./faults.ts";
import { webhookById } from "./subscriptions.ts";

/** Hands events to webhooks: signed, in order per lane, again after a failure, from a queue that survives a restart. */
export interface Deliveries {
  add: (event: { webhookId: string; lane: string; subjectId: string; body: string }) => void;
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

interface Waiting {
  id: number;
  webhookId: string;
  subjectId: string;
  body: string;
  dueAt: number;
  attempts: number;
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

  const insert = db.prepare(
    "insert into delivery (webhook_id, lane, subject_id, body, created_at, due_at) values (?, ?, ?, ?, ?, ?)",
  );

  function store(event: { webhookId: string; lane: string; subjectId: string; body: string }, pauseMs: number): void {
    const at = now();
    const { webhookId, lane, subjectId, body } = event;
    const id = Number(insert.run(webhookId, lane, subjectId, body, at, at + pauseMs).lastInsertRowid);
    const key = faults.webhooks.keepOrder ? `${webhookId} ${lane}` : `${webhookId} ${id}`;
    queueUp(key, { id, webhookId, subjectId, body, dueAt: at + pauseMs, attempts: 0 });
  }

  function queueUp(key: string, waiting: Waiting): void {
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
    if (answer.ok) {
      finish(lane, head, { state: "delivered", answer: answer.text });
      if (settings.chance() < faults.webhooks.duplicateShare) repeat(head);
    } else if (answer.gone || now() - createdAt(head.id) > keptForMs) {
      finish(lane, head, { state: "given-up", answer: answer.text });
    } else {
      head.dueAt = now() + Math.min(60_000, settings.firstPauseMs * 2 ** (head.attempts - 1));
      db.prepare("update delivery set attempts = ?, due_at = ?, last_answer = ? where id = ?").run(
        head.attempts,
        head.dueAt,
        answer.text,
        head.id,
      );
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

  function finish(lane: Lane, head: Waiting, { state, answer }: { state: string; answer: string }): void {
    lane.queue.shift();
    db.prepare("update delivery set state = ?, attempts = ?, last_answer = ?, done_at = ? where id = ?").run(
      state,
      head.attempts,
      answer,
      now(),
      head.id,
    );
  }

  /** The same bytes again, from beside the queue, as a platform that lost the answer would. */
  function repeat(head: Waiting): void {
    store({ webhookId: head.webhookId, lane: `again-${head.id}`, subjectId: head.subjectId, body: head.body }, 0);
  }

  function createdAt(id: number): number {
    return Number(db.prepare("select created_at from delivery where id = ?").get(id)?.["created_at"] ?? now());
  }

  for (const row of db.prepare("select * from delivery where state = 'waiting' order by id").all()) {
    queueUp(`${String(row["webhook_id"])} ${String(row["lane"])}`, {
      id: Number(row["id"]),
      webhookId: String(row["webhook_id"]),
      subjectId: String(row["subject_id"]),
      body: String(row["body"]),
      dueAt: Number(row["due_at"]),
      attempts: Number(row["attempts"]),
    });
  }

  return {
    start() {
      started = true;
      forgetBodies(db, now() - keptForMs);
      soon();
    },
    add(event) {
      if (faults.webhooks.mode === "lost") return;
      store(event, faults.webhooks.delayMs);
      soon();
    },
    wake: soon,
    replaySince(ms) {
      const rows = db
        .prepare("select webhook_id, lane, subject_id, body from delivery where created_at >= ? order by id")
        .all(now() - ms);
      for (const row of rows) {
        store(
          {
            webhookId: String(row["webhook_id"]),
            lane: String(row["lane"]),
            subjectId: String(row["subject_id"]),
            body: String(row["body"]),
          },
          0,
        );
      }
      soon();
      return rows.length;
    },
    count() {
      const counts = new Map(
        db
          .prepare("select state, count(*) as n from delivery group by state")
          .all()
          .map((row) => [String(row["state"]), Number(row["n"])]),
      );
      const of = (state: string) => counts.get(state) ?? 0;
      return { waiting: of("waiting"), delivered: of("delivered"), givenUp: of("given-up") };
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.allSettled(flights);
    },
  };
}

/** What is done for a day is not sent again: its bytes go, that it was delivered stays. */
export function forgetBodies(db: DatabaseSync, before: number): void {
  db.prepare("update delivery set body = '' where state <> 'waiting' and created_at < ? and body <> ''").run(before);
}
