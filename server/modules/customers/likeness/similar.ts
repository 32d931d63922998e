/** How alike two words are. */

/** From 0 to 1, as Jaro and Winkler count: letters in common, their order, and the same beginning. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const jaro = jaroOf(a, b);
  let start = 0;
  while (start < 4 && start < a.length && a[start] === b[start]) start++;
  return jaro > 0.7 ? jaro + start * 0.1 * (1 - jaro) : jaro;
}

// Kept between calls: millions of pairs are compared in a row. Longer words are cut.
const longest = 64;
const takenA = new Uint8Array(longest);
const takenB = new Uint8Array(longest);

function jaroOf(a: string, b: string): number {
  const [sizeA, sizeB] = [Math.min(a.length, longest), Math.min(b.length, longest)];
  if (sizeA === 0 || sizeB === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(sizeA, sizeB) / 2) - 1);
  takenA.fill(0, 0, sizeA);
  takenB.fill(0, 0, sizeB);
  let common = 0;
  for (let at = 0; at < sizeA; at++) {
    const last = Math.min(sizeB - 1, at + reach);
    const letter = a.charCodeAt(at);
    for (let n = Math.max(0, at - reach); n <= last; n++)
      if (takenB[n] === 0 && b.charCodeAt(n) === letter) {
        takenA[at] = takenB[n] = 1;
        common++;
        break;
      }
  }
  if (common === 0) return 0;
  let turned = 0;
  for (let at = 0, n = 0; at < sizeA; at++) {
    if (takenA[at] === 0) continue;
    while (takenB[n] === 0) n++;
    if (a.charCodeAt(at) !== b.charCodeAt(n)) turned++;
    n++;
  }
  return (common / sizeA + common / sizeB + (common - turned / 2) / common) / 3;
}

// The rows of the table of costs: two letters back, one letter back, this one.
let older = new Uint8Array(longest + 1);
let before = new Uint8Array(longest + 1);
let now = new Uint8Array(longest + 1);

/** Letters left out, added, changed or turned with the next one; anything above `most` is `most + 1`. */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  const [sizeA, sizeB] = [Math.min(a.length, longest), Math.min(b.length, longest)];
  if (Math.abs(sizeA - sizeB) > most) return most + 1;
  for (let n = 0; n <= sizeB; n++) before[n] = n;
  for (let at = 1; at <= sizeA; at++) {
    now[0] = at;
    let least = at;
    const [letter, last] = [a.charCodeAt(at - 1), a.charCodeAt(at - 2)];
    for (let n = 1; n <= sizeB; n++) {
      const theirs = b.charCodeAt(n - 1);
      const changed = (before[n - 1] as number) + (letter === theirs ? 0 : 1);
      let cost = Math.min(changed, (before[n] as number) + 1, (now[n - 1] as number) + 1);
      if (at > 1 && n > 1 && last === theirs && letter === b.charCodeAt(n - 2))
        cost = Math.min(cost, (older[n - 2] as number) + 1);
      now[n] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [older, before, now] = [before, now, older];
  }
  return Math.min(before[sizeB] as number, most + 1);
}
