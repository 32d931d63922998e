/** A name as a boarding pass holds it: twenty letters of A to Z and blanks, the surname first. Pure. */

const width = 20;

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

const title = /\s*\b(?:MSTR|MISS|MRS|MR|MS|DR|PROF|CHD|INF)$/;

/**
 * `DE VRIES/ANNA MRS`. Where that is too long the title goes first, then further given names, then the end of what is left; of the
 * given name one letter stays. Null where nothing of the surname can be written.
 */
export function nameOnPass({ surname, givenName }: { surname: string; givenName: string }): string | null {
  const [family, given] = [latin(surname), latin(givenName)];
  if (family === "") return null;
  const bare = given.replace(title, "");
  const first = bare.split(" ")[0] ?? "";
  const fits = [given, bare, first].map((one) => join(family, one)).find((one) => one.length <= width);
  if (fits !== undefined) return fits;
  const room = Math.max(1, width - family.length - 1);
  const [short, rest] = [first.slice(0, room), width - 1 - Math.min(first.length, room)];
  return join(family.slice(0, rest).trimEnd(), short);
}

const join = (family: string, given: string): string => (given === "" ? family.slice(0, width) : `${family}/${given}`);
