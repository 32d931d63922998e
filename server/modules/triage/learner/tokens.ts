/** A piece of a text: a word, a sign, or a run of a script that writes no spaces. `from` and `to` in UTF-16 units. */
export interface Token {
  from: number;
  to: number;
  /** Thai, Chinese, Japanese or Korean: told by its letters, for its words are not apart. */
  isUnspaced: boolean;
}

const [space, letter, unspaced, ending, sign] = [0, 1, 2, 3, 4];

const unspacedLetter = /[\u0e00-\u0e7f\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;
const anyLetter = /[\p{L}\p{M}\p{N}]/u;

/** What each UTF-16 unit is; a table, for every unit of every text is asked. */
const kinds = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (code >= 0xd800 && code <= 0xdfff) return sign;
  const unit = String.fromCharCode(code);
  if (unspacedLetter.test(unit)) return unspaced;
  if (unit === "'" || anyLetter.test(unit)) return letter;
  if (/[!?！？]/u.test(unit)) return ending;
  return /[\u2190-\u2bff]/u.test(unit) ? sign : space;
});

const kindAt = (text: string, at: number) => kinds[text.charCodeAt(at)] ?? space;

/** The pieces of a text that was folded, in order. A run of `!` or `?` is one, an emoji is one. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at);
    if (kind === space) {
      at++;
      continue;
    }
    let to = at + 1;
    if (kind === sign) to += isPair(text, at) ? 1 : 0;
    else while (to < text.length && kindAt(text, to) === kind) to++;
    tokens.push({ from: at, to, isUnspaced: kind === unspaced });
    at = to;
  }
  return tokens;
}

function isPair(text: string, at: number): boolean {
  const [high, low] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}
