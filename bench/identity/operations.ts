/** Random things that are said of random customers, the same every time. */
import type { Said } from "../../server/modules/customers/index.ts";
import { randomFrom } from "./random.ts";

/** An id like any other, made of a number, so that every run says the same. */
export const idOf = (space: number, n: number): string =>
  `00000000-0000-4000-${(0x8000 + space).toString(16)}-${n.toString(16).padStart(12, "0")}`;

export const customerOf = (n: number): string => idOf(1, n);

/** The kinds that are said, and how many of each there are for every hundred customers. */
const kinds = [
  ["loyalty", 40],
  ["account", 20],
  ["email", 60],
  ["phone", 50],
  ["device", 30],
] as const;

const names = ["Anna Smith", "John Smith", "Mei Lin", "Omar Haddad", null];

/** Links, merges, keeping apart, blocks, unlinks, and whole identifiers erased: all links of one are taken back at once. */
export function* operations(count: number, customers: number, seed: number): Generator<Said[]> {
  const random = randomFrom(seed);
  const standing: string[] = [];
  const linksOf = new Map<string, string[]>();
  const source = "bench";
  for (let n = 0; n < count; n++) {
    const id = idOf(2, n);
    const dice = random.next();
    const [kind, share] = random.pick(kinds);
    const identifier = { kind, value: valueOf(kind, random.below(Math.ceil((customers * share) / 100))) };
    const customerId = customerOf(random.below(customers));
    if (dice < 0.6) {
      const known = random.pick(["claimed", "seen", "verified", "verified"] as const);
      const key = `${kind} ${identifier.value}`;
      linksOf.set(key, [...(linksOf.get(key) ?? []), id]);
      standing.push(id);
      yield [{ id, kind: "link", customerId, identifier, known, name: random.pick(names), source }];
    } else if (dice < 0.85 && standing.length > 0) {
      const at = random.below(standing.length);
      const revokes = standing[at] as string;
      standing[at] = standing.at(-1) as string;
      standing.pop();
      yield [{ id, kind: "revoke", revokes, source }];
    } else if (dice < 0.91) {
      standing.push(id);
      const otherId = customerOf(random.below(customers));
      if (otherId !== customerId) yield [{ id, kind: dice < 0.89 ? "merge" : "apart", customerId, otherId, source }];
    } else if (dice < 0.94) {
      standing.push(id);
      yield [{ id, kind: "block", identifier, source }];
    } else {
      const erased = linksOf.entries().next().value;
      if (!erased) continue;
      linksOf.delete(erased[0]);
      yield erased[1].map((revokes, m) => ({ id: idOf(3 + m, n), kind: "revoke" as const, revokes, source }));
    }
  }
}

function valueOf(kind: string, n: number): string {
  if (kind === "email") return `p${n}@example.com`;
  if (kind === "phone") return `+316${10_000_000 + n}`;
  return kind === "loyalty" ? `KL${100_000_000 + n}` : `${kind}-${n}`;
}
