/** Learns a model from records of which nobody says who is whom. */
import type { Pair } from "./blocking.ts";
import type { Comparison } from "./comparison.ts";
import { frequencies, type Model } from "./model.ts";
import { countsOf, least, normal, type Pattern, patternsOf, type Shares, sum } from "./patterns.ts";

/** Pairs that teach something, save of the fields by which they were chosen. */
export interface Session {
  fixes: readonly string[];
  pairs: () => Iterable<Pair>;
}

export interface Lesson<R> {
  version: string;
  records: readonly R[];
  comparisons: readonly Comparison<R>[];
  /** The pairs that are worth comparing. */
  found: () => Iterable<Pair>;
  /** Some of them each; nobody knows which are one. */
  sessions: readonly Session[];
  /**
   * Among whom it is seen how often two people are alike: `anybody`, in pairs drawn by chance; or those `found`, where these are near
   * one another anyway, as families are: then it is learned along.
   */
  others: "anybody" | "found";
  /** From 0 up to 1, the same every time. */
  next: () => number;
}

/** Pairs drawn by chance to see how often two people are alike. */
const drawn = 1_000_000;
const rounds = 60;
/** Somebody takes another name, another number and another provider: no level is rarer than this of one person. */
export const leastOfOne = 0.002;

/**
 * `m` by expectation and maximisation in each session, and averaged; `u` among pairs drawn by chance, or along with `m`; the prior is
 * what then explains how many of the pairs found are one. Among pairs drawn by chance are some of one person: once it is known how
 * many, they are taken out.
 */
export function train<R>({ version, records, comparisons, found, sessions, others, next }: Lesson<R>): Model {
  const sizes = comparisons.map(({ levels }) => levels.length);
  const candidates = patternsOf(records, comparisons, found());
  const taught = sessions.map(({ fixes, pairs }) => ({
    free: comparisons.map(({ field }) => !fixes.includes(field)),
    patterns: patternsOf(records, comparisons, pairs()),
  }));
  const mixed = comparisons.map(({ isMixed = false }) => isMixed);
  const isDrawn = others === "anybody";
  const compared = isDrawn ? patternsOf(records, comparisons, drawPairs(records.length, next)) : candidates;
  const amount = sum(compared.map(({ count }) => count));
  const every = isDrawn ? (records.length * (records.length - 1)) / 2 : amount;
  const seen = normal(sizes.map((size, f) => countsOf(compared, f, size)));
  let [u, m, prior] = [seen, sizes.map(firstGuess), 0.3];
  for (let pass = 0; pass < (isDrawn ? 3 : rounds); pass++) {
    if (!isDrawn) {
      const unlike = candidates.map(({ levels }) => 1 - posterior(levels, { m, u, prior }));
      u = normal(sizes.map((size, f) => countsOf(candidates, f, size, unlike)));
    }
    m = average(
      taught.map(({ patterns, free }) => ({ free, shares: maximise(patterns, { m, u, free, mixed }) })),
      m,
    );
    prior = expectedOnes(candidates, { m, u }) / every;
    if (isDrawn) u = without(seen, m, { prior, amount });
  }
  const common = frequencies(records, comparisons);
  return {
    version,
    prior,
    fields: comparisons.map(({ field, levels, term }, f) => {
      const never = (share: number): number => Math.max(least, share);
      const ofOne = (m[f] ?? []).map((share) => Math.max(leastOfOne, share));
      const ofOthers = (u[f] ?? []).map(never);
      const held = mixed[f] ? ofOne : falling(ofOne, ofOthers);
      return {
        field,
        levels: levels.map((name, l) => ({ name, m: rounded(held[l] ?? 0), u: rounded(ofOthers[l] ?? 0) })),
        commonness: term ? rounded(commonnessOf(records.map(term), (value) => common(field, value) ?? 0)) : null,
      };
    }),
  };
}

/** To four figures: more are not known. */
export const rounded = (share: number): number => Number(share.toPrecision(4));

function commonnessOf(values: readonly (string | null)[], share: (value: string) => number): number {
  const told = values.filter((value) => value !== null);
  return sum(told.map(share)) / Math.max(1, told.length);
}

