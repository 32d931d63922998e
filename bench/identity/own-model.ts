/** How well the product's own model does in a crowd that it has never seen, by the truth of that crowd. */
import { comparisons, model, scoreOf } from "../../server/modules/customers/index.ts";
import { crowd } from "../../world/crowd/crowd.ts";
import { prepare, teach } from "./teach.ts";

type Figures = Record<string, number | string>;

const seed = 20_251_121;
const people = 40_000;

export function measureOwnModel(): Figures {
  const { records, truth, pairs } = prepare([...crowd(people, seed)]);
  const score = scoreOf(model, comparisons, () => null);
  const judged = pairs.map(([a, b]) => ({
    likelihood: score(records[a] ?? nobody, records[b] ?? nobody),
    isOne: truth[a] === truth[b],
  }));
  const ones = judged.filter(({ isOne }) => isOne).length;
  const between = (from: number, to: number): string => {
    const some = judged.filter(({ likelihood }) => likelihood >= from && likelihood < to);
    return `${round(some.filter(({ isOne }) => isOne).length / Math.max(1, some.length))} of ${some.length} are one`;
  };
  const shown = judged.filter(({ likelihood }) => likelihood >= 0.5);
  const right = shown.filter(({ isOne }) => isOne).length;
  return {
    ownModelPairs: `${pairs.length} customers with something in common, ${ones} of them one person`,
    ownModelSuggests: `${shown.length}: precision ${round(right / shown.length)}, recall ${round(right / ones)}`,
    ownModelAbove099: between(0.99, Infinity),
    ownModel090To099: between(0.9, 0.99),
    ownModel050To090: between(0.5, 0.9),
    ownModel010To050: between(0.1, 0.5),
    ownModelBelow010: between(0, 0.1),
    ownModelIsWhatTheCrowdTeaches: JSON.stringify(teach()) === JSON.stringify(model) ? "yes" : "NO",
  };
}

const nobody = { names: [], identifiers: [] };

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
