/**
 * How busy an hour is, as a factor of the mean: quiet before dawn, a rise in the morning, the most in the late afternoon. A smooth
 * curve over the UTC day whose mean is exactly 1.
 */
export function breath(at: number): number {
  const day = (at % 86_400_000) / 86_400_000;
  const turn = 2 * Math.PI;
  return 1 + 0.62 * Math.cos(turn * (day - 15.5 / 24)) + 0.18 * Math.cos(2 * turn * (day - 9 / 24));
}

/** The wait until the next arrival in milliseconds, when they come at random `perMinute` (a Poisson stream). */
export function waitFor(perMinute: number, chance: () => number): number {
  if (perMinute <= 0) return Infinity;
  return (-Math.log(1 - chance()) / perMinute) * 60_000;
}
