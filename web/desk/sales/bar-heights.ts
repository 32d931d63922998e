/** How high bars stand that share one scale, above and below nothing. Pure. */

/** In hundredths of the highest; what is there at all is seen. */
export function heightsOf(net: readonly string[], most: number): number[] {
  return net.map((amount) => {
    const value = Number(amount);
    if (value === 0 || most === 0) return 0;
    return Math.sign(value) * Math.max(4, Math.round((Math.abs(value) / most) * 100));
  });
}

export const mostOf = (items: readonly { net: readonly string[] }[]): number =>
  Math.max(0, ...items.flatMap(({ net }) => net.map((amount) => Math.abs(Number(amount)))));
