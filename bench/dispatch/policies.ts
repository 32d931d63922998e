/** What our rule is held against: dealt around. */
import { type Policy, type Query, ways, type Worker } from "../../server/modules/assignment/index.ts";
import { rule } from "./targets.ts";

/** Dealt around as they come, among those on shift who speak the language; each answers their own in the order they came. */
export function roundRobin(onShift: () => readonly Worker[]): Policy {
  const after = ways({ ...rule, leastLevel: 1, skills: [] });
  const own = new Map<Worker, { queries: Query[]; taken: number }>();
  const nobodys: Query[] = [];
  const turns = new Map<string, number>();
  const deal = (query: Query, among: readonly Worker[]): Worker | null => {
    const able = among.filter((worker) => after(worker, query) === 0);
    const turn = turns.get(query.language) ?? 0;
    turns.set(query.language, turn + 1);
    const to = able[turn % able.length];
    if (!to) {
      nobodys.push(query);
      return null;
    }
    const line = own.get(to) ?? { queries: [], taken: 0 };
    own.set(to, line);
    line.queries.push(query);
    return to;
  };
  return {
    add(query, idle, now) {
      const to = deal(query, onShift());
      if (!to || !idle.has(to)) return null;
      return this.take(to, now) ? to : null;
    },
    take(worker) {
      const line = own.get(worker);
      if (!line?.queries[line.taken]) {
        const at = nobodys.findIndex((query) => after(worker, query) === 0);
        return at < 0 ? null : (nobodys.splice(at, 1)[0] ?? null);
      }
      return line.queries[line.taken++] ?? null;
    },
    leave(worker, others) {
      const line = own.get(worker);
      own.delete(worker);
      for (const query of line?.queries.slice(line.taken) ?? []) deal(query, others);
    },
  };
}
