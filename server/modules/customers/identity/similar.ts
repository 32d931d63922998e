/** How alike two words are, from 0 to 1, as Jaro and Winkler count: letters in common, their order, and the same beginning. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = jaroOf([...a], [...b]);
  let start = 0;
  while (start < 4 && start < a.length && a[start] === b[start]) start++;
  return jaro > 0.7 ? jaro + start * 0.1 * (1 - jaro) : jaro;
}

function jaroOf(a: readonly string[], b: readonly string[]): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const common: string[] = [];
  for (const [at, letter] of a.entries()) {
    const last = Math.min(b.length - 1, at + reach);
    for (let n = Math.max(0, at - reach); n <= last; n++)
      if (b[n] === letter && !taken.has(n)) {
        taken.add(n);
        common.push(letter);
        break;
      }
  }
  if (common.length === 0) return 0;
  const theirs = [...taken].toSorted((x, y) => x - y).map((at) => b[at]);
  const turned = common.filter((letter, at) => letter !== theirs[at]).length / 2;
  return (common.length / a.length + common.length / b.length + (common.length - turned) / common.length) / 3;
}
