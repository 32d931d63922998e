/** Time that passes faster for those who wait, and the moment when nobody waits any more. */
import type postgres from "postgres";
import type { World } from "../../world/world.ts";
import { until } from "../until.ts";

/** Whoever waits for a time, waits no longer than a second or two: for the undo, a limit's end, the next try, the next look. */
export async function hasten(sql: postgres.Sql): Promise<void> {
  const soon = sql`platform.now() + interval '2 seconds'`;
  // Never in the way of the product: what it holds is hastened the next time.
  await sql`
    update channels.outgoing set send_after = least(send_after, ${soon}), look_at = least(look_at, ${soon})
    where id in (
      select id from channels.outgoing
      where state in ('pending', 'unsure') and (send_after > ${soon} or look_at > ${soon}) for no key update skip locked)`;
  await sql`
    update channels.allowance set resets_at = least(resets_at, platform.now() + interval '1 second'), rests_until = least(rests_until, platform.now() + interval '1 second')
    where (account_id, visibility) in (select account_id, visibility from channels.allowance for no key update skip locked)`;
}

/** Hastens everybody until stopped, whatever becomes of the database. */
export function startHaste(sql: postgres.Sql): { stop: () => void } {
  const timer = setInterval(() => void hasten(sql).catch(() => {}), 500);
  return { stop: () => clearInterval(timer) };
}

const patienceMs = 60_000;

/** In peace everything is worked off within a minute; gives the milliseconds it took. */
export async function drained(sql: postgres.Sql, world: World | null): Promise<number> {
  const begun = performance.now();
  const left = () => sql<[Record<string, number>]>`
    select (select count(*) from channels.delivery where state = 'waiting')::int as deliveries,
      (select coalesce(sum(waiting), 0) from channels.lane)::int as arrivals,
      (select count(*) from channels.outgoing o
        where o.state in ('pending', 'sending') or o.state = 'unsure' and o.look_at is not null)::int as outgoing,
      (select count(*) from platform.event e, platform.follower f where f.name = 'reactions' and (e.xid, e.id) > (f.xid, f.id))::int as events,
      (select count(*) from platform.reaction_retry where not dead)::int as reactions`;
  await until(
    async () => {
      const [rows] = await left().catch(() => [null]);
      return { ...(rows ?? { database: 1 }), vendor: world?.deliveries().waiting ?? 0 };
    },
    (all) => Object.values(all).every((count) => count === 0),
    "everything to be worked off",
    patienceMs,
  );
  return Math.round(performance.now() - begun);
}
