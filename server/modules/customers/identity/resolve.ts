/** Who is whom: a pure function of what is known, whatever the order in which we came to know it. */
import { type Known, mostInOne, ruleOf } from "./kinds.ts";

/** A customer and an identifier of theirs. */
export interface Link {
  customerId: string;
  kind: string;
  value: string;
  known: Known;
  /** The full name it was proved with, as `keyOfName` writes it. */
  name: string | null;
}

/** Two customers whom a person joined, or keeps apart. */
export interface Tie {
  customerId: string;
  otherId: string;
}

export interface Facts {
  /** Known longest first: the first of those that are one survives. */
  customers: readonly string[];
  /** Those of other customers only count towards how many share an identifier. */
  links: readonly Link[];
  merges: readonly Tie[];
  apart: readonly Tie[];
  /** Identifiers that count for nothing, as `keyOf` writes them. */
  blocked: ReadonlySet<string>;
}

/** Why an identifier that several people proved joins nobody. */
export type Refusal = "shared" | "conflict" | "kept-apart" | "too-many";

export interface Resolved {
  /** Of every customer, the one they lead to; themselves where nobody else is there. */
  survivors: ReadonlyMap<string, string>;
  refused: ReadonlyMap<string, Refusal>;
}

export const keyOf = ({ kind, value }: Pick<Link, "kind" | "value">): string => `${kind} ${value}`;

/**
 * What people joined comes first and always holds. Then each identifier joins those who proved it, the strongest first: all of them or
 * none, so that nobody is put with one of two who cannot be the same.
 */
export function resolve({ customers, links, merges, apart, blocked }: Facts): Resolved {
  const place = new Map(customers.map((id, at) => [id, at]));
  const counted = links.filter((link) => !blocked.has(keyOf(link)));
  const groups = new Groups(customers.length);
  const at = (id: string): number => place.get(id) ?? -1;
  for (const { customerId, kind, value, known } of counted)
    if (known === "verified" && ruleOf(kind).exclusive && place.has(customerId))
      groups.own(at(customerId), kind, value);
  const within = (ties: readonly Tie[]): [number, number][] =>
    ties
      .map(({ customerId, otherId }): [number, number] => [at(customerId), at(otherId)])
      .filter(([a, b]) => a >= 0 && b >= 0);
  for (const [a, b] of within(merges)) groups.join(a, b);
  for (const [a, b] of within(apart)) groups.keepApart(a, b);
  const refused = new Map<string, Refusal>();
  for (const { key, isShared, people } of gluesOf(counted)) {
    const roots = [...new Set(people.filter((id) => place.has(id)).map((id) => groups.root(at(id))))];
    const refusal = roots.length < 2 ? null : isShared ? "shared" : groups.refuse(roots);
    if (refusal) refused.set(key, refusal);
    else for (const root of roots) groups.join(roots[0] ?? root, root);
  }
  return { survivors: new Map(customers.map((id, n) => [id, customers[groups.root(n)] ?? id])), refused };
}

interface Glue {
  key: string;
  isShared: boolean;
  strength: number;
  people: string[];
}

/** What may join people, the strongest first, then by value: never by when it came. */
function gluesOf(links: readonly Link[]): Glue[] {
  const sharers = new Map<string, Set<string>>();
  const glues = new Map<string, Glue & { name: string }>();
  for (const link of links) {
    const key = keyOf(link);
    const all = sharers.get(key) ?? new Set();
    sharers.set(key, all.add(link.customerId));
    const { glues: how, strength } = ruleOf(link.kind);
    if (link.known !== "verified" || how === "never" || (how === "with-name" && link.name === null)) continue;
    const name = how === "with-name" ? (link.name ?? "") : "";
    const glue = glues.get(`${key}\n${name}`) ?? { key, name, isShared: false, strength, people: [] };
    glue.people.push(link.customerId);
    glues.set(`${key}\n${name}`, glue);
  }
  for (const glue of glues.values()) {
    const kind = glue.key.slice(0, glue.key.indexOf(" "));
    glue.isShared = (sharers.get(glue.key)?.size ?? 0) > ruleOf(kind).limit;
  }
  return [...glues.values()]
    .filter(({ people }) => people.length > 1)
    .toSorted((a, b) => b.strength - a.strength || order(a.key, b.key) || order(a.name, b.name));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups of people who are one, with what they own and whom they are kept from. */
class Groups {
  readonly #parents: number[];
  readonly #sizes: number[];
  readonly #owned = new Map<number, Map<string, Set<string>>>();
  readonly #enemies = new Map<number, Set<number>>();

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, at) => at);
    this.#sizes = Array.from({ length: size }, () => 1);
  }

  own(person: number, kind: string, value: string): void {
    const kinds = this.#owned.get(person) ?? new Map<string, Set<string>>();
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(value));
    this.#owned.set(person, kinds);
  }

  keepApart(a: number, b: number): void {
    for (const [one, other] of [[this.root(a), b] as const, [this.root(b), a] as const])
      this.#enemies.set(one, (this.#enemies.get(one) ?? new Set()).add(other));
  }

  root(person: number): number {
    let root = person;
    while (this.#parents[root] !== root) root = this.#parents[root] ?? root;
    for (let at = person; at !== root;) {
      const next = this.#parents[at] ?? root;
      this.#parents[at] = root;
      at = next;
    }
    return root;
  }

  /** The smaller number is the root: the one known longest. */
  join(a: number, b: number): void {
    const [root, other] = [this.root(a), this.root(b)].toSorted((x, y) => x - y) as [number, number];
    if (root === other) return;
    this.#parents[other] = root;
    this.#sizes[root] = (this.#sizes[root] ?? 1) + (this.#sizes[other] ?? 1);
    for (const [kind, values] of this.#owned.get(other) ?? []) for (const value of values) this.own(root, kind, value);
    const enemies = this.#enemies.get(other);
    if (enemies) this.#enemies.set(root, (this.#enemies.get(root) ?? new Set()).union(enemies));
  }

  refuse(roots: readonly number[]): Refusal | null {
    if (roots.reduce((sum, root) => sum + (this.#sizes[root] ?? 1), 0) > mostInOne) return "too-many";
    for (const [n, root] of roots.entries())
      for (const other of roots.slice(n + 1)) {
        if ([...(this.#enemies.get(root) ?? [])].some((enemy) => this.root(enemy) === other)) return "kept-apart";
        if (this.#conflict(root, other)) return "conflict";
      }
    return null;
  }

  /** Each owns one of a kind that the other does not: they are two people as far as a machine can tell. */
  #conflict(a: number, b: number): boolean {
    for (const [kind, mine] of this.#owned.get(a) ?? []) {
      const theirs = this.#owned.get(b)?.get(kind);
      if (theirs && !mine.isSubsetOf(theirs) && !theirs.isSubsetOf(mine)) return true;
    }
    return false;
  }
}
