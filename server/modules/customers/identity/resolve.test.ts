import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { group } from "./grouping.ts";
import { Book } from "./ledger.ts";
import { keyOf, resolve, type Facts, type Link, type Tie } from "./resolve.ts";
import { ruleOf } from "./kinds.ts";

const people = ["a", "b", "c", "d", "e", "f", "g", "h"];
const linked = (customerId: string, kind: string, value: string, name: string | null = null): Link => ({
  customerId,
  kind,
  value,
  known: "verified",
  name,
});
const tie = (customerId: string, otherId: string): Tie => ({ customerId, otherId });
const facts = (some: Partial<Facts>): Facts => ({
  customers: people,
  links: [],
  merges: [],
  apart: [],
  blocked: new Set(),
  ...some,
});
const survivorOf = (some: Partial<Facts>, id: string) => resolve(facts(some)).survivors.get(id);

describe("who is whom", () => {
  test("a number that both proved makes two customers one; the one known longest survives", () => {
    const links = [linked("c", "loyalty", "KL1"), linked("b", "loyalty", "KL1")];
    expect(survivorOf({ links }, "c")).toBe("b");
    expect(survivorOf({ links }, "a")).toBe("a");
  });

  test("what is only claimed or seen joins nobody", () => {
    for (const known of ["claimed", "seen"] as const)
      expect(survivorOf({ links: [{ ...linked("b", "loyalty", "1"), known }, linked("a", "loyalty", "1")] }, "b")).toBe(
        "b",
      );
  });

  test("a family's mail joins those of one full name only", () => {
    const links = [
      linked("a", "email", "us@x.nl", "anna smith"),
      linked("b", "email", "us@x.nl", "john smith"),
      linked("c", "email", "us@x.nl", "anna smith"),
      linked("d", "email", "us@x.nl"),
    ];
    const { survivors } = resolve(facts({ links }));
    expect(["a", "b", "c", "d"].map((id) => survivors.get(id))).toEqual(["a", "b", "a", "d"]);
  });

  test("an identifier that more share than its limit joins nobody, whoever proved it", () => {
    const shared = people.map((id, n) => ({
      ...linked(id, "phone", "+31", "anna smith"),
      known: n < 2 ? ("verified" as const) : ("seen" as const),
    }));
    expect(resolve(facts({ links: shared.slice(0, 5) })).survivors.get("b")).toBe("a");
    const { survivors, refused } = resolve(facts({ links: shared.slice(0, 6) }));
    expect(survivors.get("b")).toBe("b");
    expect(refused.get("phone +31")).toBe("shared");
  });

  test("two proved loyalty numbers are two people for a machine, and one where a person says so", () => {
    const links = [
      linked("a", "loyalty", "1"),
      linked("b", "loyalty", "2"),
      linked("a", "email", "m", "anna smith"),
      linked("b", "email", "m", "anna smith"),
      linked("c", "email", "m", "anna smith"),
    ];
    const { survivors, refused } = resolve(facts({ links }));
    expect(["a", "b", "c"].map((id) => survivors.get(id))).toEqual(["a", "b", "c"]);
    expect(refused.get("email m")).toBe("conflict");
    expect(survivorOf({ links, merges: [tie("a", "b")] }, "c")).toBe("a");
  });

  test("who was said to be two stays two, also by a detour", () => {
    const links = [
      linked("a", "x", "1"),
      linked("b", "x", "1"),
      linked("b", "loyalty", "2"),
      linked("c", "loyalty", "2"),
    ];
    expect(survivorOf({ links }, "c")).toBe("a");
    const { survivors } = resolve(facts({ links, apart: [tie("c", "a")] }));
    expect(["a", "b", "c"].map((id) => survivors.get(id))).toEqual(["a", "b", "b"]);
  });
});

const person = fc.constantFrom(...people);
const link: fc.Arbitrary<Link> = fc.record({
  customerId: person,
  kind: fc.constantFrom("loyalty", "account", "email", "phone", "x", "device"),
  value: fc.constantFrom("1", "2", "3"),
  known: fc.constantFrom("claimed", "seen", "verified", "verified"),
  name: fc.constantFrom(null, "anna smith", "john smith"),
});
const ties = fc.array(
  fc.tuple(person, person).map(([a, b]) => tie(a, b)),
  { maxLength: 3 },
);
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  customers: fc.constant(people),
  links: fc.array(link, { maxLength: 20 }),
  merges: ties,
  apart: ties,
  blocked: fc.array(link, { maxLength: 2 }).map((links) => new Set(links.map(keyOf))),
});

