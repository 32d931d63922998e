/** A held-back lesson, and whether the version in use and the new one judge it right. */
export interface Tried {
  by: string;
  weight: number;
  was: boolean;
  is: boolean;
}

/** Fewer held-back lessons than this prove nothing. */
const fewest = 20;

const share = (tried: readonly Tried[], of: "was" | "is"): number => {
  let [right, all] = [0, 1e-9];
  for (const one of tried) {
    all += one.weight;
    if (one[of]) right += one.weight;
  }
  return right / all;
};

/** Whether the new one takes over: it is right more often, and no less often whoever's lessons are left out. */
export function isBetter(tried: readonly Tried[]): boolean {
  if (tried.length < fewest || share(tried, "is") <= share(tried, "was")) return false;
  const teachers = new Set(tried.map(({ by }) => by));
  return [...teachers].every((teacher) => {
    const others = tried.filter(({ by }) => by !== teacher);
    return others.length > 0 && share(others, "is") >= share(others, "was");
  });
}

/** Of 100, to one place. */
export const figuresOf = (tried: readonly Tried[]) => ({
  held: tried.length,
  was: Math.round(1000 * share(tried, "was")) / 10,
  now: Math.round(1000 * share(tried, "is")) / 10,
});
