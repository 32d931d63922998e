/** A crowd as an airline meets it, with the truth of who is whom: families on one mail, agencies, phones that change hands, shared tablets, devices of whom nobody knows. */
import { type Chance, makeChance } from "../chance.ts";
import { asBooked, asTyped, givenNames, makeSurname, type Name, slip } from "./names.ts";

/** One contact as it came in. */
export interface Contact {
  id: string;
  /** The truth: whose it was. */
  person: number;
  /** How they were called there; null where nobody said. */
  name: string | null;
  identifiers: { kind: string; value: string; known: "claimed" | "seen" | "verified" }[];
  /** Whether it came with a name or a proof; without either nobody can know. */
  isNamed: boolean;
}

interface Person {
  number: number;
  name: Name;
  mail: string;
  phone: string;
  device: string;
  loyalty: string | null;
  account: string | null;
  /** The family's journeys, each one booking. */
  bookings: string[];
}

/** So many people with about four contacts each; the same seed gives the same crowd. */
export function* crowd(people: number, seed: number): Generator<Contact> {
  const chance = makeChance(seed);
  let before: Person | null = null;
  for (let number = 0; number < people;) {
    const size = chance() < 0.5 ? 1 : 2 + Math.floor(chance() * 3);
    const family = familyOf(chance, { number, size: Math.min(size, people - number), before });
    for (const person of family) yield* contactsOf(chance, person, { people, family });
    before = family.at(-1) ?? null;
    number += family.length;
  }
}

interface Expected {
  number: number;
  size: number;
  /** Who lived next door: their phone may come to somebody here. */
  before: Person | null;
}

function familyOf(chance: Chance, { number, size, before }: Expected): Person[] {
  const surname = makeSurname(chance);
  const sharesMail = chance() < 0.4;
  const sharesPhone = chance() < 0.3;
  const given = givenNames(chance, size);
  const bookings = [1, 2].map(() => `${makeLocator(chance)}/${surname}`);
  const family: Person[] = [];
  for (let n = 0; n < size; n++) {
    const [head, own] = [family[0], number + n];
    // One son in a hundred has his father's name.
    const name = head && chance() < 0.01 ? head.name : { given: given[n] ?? "", surname };
    const local = `${name.given}.${surname}${own}`.toLowerCase();
    family.push({
      number: own,
      name,
      mail: head && sharesMail ? head.mail : `${local}@example.com`,
      // Two phones in a hundred were somebody else's before.
      phone: head && sharesPhone ? head.phone : before && chance() < 0.02 ? before.phone : `+316${10_000_000 + own}`,
      device: head && chance() < 0.3 ? head.device : `device-${own}`,
      loyalty: chance() < 0.4 ? `KL${100_000_000 + own}` : null,
      account: chance() < 0.5 ? `account-${own}` : null,
      bookings,
    });
  }
  return family;
}

interface Around {
  /** How many people there are: the more, the more agencies, few of them large. */
  people: number;
  family: readonly Person[];
}

function* contactsOf(chance: Chance, person: Person, around: Around): Generator<Contact> {
  const count = 1 + Math.floor(chance() * 7);
  for (let n = 0; n < count; n++) {
    const id = `${person.number.toString().padStart(8, "0")}-${n}`;
    yield { id, person: person.number, ...contactOf(chance, person, around) };
  }
}

type Told = Omit<Contact, "id" | "person">;

function contactOf(chance: Chance, person: Person, { people, family }: Around): Told {
  // Somebody uses what is their partner's, and proves it.
  const acting = chance() < 0.0005 ? (family[Math.floor(chance() * family.length)] ?? person) : person;
  const device = { kind: "device", value: person.device, known: "seen" } as const;
  const mail = { kind: "email", value: person.mail } as const;
  const proved = "verified" as const;
  const named = (name: string | null, identifiers: Told["identifiers"]): Told => ({ name, identifiers, isNamed: true });
  const dice = chance();
  if (dice < 0.2 && acting.account)
    return named(asBooked(chance, acting.name), [{ kind: "account", value: acting.account, known: proved }, device]);
  if (dice < 0.35 && acting.loyalty)
    return named(asBooked(chance, acting.name), [
      { kind: "loyalty", value: acting.loyalty, known: proved },
      { ...mail, known: "seen" },
    ]);
  if (dice < 0.55) return named(asBooked(chance, person.name), [{ ...mail, known: proved }, device]);
  if (dice < 0.65) return named(asBooked(chance, person.name), [{ kind: "phone", value: person.phone, known: proved }]);
  if (dice < 0.68)
    return named(asBooked(chance, person.name), [
      { kind: "booking", value: person.bookings[chance() < 0.5 ? 0 : 1] ?? "", known: proved },
    ]);
  if (dice < 0.75) return named(asTyped(chance, person.name), typed(chance, person));
  if (dice < 0.85) {
    const agency = `agency-${Math.floor((people / 20) * chance() ** 4)}@example.com`;
    return named(asBooked(chance, person.name), [{ kind: "email", value: agency, known: "seen" }]);
  }
  return { name: null, identifiers: [device], isNamed: false };
}

/** What somebody writes of themselves: a slip of the finger here and there. */
function typed(chance: Chance, { mail, phone, loyalty, bookings }: Person): Told["identifiers"] {
  const slipped = (value: string): string => (chance() < 0.05 ? slip(chance, value) : value);
  const dice = chance();
  return [
    { kind: "email", value: slipped(mail), known: "seen" },
    ...(dice < 0.7 ? [{ kind: "phone", value: slipped(phone), known: "claimed" as const }] : []),
    ...(dice < 0.3 && loyalty ? [{ kind: "loyalty", value: slipped(loyalty), known: "claimed" as const }] : []),
    ...(dice > 0.6 ? [{ kind: "booking", value: bookings[0] ?? "", known: "claimed" as const }] : []),
  ];
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const makeLocator = (chance: Chance): string =>
  Array.from({ length: 6 }, () => letters[Math.floor(chance() * letters.length)] ?? "").join("");
