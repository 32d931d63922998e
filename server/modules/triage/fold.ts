import { judgedLength } from "./clean.ts";

const special: Readonly<Record<string, string>> = {
  ß: "s",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  İ: "i",
  ё: "е",
  Ё: "е",
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
  "。": ".",
  "、": ",",
};

const folded = new Map<string, string>(Object.entries(special));
for (const [first, last] of [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = first; code <= last; code++) {
    const letter = String.fromCharCode(code);
    const plain = letter.normalize("NFD").charAt(0).toLowerCase();
    if (!folded.has(letter)) folded.set(letter, plain === letter ? letter.toLowerCase().charAt(0) : plain);
  }
}

/** What each unit becomes, in one unit; asked of each once. 0: not asked yet. */
const become = new Uint16Array(0x10000);

/** A text as cues are compared with it: lower case, without accents, wide forms narrow, one space for any white space. */
export function fold(text: string, longest = judgedLength): string {
  const cut = text.slice(0, longest).normalize("NFC");
  let result = "";
  // Not more at once than a call takes as arguments.
  for (let from = 0; from < cut.length; from += units.length) {
    const length = Math.min(units.length, cut.length - from);
    for (let at = 0; at < length; at++) {
      const unit = cut.charCodeAt(from + at);
      let folded = become[unit] as number;
      if (folded === 0) become[unit] = folded = foldUnit(String.fromCharCode(unit)).charCodeAt(0);
      units[at] = folded;
    }
    result += String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
  }
  return result;
}

const units = new Uint16Array(4096);

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code <= 32 ? " " : code === 0x60 ? "'" : unit.toLowerCase();
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code === 0x3000 || code === 0xa0) return " ";
  return folded.get(unit) ?? unit.toLowerCase();
}
