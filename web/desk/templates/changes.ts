/** What changed from one text to another, word by word. Pure. */

export interface Piece {
  text: string;
  kind: "same" | "gone" | "new";
}

const words = new Intl.Segmenter("und", { granularity: "word" });
/** A variable is one word; the space after a word belongs to it, or changes fall apart around it. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const part of text.split(/(\{\{[^{}]*\}\})/)) {
    const segments = part.startsWith("{{") ? [part] : [...words.segment(part)].map(({ segment }) => segment);
    for (const one of segments)
      if (/^\s+$/.test(one) && pieces.length > 0) pieces[pieces.length - 1] += one;
      else pieces.push(one);
  }
  return pieces;
}

/** The longest common run of words stays; texts of templates are short, so a table is quick enough. */
export function changesBetween(before: string, after: string): Piece[] {
  const [a, b] = [piecesOf(before), piecesOf(after)];
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
  const pieces: Piece[] = [];
  const add = (text: string, kind: Piece["kind"]): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ text, kind });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, other] = [a[i], b[j]];
    if (one !== undefined && one === other) {
      add(one, "same");
      i++;
      j++;
    } else if (
      one !== undefined &&
      (other === undefined || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      add(one, "gone");
      i++;
    } else if (other !== undefined) {
      add(other, "new");
      j++;
    }
  }
  return pieces;
}
