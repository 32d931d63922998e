/** What the public is told, of what is expected: in steps people can read, and not another one each minute. Pure. */

/** Seconds: minutes at first, then quarters and hours. */
const steps = [
  60, 120, 180, 240, 300, 420, 600, 780, 900, 1200, 1500, 1800, 2100, 2400, 2700, 3000, 3600, 4500, 5400, 6300, 7200,
  9000, 10_800, 12_600, 14_400, 18_000, 21_600, 25_200, 28_800, 36_000, 43_200, 50_400, 64_800, 86_400,
];

/** So far from what is told may be what is expected, as a part of it, before another is told. */
const slack = 0.12;

/** The nearest that can be said. */
export function stepOf(seconds: number): number {
  const above = steps.findIndex((step) => step >= seconds);
  if (above === -1) return 86_400;
  const [low, high] = [steps[above - 1] ?? 0, steps[above] ?? 86_400];
  return seconds - low < high - seconds && low > 0 ? low : high;
}

/** What is told stays told while it is near what is expected. */
export function steady(told: number | null, expected: number | null): number | null {
  if (expected === null) return null;
  if (told !== null && Math.abs(expected - told) <= Math.max(60, told * slack)) return told;
  return stepOf(expected);
}