/** The same by sets of people, without any cleverness. */
function naive({ customers, links, merges, apart, blocked }: Facts): Map<string, string> {
  let groups = customers.map((id) => new Set([id]));
  const groupOf = (id: string) => groups.find((group) => group.has(id)) ?? new Set();
  const join = (some: Set<string>[]) => {
    groups = [...groups.filter((group) => !some.includes(group)), some.reduce((all, one) => all.union(one))];
  };
  const active = links.filter((one) => !blocked.has(keyOf(one)));
  const owned = (group: Set<string>, kind: string) =>
    new Set(
      active
        .filter((one) => one.known === "verified" && one.kind === kind && group.has(one.customerId))
        .map(({ value }) => value),
    );
  for (const { customerId, otherId } of merges) join([...new Set([groupOf(customerId), groupOf(otherId)])]);
  const bound = active.filter(
    ({ known, kind, name }) =>
      known === "verified" && ruleOf(kind).glues !== "never" && (ruleOf(kind).glues === "alone" || name !== null),
  );
  const nameOf = (one: Link) => (ruleOf(one.kind).glues === "alone" ? "" : (one.name ?? ""));
  const sorted = bound.toSorted(
    (a, b) =>
      ruleOf(b.kind).strength - ruleOf(a.kind).strength ||
      (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0),
  );
  for (const one of sorted) {
    const sharers = new Set(active.filter((other) => keyOf(other) === keyOf(one)).map(({ customerId }) => customerId));
    const together = bound.filter((other) => keyOf(other) === keyOf(one) && nameOf(other) === nameOf(one));
    const meant = [...new Set(together.map(({ customerId }) => groupOf(customerId)))] as Set<string>[];
    const clashes = meant.some((mine, n) =>
      meant.slice(n + 1).some(
        (theirs) =>
          apart.some(
            ({ customerId, otherId }) =>
              (mine.has(customerId) && theirs.has(otherId)) || (mine.has(otherId) && theirs.has(customerId)),
          ) ||
          ["loyalty", "account"].some((kind) => {
            const [a, b] = [owned(mine, kind), owned(theirs, kind)];
            return !a.isSubsetOf(b) && !b.isSubsetOf(a);
          }),
      ),
    );
    if (sharers.size <= ruleOf(one.kind).limit && !clashes) join(meant);
  }
  return new Map(customers.map((id) => [id, [...groupOf(id)].toSorted()[0] as string]));
}

/** Who may depend on whom: what SQL loads around a change. */
function surroundings({ links, merges }: Facts, seed: string): Set<string> {
  const reached = new Set([seed]);
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { customerId, otherId } of merges)
      if (reached.has(customerId) || reached.has(otherId)) reached.add(customerId).add(otherId);
    for (const one of links)
      for (const other of links)
        if (keyOf(one) === keyOf(other) && one.known === "verified" && other.known === "verified")
          if (reached.has(one.customerId)) reached.add(other.customerId);
  }
  return reached;
}

const uuidOf = (n: number): string => `${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;

function inNumbers({ customers, links, merges, apart, blocked }: Facts) {
  const book = new Book();
  for (const n of customers.keys()) book.customers.number(uuidOf(n));
  const idOf = (id: string): string => uuidOf(customers.indexOf(id));
  const keys = [...new Set([...links.map(keyOf), ...blocked])];
  for (const [n, key] of keys.entries()) {
    book.meet(n, key.slice(0, key.indexOf(" ")));
    if (blocked.has(key)) book.block(n);
  }
  for (const link of links) book.link(idOf(link.customerId), keys.indexOf(keyOf(link)), link);
  for (const { customerId, otherId } of merges) book.tie("merge", idOf(customerId), idOf(otherId));
  for (const { customerId, otherId } of apart) book.tie("apart", idOf(customerId), idOf(otherId));
  const work = group(book.close(new Float64Array(customers.length)));
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

test("a machine puts no more than a thousand in one, and says so", () => {
  const customers = Array.from({ length: 1002 }, (_, n) => `c${String(n).padStart(4, "0")}`);
  // Each shares one number with the next: nobody has too many.
  const links = customers.slice(1).flatMap((id, n) => {
    const value = `N${String(n).padStart(4, "0")}`;
    return [linked(customers[n] ?? "", "x", value), linked(id, "x", value)];
  });
  const { survivors, refused } = resolve(facts({ customers, links }));
  expect(customers.filter((id) => survivors.get(id) === "c0000")).toHaveLength(1000);
  expect([...refused]).toEqual([["x N0999", "too-many"]]);
});

describe("always", () => {
  test("it equals what sets of people give", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        expect([...resolve(some).survivors]).toEqual([...naive(some)]);
      }),
      { numRuns: 2000 },
    );
  });

  test("the order in which we came to know things does not matter", () => {
    const shuffled = anyFacts.chain((some) =>
      fc.record({
        some: fc.constant(some),
        links: fc.shuffledSubarray([...some.links], { minLength: some.links.length }),
        merges: fc.shuffledSubarray([...some.merges], { minLength: some.merges.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ some, ...order }) => {
        expect(resolve({ ...some, ...order })).toEqual(resolve(some));
      }),
    );
  });

  test("what stands around a customer suffices to know who they are", () => {
    fc.assert(
      fc.property(anyFacts, person, (some, seed) => {
        const near = surroundings(some, seed);
        const customers = people.filter((id) => near.has(id));
        expect(resolve({ ...some, customers }).survivors.get(seed)).toBe(resolve(some).survivors.get(seed));
      }),
      { numRuns: 1000 },
    );
  });

  test("among very many at once it is the same, wherever nothing is in dispute", () => {
    let undisputed = 0;
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { survivors, disputed } = inNumbers(some);
        for (const [n, survivor] of [...resolve(some).survivors.values()].entries()) {
          if (disputed[survivors[n] ?? 0] === 1) continue;
          expect(people[survivors[n] ?? 0]).toBe(survivor);
          if (survivor !== people[n]) undisputed++;
        }
      }),
      { numRuns: 2000 },
    );
    expect(undisputed).toBeGreaterThan(1000);
  });

  test("a survivor survives as itself, and is no younger than whom it stands for", () => {
    fc.assert(
      fc.property(anyFacts, (some) => {
        const { survivors } = resolve(some);
        for (const [id, survivor] of survivors) {
          expect(survivors.get(survivor)).toBe(survivor);
          expect(survivor <= id).toBe(true);
        }
      }),
    );
  });
});
