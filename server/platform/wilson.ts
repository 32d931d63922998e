/** Between what a share lies that was seen in `n`, in nineteen of twenty times (Wilson's interval: it holds for few, and at both ends). Pure. */
const z = 1.96;

export function wilson(share: number, n: number): [low: number, high: number] {
  const centre = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return [Math.max(0, (centre - reach) / whole), Math.min(1, (centre + reach) / whole)];
}
