/** Invented people's names, and how they come to be written. */
import { type Chance, pick } from "../chance.ts";

export interface Name {
  given: string;
  surname: string;
}

const given = [
  ..."Anna John Mei Omar Sofia Lars Aiko Pedro Emma Noah Lucia Ivan Fatima Kenji Clara Hugo".split(" "),
  ..."Nina Tomas Leila Marek Ines Jonas Priya Sven Amira Diego Greta Pavel Yuki Elias Rosa Bram".split(" "),
  ..."Zara Milan Hana Oscar Tessa Ravi Linnea Karim Alba Stefan Mila Andre Sanne Theo Ebele Wim".split(" "),
];
const syllables = ["ber", "ka", "lin", "mo", "ra", "ta", "vi", "so", "de", "ul", "an", "ek", "ho", "zi", "pra", "gor"];
const widespread = ["Smith", "Jansen", "Garcia", "Lee", "Silva", "Muller", "Kumar", "Haddad", "Novak", "Tanaka"];

/** One family in ten has a name that many have. */
export function makeSurname(chance: Chance): string {
  if (chance() < 0.1) return pick(chance, widespread);
  const word = Array.from({ length: 3 }, () => pick(chance, syllables)).join("");
  return `${word[0]?.toUpperCase() ?? ""}${word.slice(1)}`;
}

/** Nobody gives two children one name. */
export function givenNames(chance: Chance, count: number): string[] {
  const start = Math.floor(chance() * given.length);
  return Array.from({ length: count }, (_, n) => given[(start + n * 7) % given.length] ?? "");
}

/** As systems have it: mostly plain, some as tickets write it, some with the surname first. */
export function asBooked(chance: Chance, { given, surname }: Name): string {
  const dice = chance();
  if (dice < 0.15) return `${surname}/${given}${pick(chance, ["MR", "MRS", "MS"])}`.toUpperCase();
  return dice < 0.2 ? `${surname} ${given}` : `${given} ${surname}`;
}

/** As people type it: with a slip of the finger, a letter for the given name, a second name, or plain. */
export function asTyped(chance: Chance, name: Name): string {
  const dice = chance();
  if (dice < 0.06) return asBooked(chance, { ...name, surname: slip(chance, name.surname) });
  if (dice < 0.1) return asBooked(chance, { ...name, given: slip(chance, name.given) });
  if (dice < 0.13) return `${name.given[0] ?? ""}. ${name.surname}`;
  if (dice < 0.16) return `${name.given} ${pick(chance, given)} ${name.surname}`;
  return asBooked(chance, name);
}

/** A letter left out, twice, or turned with the next. */
export function slip(chance: Chance, word: string): string {
  const at = 1 + Math.floor(chance() * Math.max(1, word.length - 2));
  const [start, letter, next, rest] = [word.slice(0, at), word[at] ?? "", word[at + 1] ?? "", word.slice(at + 2)];
  return pick(chance, [
    `${start}${next}${rest}`,
    `${start}${letter}${letter}${next}${rest}`,
    `${start}${next}${letter}${rest}`,
  ]);
}
