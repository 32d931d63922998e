/** Takes in what vendors deliver: stored as it came, answered after the commit. All that arrives during one commit shares the next. */
import { setTimeout as pause } from "node:timers/promises";
import type { Db, Pool } from "../../platform/db.ts";
import { IntakeFull } from "./problems.ts";

export interface RawDelivery {
  accountId: string;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface Intake {
  /** Resolves once the delivery is committed; rejects when it is not, and then the vendor sends it again. */
  append(delivery: RawDelivery): Promise<void>;
}

interface Waiting {
  delivery: RawDelivery;
  done: () => void;
  fail: (error: unknown) => void;
}

/** Deliveries in one insert at most. */
const batchSize = 256;

/** From one commit's beginning to the next at least, in milliseconds: a surge shares commits, and who comes alone waits for nothing. */
const gather = 10;

/** Bytes that may wait for a commit in this process; what comes on top is asked to come again. */
const mostWaiting = 64 * 1024 * 1024;

export function openIntake(db: Pool, committed: () => void): Intake {
  let waiting: Waiting[] = [];
  let isFlushing = false;
  let bytesWaiting = 0;
  let begunAt = 0;

  const flush = async (): Promise<void> => {
    isFlushing = true;
    while (waiting.length > 0) {
      const rest = begunAt + gather - performance.now();
      if (rest > 0 && waiting.length < batchSize) await pause(rest);
      begunAt = performance.now();
      const batch = waiting.splice(0, batchSize);
      bytesWaiting -= batch.reduce((sum, { delivery }) => sum + delivery.body.length, 0);
      try {
        await storeDeliveries(
          db,
          batch.map(({ delivery }) => delivery),
        );
        committed();
        for (const { done } of batch) done();
      } catch (error) {
        for (const { fail } of batch) fail(error);
      }
    }
    isFlushing = false;
  };

  return {
    append: (delivery) =>
      new Promise((done, fail) => {
        if (bytesWaiting > mostWaiting) return fail(IntakeFull());
        bytesWaiting += delivery.body.length;
        waiting.push({ delivery, done, fail });
        if (!isFlushing) void flush();
      }),
  };
}

/** One statement for all of them. */
export async function storeDeliveries(db: Db, deliveries: readonly RawDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const accounts = deliveries.map(({ accountId }) => accountId);
  const headers = deliveries.map(({ headers }) => JSON.stringify(headers));
  const bodies = deliveries.map(({ body }) => body.toString("base64"));
  await db`
    insert into channels.delivery (account_id, received_at, headers, body)
    select account_id, (select platform.now()), headers::jsonb, decode(body, 'base64')
    from unnest(${accounts}::uuid[], ${headers}::text[], ${bodies}::text[]) as row (account_id, headers, body)`;
}
