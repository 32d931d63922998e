/** Letters as passport machines, tickets and people write them, brought to one form: the only place where names are folded. */

/** Words that say how somebody is addressed, as reservation systems and people write them. */
export const titles: ReadonlySet<string> = new Set(
  ["mr", "mrs", "ms", "miss", "mstr", "dr", "prof", "chd", "inf"].concat(["mevr", "dhr", "herr", "frau"]),
);

/** Letters that lose no accent but turn into others (ICAO 9303, part 3, section 6). */
const others: Readonly<Record<string, string>> = {
  Ø: "O",
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
};

/**
 * Lower case, without accents, apostrophes and signs that nobody sees. An E that may only write out an umlaut, and a second A that may
 * stand for a ring, are as if they were not there: Müller, Mueller and Muller are one.
 */
export const foldLetters = (text: string): string =>
  [...text.normalize("NFC").replaceAll("ß", "ẞ").toUpperCase().normalize("NFKD")]
    .map((sign) => others[sign] ?? sign)
    .join("")
    .replaceAll(/[\u0300-\u036F\p{Cf}'’`´]/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/a[ae]+/g, "a")
    .replaceAll(/oe+/g, "o")
    .replaceAll(/ue+/g, "u");
