/** What the plan says was written, held against what the database has of it. */
import type postgres from "postgres";
import { codeOf, deliveriesOf, lineCount } from "./plan.ts";

export interface Wrongs {
  lost: number;
  doubled: number;
  invented: number;
  /** Correspondents whose messages stand in another order than they were handed over. */
  disordered: number;
  /** Messages without a case that need an answer, open cases without a place in the queue, lanes that never emptied. */
  torn: number;
  /** Broken deliveries that are not kept, or without a reason. */
  unexplained: number;
}

export interface Planned {
  deliveries: number;
  /** Of each correspondent the codes of their messages in the order in which they were first handed over. */
  orders: readonly (readonly string[])[];
  repeats: number;
  late: number;
  broken: number;
}

export function planned(of: { count: number; seed: number }): Planned {
  const orders: string[][] = [];
  const sums = { deliveries: 0, repeats: 0, late: 0, broken: 0 };
  for (let line = 0; line < lineCount; line++) {
    const byWriter = new Map<string, string[]>();
    for (const { place, writer, number, messages, kind } of deliveriesOf(line, of)) {
      sums.deliveries++;
      if (kind === "again") sums.repeats++;
      if (kind === "late") sums.late++;
      if (kind === "broken") sums.broken++;
      if (kind === "again" || kind === "broken") continue;
      const key = `${place} ${writer}`;
      const order = byWriter.get(key) ?? [];
      byWriter.set(key, order);
      for (let more = 0; more < messages; more++) order.push(codeOf(place, line, writer, number + more));
    }
    orders.push(...byWriter.values());
  }
  return { ...sums, orders };
}

export async function check(
  sql: postgres.Sql,
  { orders, broken }: Planned,
  refusedAtDoor: number,
): Promise<Wrongs & { messages: number; reasons: number }> {
  const places = new Map<string, number>();
  let [messages, doubled] = [0, 0];
  const cursor = sql<{ code: string | null; seq: number }[]>`
    select translate(substring(text from '\\(ref ([a-j]{15})\\)'), 'abcdefghij', '0123456789') as code, seq::float8 as seq
    from cases.message where direction = 'inbound' order by seq`.cursor(10_000);
  let invented = 0;
  for await (const rows of cursor)
    for (const { code, seq } of rows) {
      messages++;
      if (code === null) invented++;
      else if (places.has(code)) doubled++;
      else places.set(code, seq);
    }
  let [lost, disordered, known] = [0, 0, 0];
  for (const order of orders) {
    let before = 0;
    let isInOrder = true;
    for (const code of order) {
      const seq = places.get(code);
      if (seq === undefined) lost++;
      else {
        known++;
        if (seq < before) isInOrder = false;
        before = seq;
      }
    }
    if (!isInOrder) disordered++;
  }
  const [row] = await sql<[{ torn: number; kept: number; reasons: number }]>`
    select
      (select count(*)::int from cases."case" c where state = 'open' and not resting and not exists (
        select from assignment.queue_entry q where q.case_id = c.id))
      + (select count(*)::int from channels.lane where waiting <> 0)
      + (select count(*)::int from channels.arrival where state <> 'received') as torn,
      (select count(*)::int from channels.delivery where state = 'unreadable' and why <> '' and octet_length(body) > 0) as kept,
      (select count(distinct why)::int from channels.delivery where state = 'unreadable') as reasons`;
  return {
    messages,
    lost,
    doubled,
    invented: invented + places.size - known,
    disordered,
    torn: row.torn,
    unexplained: Math.abs(broken - refusedAtDoor - row.kept),
    reasons: row.reasons,
  };
}
