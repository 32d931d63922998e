import type { DatabaseSync } from "node:sqlite";
import { handOver } from "../hand-over.ts";
import { makeLanes } from "../lanes.ts";
import type { WebhookFaults } from "../x/faults.ts";
import type { Shape } from "./store.ts";
import type { Webhook } from "./webhook.ts";

/** Brings updates to the bot's webhook: one a request, in order within a chat, again after anything but 2xx, for a day. */
export interface Updates {
  add: (update: NewUpdate) => void;
  start: () => void;
  wake: () => void;
  /** Of a message, by chat and number: whether the webhook has it. */
  wasTold: (subject: string) => boolean;
  count: () => { waiting: number; delivered: number; givenUp: number };
  stop: () => Promise<void>;
}

interface NewUpdate {
  kind: string;
  payload: Shape;
  lane: string;
  subject: string;
}

interface Waiting {
  id: number;
  lane: string;
  body: string;
  createdAt: number;
  dueAt: number;
  attempts: number;
}

interface Settings {
  db: DatabaseSync;
  now: () => number;
  chance: () => number;
  webhook: () => Webhook | null;
  faults: WebhookFaults;
  firstPauseMs: number;
  answerWithinMs: number;
  onChange: () => void;
  onError: (message: string) => void;
  complain: (error: unknown) => void;
}

const dayMs = 86_400_000;

/** What comes only when it is asked for by name. */
const unasked = new Set(["message_reaction", "message_reaction_count", "chat_member"]);

export function makeUpdates(settings: Settings): Updates {
  const { db, now, webhook, faults } = settings;
  const lanes = makeLanes<Waiting>({
    atOnce: 40,
    now,
    // Without a webhook they wait for one.
    isHeld: () => faults.mode === "held" || webhook() === null,
    send: async ([update], signal) => (update ? bring(update, signal) : true),
    complain: settings.complain,
  });
  const queueUp = (one: Waiting): void => lanes.add(faults.keepOrder ? one.lane : String(one.id), { ...one });

  async function bring(update: Waiting, stopping: AbortSignal): Promise<boolean> {
    const hook = webhook();
    if (!hook) return false;
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(settings.answerWithinMs)]);
    const headers = hook.secret === null ? {} : { "x-telegram-bot-api-secret-token": hook.secret };
    const answer = await handOver(hook.url, { headers, body: update.body }, signal);
    if (stopping.aborted) return false;
    update.attempts += 1;
    const done = answer.ok || now() - update.createdAt > dayMs;
    if (done) {
      db.prepare("update telegram_update set state = ?, attempts = ?, last_answer = ?, done_at = ? where id = ?").run(
        answer.ok ? "delivered" : "given-up",
        update.attempts,
        answer.text,
        now(),
        update.id,
      );
      if (answer.ok && settings.chance() < faults.duplicateShare) queueUp({ ...update, lane: `again ${update.id}` });
    } else {
      update.dueAt = now() + Math.min(60_000, settings.firstPauseMs * 2 ** (update.attempts - 1));
      settings.onError(`Wrong response from the webhook: ${answer.text}`);
    }
    settings.onChange();
    return done;
  }

  const rows = db.prepare("select * from telegram_update where state = 'waiting' order by id").all();
  for (const row of rows)
    queueUp({
      id: Number(row["id"]),
      lane: String(row["lane"]),
      body: String(row["body"]),
      createdAt: Number(row["created_at"]),
      dueAt: Number(row["due_at"]),
      attempts: Number(row["attempts"]),
    });

  return {
    add({ kind, payload, lane, subject }) {
      const allowed = webhook()?.allowed;
      if (faults.mode === "lost" || (allowed ? !allowed.includes(kind) : unasked.has(kind))) return;
      const at = now();
      const dueAt = at + faults.delayMs;
      const { lastInsertRowid } = db
        .prepare("insert into telegram_update (lane, subject, body, created_at, due_at) values (?, ?, '', ?, ?)")
        .run(lane, subject, at, dueAt);
      const id = Number(lastInsertRowid);
      const body = JSON.stringify({ update_id: id, [kind]: payload });
      db.prepare("update telegram_update set body = ? where id = ?").run(body, id);
      queueUp({ id, lane, body, createdAt: at, dueAt, attempts: 0 });
      lanes.wake();
    },
    start: lanes.start,
    wake: lanes.wake,
    wasTold: (subject) =>
      db.prepare("select 1 from telegram_update where subject = ? and state = 'delivered' limit 1").get(subject) !==
      undefined,
    count() {
      const states = db.prepare("select state, count(*) as n from telegram_update group by state").all();
      const of = (state: string) => Number(states.find((row) => row["state"] === state)?.["n"] ?? 0);
      return { waiting: of("waiting"), delivered: of("delivered"), givenUp: of("given-up") };
    },
    stop: lanes.stop,
  };
}