/** What is left when those of one person are taken out. What was counted so often can't be known better than by its root. */
const without = (seen: Shares, m: Shares, { prior, amount }: { prior: number; amount: number }): Shares =>
  seen.map((shares, f) =>
    shares.map((share, l) =>
      Math.max(least, Math.sqrt(share / amount), (share - prior * (m[f]?.[l] ?? 0)) / (1 - prior)),
    ),
  );

/** Where alike is usual and unlike is not. */
function firstGuess(size: number): number[] {
  const rest = Array.from({ length: size - 1 }, (_, n) => 2 ** -n);
  return [0.8, ...rest.map((part) => (0.2 * part) / sum(rest))];
}

function* drawPairs(size: number, next: () => number): Generator<Pair> {
  const every = (size * (size - 1)) / 2;
  if (every <= drawn) {
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) yield [a, b];
    return;
  }
  for (let n = 0; n < drawn; n++) {
    const [a, b] = [Math.floor(next() * size), Math.floor(next() * size)];
    if (a !== b) yield [a, b];
  }
}

interface Taught {
  m: Shares;
  u: Shares;
  free: readonly boolean[];
  mixed: readonly boolean[];
}

/** Expectation and maximisation: the shares among those that are probably one, until they no longer change. */
function maximise(patterns: readonly Pattern[], { m, u, free, mixed }: Taught): Shares {
  let [now, prior] = [m, 0.3];
  const sizes = m.map(({ length }) => length);
  const all = sum(patterns.map(({ count }) => count));
  for (let round = 0; round < rounds && all > 0; round++) {
    const likely = patterns.map(({ levels }) => posterior(levels, { m: now, u, free, prior }));
    prior = sum(patterns.map(({ count }, n) => count * (likely[n] ?? 0))) / all;
    prior = Math.min(1 - least, Math.max(least, prior));
    const counted = normal(sizes.map((size, f) => countsOf(patterns, f, size, likely)));
    const next = counted.map((shares, f) => (mixed[f] ? shares : falling(shares, u[f] ?? [])));
    const change = Math.max(...next.flatMap((field, f) => field.map((s, l) => Math.abs(s - (now[f]?.[l] ?? 0)))));
    now = next;
    if (change < 1e-5) break;
  }
  return now;
}

/**
 * What is less alike never speaks more for one person: where it seems to, the levels say the same (pool adjacent violators). Without
 * this, strangers who share an agency's mail would be taken for people who change their names.
 */
function falling(m: readonly number[], u: readonly number[]): number[] {
  const blocks: { m: number; u: number; levels: number[] }[] = [];
  for (const [l, share] of m.entries()) {
    let block = { m: share, u: Math.max(least, u[l] ?? 0), levels: [l] };
    for (let last = blocks.at(-1); last && last.m / last.u < block.m / block.u; last = blocks.at(-1)) {
      block = { m: last.m + block.m, u: last.u + block.u, levels: [...last.levels, ...block.levels] };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ m, u: all, levels }) => levels.map((l) => (m * Math.max(least, u[l] ?? 0)) / all));
}

function posterior(
  levels: Int8Array,
  { m, u, free, prior }: { m: Shares; u: Shares; free?: readonly boolean[]; prior: number },
): number {
  let odds = prior / (1 - prior);
  for (let f = 0; f < levels.length; f++) {
    const level = levels[f] ?? -1;
    if (level >= 0 && (free?.[f] ?? true)) odds *= (m[f]?.[level] ?? least) / (u[f]?.[level] ?? least);
  }
  return odds / (1 + odds);
}

/** Each field's mean over the sessions that leave it free; where none does, what was known of it. */
function average(sessions: readonly { free: boolean[]; shares: Shares }[], before: Shares): Shares {
  return before.map((field, f) => {
    const taught = sessions.filter(({ free }) => free[f]);
    if (taught.length === 0) return field;
    return field.map((_, l) => sum(taught.map(({ shares }) => shares[f]?.[l] ?? 0)) / taught.length);
  });
}

/** How many of the pairs found are one, as far as the shares explain them. */
function expectedOnes(patterns: readonly Pattern[], { m, u }: { m: Shares; u: Shares }): number {
  const all = sum(patterns.map(({ count }) => count));
  let [prior, ones] = [0.1, 0];
  for (let round = 0; round < rounds; round++) {
    const now = prior;
    ones = sum(patterns.map(({ levels, count }) => count * posterior(levels, { m, u, prior: now })));
    prior = Math.min(1 - least, Math.max(least, ones / all));
  }
  return ones;
}
