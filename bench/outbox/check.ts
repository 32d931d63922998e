/** Whether what the vendors hold is what was answered: each once, in its order. */
import type postgres from "postgres";
import type { Report } from "./vendor.ts";

interface Wrongs {
  lost: number;
  seenTwice: number;
  /** What the vendor has and we call refused. */
  misstated: number;
  disordered: number;
}

/** Of what was answered, what the vendors hold, and what we say of it. */
export async function check(
  sql: postgres.Sql,
  replied: readonly string[],
  { given }: Report,
): Promise<Wrongs & { states: Record<string, number> }> {
  const rows = await sql<{ id: string; state: string; lane: string; place: string }[]>`
    select o.id, o.state, o.lane, a.kind as place from channels.outgoing o join channels.account a on a.id = o.account_id order by o.seq`;
  const known = new Map(rows.map((row, at) => [row.id, { ...row, at }]));
  const seen = new Map<string, number>();
  let disordered = 0;
  for (const texts of Object.values(given)) {
    const ids = texts.map((text) => text.slice(-36));
    for (const id of ids) seen.set(id, (seen.get(id) ?? 0) + 1);
    const order = ids.map((id) => known.get(id)?.at ?? -1);
    if (order.some((place, at) => at > 0 && place < (order[at - 1] ?? -1))) disordered++;
  }
  const isAccepted = (state: string): boolean => ["accepted", "delivered", "read"].includes(state);
  const states: Record<string, number> = {};
  for (const { state } of rows) {
    const name = isAccepted(state) ? "accepted" : state;
    states[name] = (states[name] ?? 0) + 1;
  }
  return {
    states,
    lost:
      replied.filter((id) => !known.has(id)).length +
      rows.filter(({ id, state }) => (isAccepted(state) && !seen.has(id)) || state === "pending" || state === "sending")
        .length,
    seenTwice: [...seen.values()].filter((times) => times > 1).length,
    misstated: rows.filter(({ id, state }) => state === "refused" && seen.has(id)).length,
    disordered,
  };
}
