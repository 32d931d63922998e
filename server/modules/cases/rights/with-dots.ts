/** Puts dots in the place of what names somebody. */

const dots = "▮▮▮";

/** Whatever the case they are written in. */
export function withDots(text: string, needles: readonly string[]): string {
  return needles
    .toSorted((a, b) => b.length - a.length)
    .reduce((said, needle) => said.replaceAll(new RegExp(literal(needle), "gi"), dots), text);
}

const literal = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
