/** How well the model of suggestions does on public sets, taught on each without its truth. */
import { frequencies, pairsOf, scoreOf, train } from "../../server/modules/customers/index.ts";
import { randomFrom } from "./random.ts";
import { type PublicSet, readSets } from "./sets.ts";

type Figures = Record<string, number | string>;

const seed = 20_261_122;
/** As sure as a cluster must be of each pair. */
const sure = 0.95;

export function measureSuggestions(): Figures {
  const sets = readSets();
  if (sets.length === 0) return { suggestions: "not measured: ../shared/data/identity is not there" };
  return Object.assign({}, ...sets.map(measureSet)) as Figures;
}

function measureSet({ name, records, truth, comparisons, rules, splink }: PublicSet): Figures {
  const random = randomFrom(seed);
  const begun = performance.now();
  const model = train({
    version: name,
    records,
    comparisons,
    found: () => pairsOf(records, rules),
    sessions: rules.map((rule) => ({ fixes: rule.fixes, pairs: () => pairsOf(records, [rule]) })),
    others: "anybody",
    next: () => random.next(),
  });
  const taught = performance.now();
  const score = scoreOf(model, comparisons, frequencies(records, comparisons));
  const scored = Array.from(pairsOf(records, rules), ([a, b]) => ({
    a,
    b,
    likelihood: score(records[a] ?? {}, records[b] ?? {}),
    isOne: truth[a] === truth[b],
  }));
  const ones = pairCount(Map.groupBy(truth, (one) => one).values());
  const best = bestOf(scored, ones);
  const cluster = clusterOf(
    scored.filter(({ likelihood }) => likelihood >= sure),
    truth,
  );
  return {
    [`${name}Pairs`]: `${scored.length} compared, ${ones} true`,
    [`${name}Found`]: round(scored.filter(({ isOne }) => isOne).length / ones),
    [`${name}BestF1`]: `${round(best.f1)} (P ${round(best.precision)}, R ${round(best.recall)}); Splink ${splink.f1}`,
    [`${name}RecallAtP0999`]: `${round(best.recallWhenSure)}; Splink ${splink.recallWhenSure}`,
    [`${name}Clusters`]: `P ${round(cluster.precision)}, R ${round(cluster.right / ones)}, F1 ${round(cluster.f1(ones))}; Splink ${splink.clusterF1}`,
    [`${name}TaughtInSeconds`]: round((taught - begun) / 1000),
    [`${name}PairsPerSecond`]: pairsPerSecond(scored, ({ a, b }) => score(records[a] ?? {}, records[b] ?? {})),
  };
}

/** Those found, again and again for a second. */
function pairsPerSecond(pairs: readonly Scored[], score: (pair: Scored) => number): number {
  const begun = performance.now();
  let [count, seconds] = [0, 0];
  while (seconds < 1) {
    for (const pair of pairs) score(pair);
    count += pairs.length;
    seconds = (performance.now() - begun) / 1000;
  }
  return Math.round(count / seconds);
}

interface Scored {
  a: number;
  b: number;
  likelihood: number;
  isOne: boolean;
}

/** Over every threshold; pairs of one likelihood fall on one side of it. */
function bestOf(scored: readonly Scored[], ones: number) {
  const best = { f1: 0, precision: 0, recall: 0, recallWhenSure: 0 };
  const sorted = scored.toSorted((x, y) => y.likelihood - x.likelihood);
  let right = 0;
  for (const [n, { likelihood, isOne }] of sorted.entries()) {
    if (isOne) right++;
    if (sorted[n + 1]?.likelihood === likelihood) continue;
    const [precision, recall] = [right / (n + 1), right / ones];
    const f1 = (2 * precision * recall) / (precision + recall || 1);
    if (precision >= 0.999) best.recallWhenSure = Math.max(best.recallWhenSure, recall);
    if (f1 > best.f1) Object.assign(best, { f1, precision, recall });
  }
  return best;
}

/** All who are connected are one. */
function clusterOf(pairs: readonly Scored[], truth: readonly string[]) {
  const parents = truth.map((_, n) => n);
  const root = (n: number): number => {
    let at = n;
    while (parents[at] !== at) at = parents[at] ?? at;
    return at;
  };
  for (const { a, b } of pairs) parents[root(a)] = root(b);
  const clusters = [...Map.groupBy(truth.keys(), root).values()];
  const joined = pairCount(clusters);
  const right = pairCount(clusters.flatMap((all) => [...Map.groupBy(all, (n) => truth[n]).values()]));
  const f1 = (ones: number): number => (2 * right) / (joined + ones || 1);
  return { right, precision: right / (joined || 1), f1 };
}

const pairCount = (groups: Iterable<readonly unknown[]>): number =>
  Array.from(groups).reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
