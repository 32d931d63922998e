/** Names as reservation systems and boarding passes hold them. Pure. */

/** ICAO 9303, part 3, section 6: a letter, and what it turns into. */
const cyrillic =
  "АA БB ВV ГG ДD ЕE ЁE ЖZH ЗZ ИI ЙI КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKH ЦTS ЧCH ШSH ЩSHCH ЪIE ЫY ЭE ЮIU ЯIA ІI ЇI ЄIE ҐG ЎU ЂD ЈJ ЉLJ ЊNJ ЋC ЏDZ";

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

/** Those that lose no accent but turn into others. */
const others: Readonly<Record<string, string>> = {
  Ä: "AE",
  Ö: "OE",
  Ü: "UE",
  Å: "AA",
  Ø: "OE",
  Æ: "AE",
  Œ: "OE",
  ẞ: "SS",
  Þ: "TH",
  Ð: "D",
  Đ: "D",
  Ł: "L",
  Ħ: "H",
  Ŧ: "T",
  Ŋ: "N",
  İ: "I",
  ...pairs(cyrillic),
  Ь: "",
};

/** A to Z with single blanks; letters that have no Latin form of one meaning (Chinese, Arabic, Thai) are left out. */
export function latin(text: string): string {
  return [...text.normalize("NFC").replaceAll("ß", "ẞ").toUpperCase()]
    .map((sign) => others[sign] ?? plain(sign))
    .join("")
    .replaceAll(/['’`´.]/g, "")
    .replaceAll(/[^A-Z]+/g, " ")
    .trim();
}

const plain = (sign: string): string => {
  const bare = sign.normalize("NFKD").replaceAll(/[\u0300-\u036F]/g, "");
  return [...bare].map((one) => others[one] ?? one).join("");
};
