/** The count after a run: what the vendor has seen and what was acknowledged, held against the database. */
import type postgres from "postgres";
import type { World } from "../../world/world.ts";

/** What must be empty, whatever befell the product. */
export interface Wrongs {
  /** Acknowledged, or written at the vendor, and no message. */
  lost: string[];
  /** More than one message, or more than one word of it in the log. */
  doubled: string[];
  /** A message that nobody wrote. */
  invented: string[];
  /** Correspondents whose messages stand in another order than they wrote them. */
  disordered: string[];
  /** What does not fit together: queue and cases, episodes, lanes; what was set aside or stands unread. */
  torn: string[];
  /** Replies that the vendor has more than once. */
  repeated: string[];
  /** Replies that were taken from an agent, or that we call accepted, and the vendor has none of. */
  unsent: string[];
  /** Replies whose state says something else than the vendor, or gives no reason. */
  unexplained: string[];
}

export interface Written {
  /** Straight at our door: by correspondent, the ids that were acknowledged, in the order of their writing. */
  acknowledged: ReadonlyMap<string, readonly string[]>;
  /** At the vendor. */
  posted: readonly string[];
}

export async function countMessages(
  sql: postgres.Sql,
  { acknowledged, posted }: Written,
): Promise<Pick<Wrongs, "lost" | "doubled" | "invented" | "disordered">> {
  const rows = await sql<{ externalId: string; writer: string }[]>`
    select split_part(external_id, '~', 1) as "externalId", author_handle as writer from cases.message where direction = 'inbound' order by seq`;
  const told = await sql<{ externalId: string }[]>`
    select m.external_id as "externalId" from platform.event e join cases.message m on m.id = (e.fact->>'messageId')::uuid
    where e.type = 'cases.message-kept' and m.direction = 'inbound' group by m.id having count(*) > 1`;
  const times = Map.groupBy(rows, ({ externalId }) => externalId);
  const stored = Map.groupBy(rows, ({ writer }) => writer.slice(1));
  const all = [...acknowledged];
  const written = [...all.flatMap(([, ids]) => ids), ...posted];
  const known = new Set(written);
  const isDisordered = ([writer, ids]: [string, readonly string[]]): boolean => {
    const theirs = (stored.get(writer) ?? []).map(({ externalId }) => externalId);
    return !isInOrder(ids, theirs);
  };
  return {
    lost: written.filter((id) => !times.has(id)),
    doubled: [
      ...[...times].filter(([, found]) => found.length > 1).map(([id]) => id),
      ...told.map(({ externalId }) => externalId),
    ],
    invented: [...times.keys()].filter((id) => !known.has(id)),
    disordered: all.filter(isDisordered).map(([writer]) => writer),
  };
}

/** Whether those of `written` that are `stored` stand in the same order, counting each once. */
function isInOrder(written: readonly string[], stored: readonly string[]): boolean {
  const first = [...new Set(stored)];
  const place = new Map(written.map((id, at) => [id, at]));
  return first.every((id, at) => at === 0 || (place.get(id) ?? -1) > (place.get(first[at - 1] ?? "") ?? -1));
}

/** What holds of all tables in peace, each with how many rows break it. */
export async function countTorn(sql: postgres.Sql): Promise<string[]> {
  const [row] = await sql<[Record<string, number>]>`
    select
      (select count(*) from cases."case" c where c.state = 'open' and not c.resting and not exists (select 1 from assignment.queue_entry q where q.case_id = c.id))::int as "open, not in the queue",
      (select count(*) from assignment.queue_entry q where not exists (select 1 from cases."case" c where c.id = q.case_id and c.state = 'open' and not c.resting))::int as "in the queue, not open",
      (select count(*) from cases."case" c where c.state = 'open' and 1 <> (select count(*) from service_levels.episode e where e.case_id = c.id and e.ended_at is null))::int as "open without one episode",
      (select count(*) from channels.lane l where l.waiting <> (select count(*) from channels.arrival a where a.lane = l.key and a.state = 'waiting'))::int as "miscounted lanes",
      (select count(*) from channels.arrival where state = 'dead')::int as "dead arrivals",
      (select count(*) from channels.delivery where state = 'unreadable')::int as "unreadable deliveries",
      (select count(*) from platform.reaction_retry where dead)::int as "dead reactions",
      (select count(*) from cases."case" c where c.answering and not exists (
        select 1 from cases.message m join channels.outgoing o on o.id = m.id where m.case_id = c.id and o.state in ('pending', 'sending')))::int as "answering with nothing under way"`;
  return Object.entries(row).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []));
}

export interface Replies {
  replies: Record<string, number>;
}

/** Each reply bears its id at the end of its words: `replied` are those whose agent was answered 201. */
export async function countReplies(
  sql: postgres.Sql,
  world: World,
  replied: readonly string[],
): Promise<Pick<Wrongs, "repeated" | "unsent" | "unexplained"> & Replies> {
  const rows = await sql<{ id: string; state: string; why: string | null }[]>`
    select id, state, why from channels.outgoing`;
  const { posts, messages } = world.received();
  const seen = Map.groupBy([...posts, ...messages], ({ text }) => text.slice(-36));
  const timesOf = (id: string): number => seen.get(id)?.length ?? 0;
  const known = new Set(rows.map(({ id }) => id));
  const isAccepted = (state: string): boolean => ["accepted", "delivered", "read"].includes(state);
  return {
    repeated: [...seen].filter(([, found]) => found.length > 1).map(([id]) => id),
    unsent: [
      ...replied.filter((id) => !known.has(id)),
      ...rows.filter(({ id, state }) => isAccepted(state) && timesOf(id) === 0).map(({ id }) => id),
    ],
    unexplained: rows
      .filter(({ id, state, why }) => {
        if (isAccepted(state)) return false;
        if (state === "unsure") return why === null;
        if (state === "refused") return why === null || timesOf(id) > 0;
        return true;
      })
      .map(({ id, state }) => `${state} ${id}`),
    replies: Object.fromEntries(
      [...Map.groupBy(rows, ({ state }) => state)].map(([state, all]) => [state, all.length]),
    ),
  };
}
