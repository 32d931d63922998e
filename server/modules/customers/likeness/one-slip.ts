/** Everything that is one slip of the finger away: to look it up rather than to compare with all there is. */

/** A sign left out, changed into one of `signs`, added, or turned with the next one; each once, the text itself not. */
export function oneSlipFrom(text: string, signs: string): string[] {
  const letters = [...text];
  const found = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const [before, here, after] = [letters.slice(0, at).join(""), letters[at], letters.slice(at + 1).join("")];
    for (const sign of signs) {
      found.add(`${before}${sign}${here ?? ""}${after}`);
      if (here !== undefined) found.add(`${before}${sign}${after}`);
    }
    if (here === undefined) continue;
    found.add(`${before}${after}`);
    const next = letters[at + 1];
    if (next !== undefined) found.add(`${before}${next}${here}${letters.slice(at + 2).join("")}`);
  }
  found.delete(text);
  return [...found];
}
