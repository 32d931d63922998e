/** How many characters of each script a text has. */
export interface Scripts {
  latin: number;
  cyrillic: number;
  han: number;
  kana: number;
  hangul: number;
  thai: number;
  other: number;
}

type Script = keyof Scripts;

/** Where scripts lie in Unicode (Blocks.txt): first and last code point. Digits, marks and emoji are in none. */
const blocks: readonly (readonly [number, number, Script])[] = [
  [0x0e01, 0x0e4e, "thai"],
  [0x0400, 0x052f, "cyrillic"],
  [0x3041, 0x30ff, "kana"],
  [0x31f0, 0x31ff, "kana"],
  [0xff66, 0xff9f, "kana"],
  [0x3400, 0x4dbf, "han"],
  [0x4e00, 0x9fff, "han"],
  [0xf900, 0xfaff, "han"],
  [0x20000, 0x2fa1f, "han"],
  [0xac00, 0xd7af, "hangul"],
  [0x1100, 0x11ff, "hangul"],
  [0x3131, 0x318e, "hangul"],
  [0x00c0, 0x024f, "latin"],
  [0x1e00, 0x1eff, "latin"],
];

/** Counts the letters of a text by script. */
export function countScripts(text: string): Scripts {
  const counts: Scripts = { latin: 0, cyrillic: 0, han: 0, kana: 0, hangul: 0, thai: 0, other: 0 };
  for (const letter of text) {
    const script = scriptOf(letter);
    if (script) counts[script]++;
  }
  return counts;
}

function scriptOf(letter: string): Script | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0xc0) return (code | 32) >= 97 && (code | 32) <= 122 ? "latin" : undefined;
  if (code === 0xd7 || code === 0xf7 || code === 0x30fb) return undefined;
  const block = blocks.find(([first, last]) => code >= first && code <= last);
  if (block) return block[2];
  return /\p{L}/u.test(letter) ? "other" : undefined;
}

/** Kanji that only Japan writes so: Chinese has another form for each, in both of its scripts. */
const japaneseOnly = new Set(
  "円気駅売発続関覚観桜闘込働畑峠辻榊枠栃塀匂凪雫籾糀錬粋酔砕卆図団囲圧桟帯帰広庁応恵悪悩懐戻払抜択拝拠挙捜揺摂撃斎暁暦栄楽権歩歯歴毎沢涙渇済渉渋満滝焼犠獣産県穂穏竜粛経継緑縄縁縦繊聴脳臓荘薫薬蔵処蛍衆証訳読譲豊賛軽転辺遅逓郷醸釈鉄鋳鎮闇険隠隣雑霊頼顔顕髪鶏麺黒黙齢乗価仮両児変実対専戦勧単巻弐検様",
);

/** Japanese words of care talk whose every character Chinese has too. */
const japaneseWords =
  /荷物|予約|欠航|返金|返信|返事|手荷物|飛行機|座席指定|最低|空席|運休|大丈夫|御社|弊社|至急|了解|承知|残念|感謝/u;

/** Whether Han characters alone read as Japanese. */
export function looksJapanese(text: string): boolean {
  for (const letter of text) if (japaneseOnly.has(letter)) return true;
  return japaneseWords.test(text);
}

/** Letters that Russian lacks: Ukrainian, Belarusian, Serbian, Macedonian, Kazakh and others; and a Bulgarian hard sign. */
const notRussian = /[іїєґўјљњћђќѓџәғқңөұүһ]|ъ(?![еёюя])/iu;

/** Whether Cyrillic text is in another language than Russian, by letters Russian does not have. */
export function cannotBeRussian(text: string): boolean {
  return notRussian.test(text);
}

/** Letters that Ukrainian, Bulgarian and Serbian lack: with none of theirs beside it, the text is Russian. */
const onlyRussian = /[ыэё]/iu;

/** Whether Cyrillic text must be Russian (Belarusian gives itself away by і and ў). */
export function mustBeRussian(text: string): boolean {
  return onlyRussian.test(text) && !notRussian.test(text);
}
