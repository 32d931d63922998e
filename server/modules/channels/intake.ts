/** Takes in what vendors deliver: stored as it came, answered after the commit. All that arrives during one commit shares the next. */
import type { Pool } from "../../platform/db.ts";

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

/** Deliveries in one insert at most; 256 of 1 MB are the most it can hold in memory. */
const batchSize = 256;

export function openIntake(db: Pool, committed: () => void): Intake {
  let waiting: Waiting[] = [];
  let isFlushing = false;

  const flush = async (): Promise<void> => {
    isFlushing = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, batchSize);
      try {
        await store(
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
        waiting.push({ delivery, done, fail });
        if (!isFlushing) void flush();
      }),
  };
}

async function store(db: Pool, deliveries: readonly RawDelivery[]): Promise<void> {
  const accounts = deliveries.map(({ accountId }) => accountId);
  const headers = deliveries.map(({ headers }) => JSON.stringify(headers));
  const bodies = deliveries.map(({ body }) => body.toString("base64"));
  await db`
    insert into channels.delivery (account_id, headers, body)
    select account_id, headers::jsonb, decode(body, 'base64')
    from unnest(${accounts}::uuid[], ${headers}::text[], ${bodies}::text[]) as row (account_id, headers, body)`;
}
