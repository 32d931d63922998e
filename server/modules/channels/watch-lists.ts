/** Waits at the vendors that let us wait, one process for each account, and has their lists looked at when there is news. */
import { setTimeout as pause } from "node:timers/promises";
import { findAccount } from "./accounts.ts";
import type { ChannelsContext } from "./context.ts";

/** Who died is followed after this many seconds; who lives says so in a third of it. */
const leaseSeconds = 60;

/** Between two tries, in milliseconds; doubled with each failure. */
const patience = { first: 1000, longest: 300_000 };

export interface Watchers {
  /** Takes up the accounts that nobody waits for. Gives false: there is no hurry. */
  round(): Promise<boolean>;
  stop(): Promise<void>;
}

export function watchLists(app: ChannelsContext, onNews: () => void): Watchers {
  const stopping = new AbortController();
  const watched = new Map<string, Promise<void>>();
  return {
    async round() {
      if (watched.size > 0) await hold(app, [...watched.keys()]);
      for (const id of await takeUp(app))
        if (!watched.has(id)) {
          const watching = watch(app, { id, onNews, signal: stopping.signal })
            .catch((error: unknown) => app.log.error({ account: id, err: error }, "a mailbox is not waited for now"))
            .finally(() => watched.delete(id));
          watched.set(id, watching);
        }
      return false;
    },
    async stop() {
      stopping.abort();
      const ids = [...watched.keys()];
      await Promise.all(watched.values());
      await app.db`update channels.account set watched_until = null where id = any(${ids}::uuid[])`;
    },
  };
}

/** Those whose channel lets us wait, where nobody does. */
async function takeUp({ db, channels }: ChannelsContext): Promise<string[]> {
  const kinds = [...channels.values()].filter(({ listing }) => listing?.wait !== undefined).map(({ kind }) => kind);
  const rows = await db<{ id: string }[]>`
    update channels.account set watched_until = platform.now() + ${leaseSeconds} * interval '1 second'
    where id in (
      select id from channels.account
      where state = 'active' and kind = any(${kinds}) and (watched_until is null or watched_until < (select platform.now()))
      limit 50 for update skip locked)
    returning id`;
  return rows.map(({ id }) => id);
}

async function hold({ db }: ChannelsContext, ids: readonly string[]): Promise<void> {
  await db`
    update channels.account set watched_until = platform.now() + ${leaseSeconds} * interval '1 second'
    where id = any(${[...ids]}::uuid[])`;
}

interface Watch {
  id: string;
  onNews: () => void;
  signal: AbortSignal;
}

/** Until it is told to stop, the account is no longer ours to wait for, or its keys are others. */
async function watch(app: ChannelsContext, { id, onNews, signal }: Watch): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const [row] = await app.db<{ readTo: string | null }[]>`
      select read_to from channels.account where id = ${id} and state = 'active'`;
    const account = row && (await findAccount(app, id));
    if (!row || !account) return;
    const outcome = await app.channels.get(account.kind)?.listing?.wait?.(account, row.readTo, signal);
    failures = outcome === "failed" ? failures + 1 : 0;
    if (outcome === "news") {
      await app.db`update channels.account set looked_at = null where id = ${id}`;
      onNews();
    }
    // An account without a mailbox may be given one.
    const rest = outcome === "never" ? 30_000 : outcome === "failed" ? restAfter(failures) : 500;
    await pause(rest, undefined, { signal }).catch(() => {});
  }
}

const restAfter = (failures: number): number =>
  Math.min(patience.longest, patience.first * 2 ** failures) * (0.75 + Math.random() / 2);
