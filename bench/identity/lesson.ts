/** What a crowd teaches from: its customers, and who of them share something. */
import {
  highestLimit,
  keyOf,
  type Owned,
  type Pair,
  resolve,
  type Traits,
} from "../../server/modules/customers/index.ts";
import type { Contact } from "../../world/crowd/crowd.ts";
import { linksOf } from "./policies.ts";

/** Customers as they are after a machine has joined what it may, and the pairs of them that have something in common. */
export interface Lesson {
  records: Traits[];
  /** Of each record, the person it mostly is. */
  truth: number[];
  pairs: Pair[];
}

export function prepare(contacts: readonly Contact[]): Lesson {
  const links = contacts.flatMap(linksOf);
  const customers = contacts.map(({ id }) => id);
  const { survivors } = resolve({ customers, links, merges: [], apart: [], blocked: new Set() });
  const groups = [...Map.groupBy(contacts, ({ id }) => survivors.get(id) ?? id).values()];
  const holders = new Map<string, Set<number>>();
  for (const [n, group] of groups.entries())
    for (const link of group.flatMap(linksOf)) {
      const all = holders.get(keyOf(link)) ?? new Set();
      holders.set(keyOf(link), all.add(n));
    }
  const records = groups.map((group): Traits => {
    const theirs = group.flatMap(linksOf);
    const identifiers = theirs.map(({ kind, value, known }): Owned => ({
      kind,
      value,
      known,
      sharers: holders.get(`${kind} ${value}`)?.size ?? null,
    }));
    return { names: [...new Set(theirs.map(({ name }) => name).filter((name) => name !== null))], identifiers };
  });
  return { records, truth: groups.map(([first]) => first?.person ?? -1), pairs: pairsThatShare(holders.values()) };
}

function pairsThatShare(holders: Iterable<ReadonlySet<number>>): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const all of holders) {
    if (all.size > highestLimit) continue;
    const sorted = [...all].toSorted((a, b) => a - b);
    for (const [at, a] of sorted.entries()) for (const b of sorted.slice(at + 1)) pairs.set(`${a} ${b}`, [a, b]);
  }
  return [...pairs.values()];
}
