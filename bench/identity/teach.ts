/** The models of suggestions, taught by an invented crowd: `node bench/identity/teach.ts` writes them anew. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { comparisons, count, type Model, strangerComparisons, train } from "../../server/modules/customers/index.ts";
import { crowd } from "../../world/crowd/crowd.ts";
import { prepare } from "./lesson.ts";
import { randomFrom } from "./random.ts";
import { prepareStrangers } from "./strangers.ts";

const seed = 7;
const people = 40_000;

export function teach(): Model {
  const { records, pairs } = prepare([...crowd(people, seed)]);
  const random = randomFrom(seed);
  return train({
    version: "1",
    records,
    comparisons,
    found: () => pairs,
    sessions: [{ fixes: [], pairs: () => pairs }],
    others: "found",
    next: () => random.next(),
  });
}

/** Larger: how many have a name in common shows among many alone. */
const manyPeople = 100_000;

export function teachStrangers(): Model {
  const { truth, strangers, pairs } = prepareStrangers(prepare([...crowd(manyPeople, seed)]));
  return count({
    version: "1",
    records: strangers,
    comparisons: strangerComparisons,
    pairs,
    isOne: ([a, b]) => truth[a] === truth[b],
  });
}

if (import.meta.main)
  for (const [file, model] of [
    ["model", teach()],
    ["strangers", teachStrangers()],
  ] as const)
    writeFileSync(
      join(import.meta.dirname, `../../server/modules/customers/likeness/${file}.json`),
      `${JSON.stringify(model, null, 2)}\n`,
    );
