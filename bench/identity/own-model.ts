/** How well the product's own models do in a crowd that they have never seen, by the truth of that crowd. */
import {
  comparisons,
  model,
  type Pair,
  scoreOf,
  strangerComparisons,
  strangerModel,
} from "../../server/modules/customers/index.ts";
import { crowd } from "../../world/crowd/crowd.ts";
import { type Lesson, prepare } from "./lesson.ts";
import { prepareStrangers } from "./strangers.ts";
import { teach, teachStrangers } from "./teach.ts";

type Figures = Record<string, number | string>;

const seed = 20_251_121;
const people = 40_000;
/** As the product shows them. */
const least = 0.5;

interface Judged {
  likelihood: number;
  isOne: boolean;
}

export function measureOwnModel(): Figures {
  const lesson = prepare([...crowd(people, seed)]);
  const { records, truth, pairs } = lesson;
  const score = scoreOf(model, comparisons, () => null);
  const judge = (all: readonly Pair[], likelihoodOf: (pair: Pair) => number): Judged[] =>
    all.map((pair) => ({ likelihood: likelihoodOf(pair), isOne: truth[pair[0]] === truth[pair[1]] }));
  const acquainted = judge(pairs, ([a, b]) => score(records[a] ?? nobody, records[b] ?? nobody));
  const { strangers, pairs: met } = prepareStrangers(lesson);
  const scoreStrangers = scoreOf(strangerModel, strangerComparisons, () => null);
  const unacquainted = judge(met, ([a, b]) => scoreStrangers(strangers[a] ?? stranger, strangers[b] ?? stranger));
  return {
    ownModelPairs: `${pairs.length} customers with something in common, ${onesOf(acquainted)} of them one person`,
    ...figuresOf("ownModel", acquainted),
    ownModelIsWhatTheCrowdTeaches: JSON.stringify(teach()) === JSON.stringify(model) ? "yes" : "NO",
    strangersPairs: `${met.length} with nothing in common but a name that few have or a slip, ${onesOf(unacquainted)} of them one person`,
    ...figuresOf("strangers", unacquainted),
    strangersModelIsWhatTheCrowdTeaches:
      JSON.stringify(teachStrangers()) === JSON.stringify(strangerModel) ? "yes" : "NO",
    ...recallOfAll(lesson, { acquainted, unacquainted }),
  };
}

function figuresOf(name: string, judged: readonly Judged[]): Figures {
  const between = (from: number, to: number): string => {
    const some = judged.filter(({ likelihood }) => likelihood >= from && likelihood < to);
    return `${round(onesOf(some) / Math.max(1, some.length))} of ${some.length} are one`;
  };
  const shown = shownOf(judged);
  return {
    [`${name}Suggests`]: `${shown.length}: precision ${round(onesOf(shown) / shown.length)}, recall ${round(onesOf(shown) / onesOf(judged))}`,
    [`${name}Above099`]: between(0.99, Infinity),
    [`${name}090To099`]: between(0.9, 0.99),
    [`${name}050To090`]: between(least, 0.9),
    [`${name}010To050`]: between(0.1, least),
    [`${name}Below010`]: between(0, 0.1),
  };
}

/** Of all pairs that are one person and were not joined: how many are suggested where they share something, and how many with strangers too. */
function recallOfAll(
  { records, truth }: Lesson,
  { acquainted, unacquainted }: { acquainted: readonly Judged[]; unacquainted: readonly Judged[] },
): Figures {
  const pairsIn = (places: Iterable<number>): number =>
    [...Map.groupBy(places, (place) => truth[place]).values()].reduce(
      (sum, { length }) => sum + (length * (length - 1)) / 2,
      0,
    );
  const all = pairsIn(truth.keys());
  const named = pairsIn(truth.keys().filter((place) => records[place]?.names.length));
  const [shared, met] = [onesOf(shownOf(acquainted)), onesOf(shownOf(unacquainted))];
  const inWords = (found: number): string =>
    `${found} of ${all} pairs of one person: recall ${round(found / all)}; of the ${named} of whom both have a name ${round(found / named)}`;
  return { suggestedOfWhoShares: inWords(shared), suggestedWithStrangers: inWords(shared + met) };
}

const shownOf = (judged: readonly Judged[]): Judged[] => judged.filter(({ likelihood }) => likelihood >= least);
const onesOf = (judged: readonly Judged[]): number => judged.filter(({ isOne }) => isOne).length;

const nobody = { names: [], identifiers: [] };
const stranger = { ...nobody, holders: new Map() };

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
