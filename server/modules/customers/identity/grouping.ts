/** Who is whom among very many at once, in numbers: the same as `resolve` says, wherever nothing is in dispute. */
import { mostInOne, type Rule, ruleOf } from "./kinds.ts";
import { type IsOlder, NumberedGroups } from "./numbered-groups.ts";

/** Links as columns. Customers and identifiers are numbered from 0. */
export interface Links {
  count: number;
  customers: Int32Array;
  identifiers: Int32Array;
  /** How it was proved: 0 not at all, 1 without a full name, else a number of the name. */
  seals: Int32Array;
}

export interface Ledger {
  customers: number;
  /** The oldest of those who are one survives. */
  isOlder: IsOlder;
  /** Of each identifier its kind, as a place in `kinds`. */
  kindOf: Uint8Array;
  kinds: readonly string[];
  /** 1: it counts for nothing. */
  blocked: Uint8Array;
  links: Links;
  /** Two customers each, one after the other. */
  merges: Int32Array;
  apart: Int32Array;
}

export interface Grouped {
  /** Of every customer, the one they lead to unless their group is in dispute. */
  survivors: Int32Array;
  /** By survivor, 1: two in this group may not be one, so that the order of what joins them matters. `resolve` knows. */
  disputed: Uint8Array;
  /** By identifier, 1: more have it than its kind allows. */
  shared: Uint8Array;
}

/** So many steps until others may have a turn. */
const slice = 1_000_000;

/** Yields now and then, so that whoever works it off can let others have a turn. */
export function* group(ledger: Ledger): Generator<void, Grouped> {
  const { customers, isOlder, kindOf, kinds, links, merges, apart } = ledger;
  const groups = new NumberedGroups(customers, isOlder);
  for (let n = 0; n < merges.length; n += 2) groups.join(merges[n] as number, merges[n + 1] as number);
  const sorted = startSorting(links, kindOf.length);
  yield;
  yield* inSlices(links.count, (from, to) => sort(links, sorted, { from, to }));
  const shared = new Uint8Array(kindOf.length);
  const rules = kinds.map(ruleOf);
  yield* inSlices(kindOf.length, (from, to) => joinByProofs(ledger, sorted, { rules, groups, shared, from, to }));
  const survivors = groups.roots();
  yield;
  const disputed = new Uint8Array(survivors.length);
  markLarge(survivors, disputed);
  for (let n = 0; n < apart.length; n += 2) {
    const root = survivors[apart[n] as number] as number;
    if (root === survivors[apart[n + 1] as number]) disputed[root] = 1;
  }
  // By kind and survivor: the number they own, as far as is known yet.
  const owned = rules.map(({ exclusive }) => (exclusive ? new Int32Array(survivors.length).fill(-1) : null));
  yield* inSlices(kindOf.length, (from, to) => markOwners(ledger, sorted, { survivors, disputed, owned, from, to }));
  return { survivors, disputed, shared };
}

function* inSlices(size: number, work: (from: number, to: number) => void): Generator<void> {
  for (let from = 0; from < size; from += slice) {
    work(from, Math.min(size, from + slice));
    yield;
  }
}

interface Slice {
  from: number;
  to: number;
}

interface Sorted {
  /** Where the links of each identifier begin, when all are sorted. */
  starts: Int32Array;
  customers: Int32Array;
  seals: Int32Array;
}

/** Starts stand one place further on; each moves to its own while the links before it are filled in. */
function startSorting({ count, identifiers }: Links, size: number): Sorted {
  const starts = new Int32Array(size + 2);
  for (let n = 0; n < count; n++) {
    const at = (identifiers[n] as number) + 2;
    starts[at] = (starts[at] as number) + 1;
  }
  for (let n = 2; n < starts.length; n++) starts[n] = (starts[n] as number) + (starts[n - 1] as number);
  return { starts, customers: new Int32Array(count), seals: new Int32Array(count) };
}

function sort({ identifiers, customers, seals }: Links, sorted: Sorted, { from, to }: Slice): void {
  const { starts, customers: sortedCustomers, seals: sortedSeals } = sorted;
  for (let n = from; n < to; n++) {
    const at = (identifiers[n] as number) + 1;
    const place = starts[at] as number;
    starts[at] = place + 1;
    sortedCustomers[place] = customers[n] as number;
    sortedSeals[place] = seals[n] as number;
  }
}

interface Joining extends Slice {
  rules: readonly Rule[];
  groups: NumberedGroups;
  /** Which identifiers too many share: written here. */
  shared: Uint8Array;
}

function joinByProofs({ kindOf, blocked }: Ledger, { starts, customers, seals }: Sorted, joining: Joining): void {
  const { rules, groups, shared, from: first, to: last } = joining;
  for (let identifier = first; identifier < last; identifier++) {
    const from = starts[identifier] as number;
    const to = starts[identifier + 1] as number;
    if (to - from < 2 || blocked[identifier] === 1) continue;
    const { limit, glues } = rules[kindOf[identifier] as number] as Rule;
    if (to - from > limit && new Set(customers.subarray(from, to)).size > limit) {
      shared[identifier] = 1;
      continue;
    }
    if (glues === "never") continue;
    for (let n = from + 1; n < to; n++) {
      const seal = seals[n] as number;
      if (seal === 0 || (seal === 1 && glues === "with-name")) continue;
      let before = from;
      while (before < n && (glues === "alone" ? seals[before] === 0 : seals[before] !== seal)) before++;
      if (before < n) groups.join(customers[before] as number, customers[n] as number);
    }
  }
}

function markLarge(survivors: Int32Array, disputed: Uint8Array): void {
  const sizes = new Int32Array(survivors.length);
  for (let n = 0; n < survivors.length; n++) {
    const root = survivors[n] as number;
    const size = (sizes[root] as number) + 1;
    sizes[root] = size;
    if (size > mostInOne) disputed[root] = 1;
  }
}

interface Owning extends Slice {
  survivors: Int32Array;
  disputed: Uint8Array;
  owned: readonly (Int32Array | null)[];
}

/** Two numbers of a kind of which a person has one are a dispute. */
function markOwners({ kindOf, blocked }: Ledger, { starts, customers, seals }: Sorted, owning: Owning): void {
  const { survivors, disputed, owned, from, to } = owning;
  for (let identifier = from; identifier < to; identifier++) {
    const numbers = owned[kindOf[identifier] as number];
    if (!numbers || blocked[identifier] === 1) continue;
    const last = starts[identifier + 1] as number;
    for (let n = starts[identifier] as number; n < last; n++) {
      if (seals[n] === 0) continue;
      const root = survivors[customers[n] as number] as number;
      if (numbers[root] === -1) numbers[root] = identifier;
      else if (numbers[root] !== identifier) disputed[root] = 1;
    }
  }
}
