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

/** A text as cues are compared with it: lower case, without accents, wide forms narrow, one space for any white space. */
export function fold(text: string, longest = judgedLength): string {
  let result = "";
  for (const unit of text.slice(0, longest).normalize("NFC")) result += foldUnit(unit);
  return result;
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return code <= 32 ? " " : code === 0x60 ? "'" : unit.toLowerCase();
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (code === 0x3000 || code === 0xa0) return " ";
  return folded.get(unit) ?? unit.toLowerCase();
}
