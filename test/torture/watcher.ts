/** A page that listens to live updates, is cut off with every kill, and resumes: whether it was told everything. */
import type postgres from "postgres";
import { setTimeout as pause } from "node:timers/promises";
import { type Position, readPosition } from "../../server/platform/position.ts";
import { isBefore, listen } from "../live/listener.ts";

export interface Watcher {
  /** How often it came back. */
  returns(): number;
  /** Waits until it has been told of all that is in the log; gives the topics it was never told of, as `position topic`. */
  missed(sql: postgres.Sql): Promise<string[]>;
  stop(): void;
}

interface Told {
  after: Position;
  upTo: Position;
  /** Null: it was told to fetch all again. */
  topics: ReadonlySet<string> | null;
}

export function startWatcher(url: string, token: string): Watcher {
  const told: Told[] = [];
  let at: string | null = null;
  let isStopped = false;
  let returns = -1;
  let hangUp = (): void => {};

  const watching = async (): Promise<void> => {
    while (!isStopped) {
      returns++;
      const listener = listen({
        url,
        token,
        after: at,
        onMessage(message) {
          if (message.type === "presence") return;
          // A hello is no news: who came with a place keeps it.
          if (message.type === "hello" && at !== null) return;
          const [after, upTo] = [at === null ? null : readPosition(at), readPosition(message.position)];
          if (after && upTo)
            told.push({ after, upTo, topics: message.type === "changed" ? new Set(message.topics) : null });
          at = message.position;
        },
      });
      hangUp = () => listener.cut();
      await listener.closed;
      await pause(50);
    }
  };
  void watching();
  return {
    returns: () => Math.max(0, returns),
    async missed(sql) {
      const events = await sql<{ xid: string; id: string; topics: string[] }[]>`
        select xid::text as xid, id::text as id, to_jsonb(topics) as topics from platform.event order by event.xid, event.id`;
      const last = events.findLast(({ topics }) => topics.length > 0);
      const end = performance.now() + 30_000;
      const isThere = (): boolean => {
        const place = at === null ? null : readPosition(at);
        return last === undefined || (place !== null && !isBefore(place, last));
      };
      while (!isThere() && performance.now() < end) await pause(20);
      const start = told[0]?.after;
      return events
        .filter((event) => start && isBefore(start, event))
        .flatMap((event) => {
          const word = told.find(({ after, upTo }) => isBefore(after, event) && !isBefore(upTo, event));
          const untold = event.topics.filter((topic) => !word || (word.topics !== null && !word.topics.has(topic)));
          return untold.map((topic) => `${event.xid}.${event.id} ${topic}`);
        });
    },
    stop() {
      isStopped = true;
      hangUp();
    },
  };
}
