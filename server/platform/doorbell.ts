/**
 * Wakes who waits: in this process at once, in others by a ring. It may ring twice or never: who waits also looks by themselves, and
 * reads rows, never the ring.
 */
import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import type { Door } from "./context.ts";
import type { Pool } from "./db.ts";

export interface Doorbell {
  ring(door: Door): void;
  on(door: Door, wake: () => void): void;
  close(): Promise<void>;
}

const channel = "jetbridge";

/** From one ring to the next at least, in milliseconds: in a surge each would wake every process for one more row. */
const spanMs = 20;
/** The first waits so long for company. */
const companyMs = 2;

/** Rung for nobody, so that a line that fell silent is told from one with nothing to say, in milliseconds. */
const pulseMs = 5000;

/** Rings over PostgreSQL's NOTIFY on a connection of its own, never inside a transaction with data (that serialises commits). */
export async function openDoorbell(sql: Pool, log: Logger): Promise<Doorbell> {
  /** Stands in our rings, which wake nobody here again. */
  const ours = `by:${randomUUID()}`;
  const waiting = new Map<Door, (() => void)[]>();
  const due = new Set<Door>();
  let isPlanned = false;
  let rungAt = 0;

  const wake = (door: string): void => {
    for (const one of waiting.get(door as Door) ?? []) one();
  };
  const flush = (): void => {
    isPlanned = false;
    rungAt = performance.now();
    const ring = [...due, ours].join(" ");
    due.clear();
    sql.notify(channel, ring).catch(() => log.debug("the doorbell did not ring"));
  };
  const listening = await sql.listen(channel, (ring) => {
    const doors = ring.split(" ");
    if (!doors.includes(ours)) for (const door of doors) wake(door);
  });
  const pulse = setInterval(() => void sql.notify(channel, ours).catch(() => {}), pulseMs);
  pulse.unref();
  return {
    ring(door) {
      wake(door);
      due.add(door);
      if (isPlanned) return;
      isPlanned = true;
      setTimeout(flush, Math.max(companyMs, rungAt + spanMs - performance.now()));
    },
    on(door, wake) {
      waiting.set(door, [...(waiting.get(door) ?? []), wake]);
    },
    async close() {
      clearInterval(pulse);
      await listening.unlisten().catch(() => {});
    },
  };
}
