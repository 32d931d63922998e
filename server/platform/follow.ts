/** Runs what follows *after*: reads the log in order, and retries each reaction that failed alone. */
import { setTimeout as pause } from "node:timers/promises";
import { atomically, attempt, type Context, type Fact, type Follows } from "./context.ts";

import { findByIndex, isUnavailable } from "./db.ts";
import { nameOf } from "./problem.ts";
import { findEnd, type LoggedEvent, readLog } from "./position.ts";

const batchSize = 500;
const heldMs = 50;
const attemptsAtMost = 8;

/** One round over the log; gives whether there may be more. Of several processes one follows at a time. */
export async function followLog(app: Context): Promise<boolean> {
  const { isHeld, hasMore } = await followOnce(app);
  // What an open transaction holds back becomes readable without another ring; what follows after can wait a moment for it.
  if (isHeld) await pause(heldMs);
  return isHeld || hasMore;
}

function followOnce(app: Context): Promise<{ isHeld: boolean; hasMore: boolean }> {
  return atomically(app, async (app) => {
    const [lock] = await app.db<[{ isOurs: boolean }]>`select pg_try_advisory_xact_lock(4102) as is_ours`;
    if (!lock.isOurs) return { isHeld: false, hasMore: false };
    const [place] = await app.db<{ xid: string; id: string }[]>`
      select xid::text as xid, id::text as id from platform.follower where name = 'reactions'`;
    const { events, isHeld } = await readLog(app.db, place ?? { xid: "0", id: "0" }, batchSize);
    const last = events.at(-1);
    if (!last) return { isHeld, hasMore: false };
    await findByIndex(app.db);
    for (const [type, facts] of byType(events)) await reactAll(app, type, facts);
    await app.db`
      insert into platform.follower (name, xid, id) values ('reactions', ${last.xid}::text::xid8, ${last.id})
      on conflict (name) do update set xid = excluded.xid, id = excluded.id`;
    return { isHeld: false, hasMore: events.length === batchSize };
  });
}

const byType = (events: readonly LoggedEvent[]): Map<string, Fact[]> =>
  new Map([...Map.groupBy(events, ({ type }) => type)].map(([type, group]) => [type, group.map(({ fact }) => fact)]));

async function reactAll(app: Context, type: string, facts: readonly Fact[]): Promise<void> {
  for (const react of app.reactions.get(type)?.after ?? []) {
    try {
      await attempt(app, (app) => react(app, facts));
    } catch (error) {
      // Not the reaction's fault: the whole is done again.
      if (isUnavailable(error)) throw error;
      app.log.warn({ reaction: react.name, err: error }, "a reaction failed and is retried");
      await app.db`
        insert into platform.reaction_retry (reaction, type, fact, next_at, why)
        select ${react.name}, ${type}, fact, platform.now() + interval '5 seconds', ${nameOf(error)}
        from jsonb_array_elements(${app.db.json([...facts])}) as fact`;
    }
  }
}

interface Retry {
  id: string;
  reaction: string;
  type: string;
  fact: Fact;
}

/** Tries a few failed reactions again, one fact at a time; after eight tries they wait for a person. */
export function retryReactions(app: Context): Promise<boolean> {
  return atomically(app, async (app) => {
    const rows = await app.db<Retry[]>`
      select id, reaction, type, fact from platform.reaction_retry
      where not dead and next_at <= platform.now() order by next_at limit 20 for update skip locked`;
    for (const retry of rows) await retryOne(app, retry, app.reactions.get(retry.type));
    return rows.length === 20;
  });
}

async function retryOne(app: Context, { id, reaction, fact }: Retry, follows: Follows | undefined): Promise<void> {
  const react = follows?.after.find(({ name }) => name === reaction);
  try {
    // A reaction that this version no longer has is done.
    if (react) await attempt(app, (app) => react(app, [fact]));
    await app.db`delete from platform.reaction_retry where id = ${id}`;
  } catch (error) {
    if (isUnavailable(error)) throw error;
    await app.db`
      update platform.reaction_retry
      set attempts = attempts + 1, dead = attempts + 1 >= ${attemptsAtMost}, why = ${nameOf(error)},
        next_at = platform.now() + 5 * (2 ^ attempts) * interval '1 second'
      where id = ${id}`;
  }
}

/** A new installation has nothing to follow up; an old log is not replayed into a new follower. */
export async function startFollowing(app: Context): Promise<void> {
  const { xid, id } = await findEnd(app.db);
  await app.db`insert into platform.follower (name, xid, id) values ('reactions', ${xid}::text::xid8, ${id}) on conflict do nothing`;
}
