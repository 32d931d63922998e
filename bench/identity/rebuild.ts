/** How long it takes to work out anew who is whom among very many: the rule over what was read, without the reading. */
import { group, type Ledger } from "../../server/modules/customers/index.ts";
import { type Random, randomFrom } from "./random.ts";

type Figures = Record<string, number | string>;

const kinds = ["account", "loyalty", "email", "phone", "device", "booking", "x"];
const runs = 3;

/** So many identifiers, four customers to ten of them, thirteen links. */
export function measureRebuild(identifiers: number): Figures {
  const ledger = makeLedger(identifiers, randomFrom(20_261_122));
  const [took, pauses]: [number[], number[]] = [[], []];
  let joined = 0;
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    const work = group(ledger);
    let [step, last, longest] = [work.next(), begun, 0];
    for (; !step.done; step = work.next()) {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    took.push((performance.now() - begun) / 1000);
    pauses.push(longest);
    joined = step.value.survivors.reduce((sum, survivor, n) => sum + (survivor === n ? 0 : 1), 0);
  }
  const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return {
    rebuiltIdentifiers: identifiers,
    rebuiltLinks: ledger.links.count,
    rebuiltCustomers: ledger.customers,
    rebuiltJoined: joined,
    rebuildSeconds: `${round(middle(took))} (of ${took.map(round).join(", ")}; one thread, reading not counted)`,
    rebuildLongestStepMs: Math.round(middle(pauses)),
    rebuildMegabytes: Math.round(process.memoryUsage().rss / 1e6),
  };
}

/** In the order in which they were said: ten links of thirteen bring a new identifier, three go back to an old one. */
function makeLedger(identifiers: number, random: Random): Ledger {
  const count = Math.floor(identifiers * 1.3);
  const customers = Math.floor(identifiers * 0.4);
  const links = {
    count,
    customers: new Int32Array(count),
    identifiers: new Int32Array(count),
    seals: new Int32Array(count),
  };
  for (let n = 0; n < count; n++) {
    const newest = Math.min(identifiers - 1, Math.floor(n / 1.3));
    const identifier = (n * 10) % 13 < 10 ? newest : random.below(newest + 1);
    const customer = random.next() < 0.8 ? Math.floor(identifier * 0.4) : random.below(customers);
    links.identifiers[n] = identifier;
    links.customers[n] = customer;
    links.seals[n] = random.next() < 0.4 ? 0 : random.next() < 0.5 ? 1 : 2 + (customer % 1_000_000);
  }
  const firstSeen = Float64Array.from({ length: customers }, () => random.next());
  return {
    customers,
    isOlder: (a, b) => (firstSeen[a] as number) < (firstSeen[b] as number),
    kindOf: Uint8Array.from({ length: identifiers }, (_, n) => n % kinds.length),
    kinds,
    blocked: new Uint8Array(identifiers),
    links,
    merges: new Int32Array(0),
    apart: new Int32Array(0),
  };
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100;
