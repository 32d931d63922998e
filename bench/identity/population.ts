/** People as an airline meets them, with the truth of who is whom: families on one mail, agencies, phones that change hands, shared tablets. */
import { keyOfName, type Link } from "../../server/modules/customers/index.ts";
import { type Random, randomFrom } from "./random.ts";

/** One contact as it came in. */
export interface Contact {
  id: string;
  /** The truth: whose it was. */
  person: number;
  links: Link[];
  /** Whether it came with a name or a proof; without either nobody can know. */
  isNamed: boolean;
}

interface Person {
  number: number;
  name: string;
  mail: string;
  phone: string;
  device: string;
  loyalty: string | null;
  account: string | null;
}

const first = [
  "anna",
  "john",
  "mei",
  "omar",
  "sofia",
  "lars",
  "aiko",
  "pedro",
  "emma",
  "noah",
  "lucia",
  "ivan",
  "fatima",
  "kenji",
  "clara",
  "hugo",
];
const syllables = ["ber", "ka", "lin", "mo", "ra", "ta", "vi", "so", "de", "ul", "an", "ek", "ho", "zi", "pra", "gor"];

/** So many people with about four contacts each. */
export function* population(people: number, seed: number): Generator<Contact> {
  const random = randomFrom(seed);
  let before: Person | null = null;
  for (let number = 0; number < people;) {
    const size = random.next() < 0.5 ? 1 : 2 + random.below(3);
    const family = familyOf(random, number, Math.min(size, people - number), before);
    for (const person of family) yield* contactsOf(random, person, family);
    before = family.at(-1) ?? null;
    number += family.length;
  }
}

function familyOf(random: Random, number: number, size: number, before: Person | null): Person[] {
  const surname = Array.from({ length: 3 }, () => random.pick(syllables)).join("");
  const sharesMail = random.next() < 0.4;
  const sharesPhone = random.next() < 0.3;
  // Nobody gives two children one name.
  const start = random.below(first.length);
  const family: Person[] = [];
  for (let n = 0; n < size; n++) {
    const head = family[0];
    // One son in a hundred has his father's name.
    const name = head && random.next() < 0.01 ? head.name : `${first[(start + n) % first.length] ?? ""} ${surname}`;
    const own = number + n;
    family.push({
      number: own,
      name,
      mail: head && sharesMail ? head.mail : `p${own}@example.com`,
      // Two phones in a hundred were somebody else's before.
      phone:
        head && sharesPhone ? head.phone : before && random.next() < 0.02 ? before.phone : `+31${600_000_000 + own}`,
      device: head && random.next() < 0.3 ? head.device : `device-${own}`,
      loyalty: random.next() < 0.4 ? `KL${100_000_000 + own}` : null,
      account: random.next() < 0.5 ? `account-${own}` : null,
    });
  }
  return family;
}

function* contactsOf(random: Random, person: Person, family: readonly Person[]): Generator<Contact> {
  const count = 1 + random.below(7);
  for (let n = 0; n < count; n++) {
    const id = `${person.number.toString().padStart(8, "0")}-${n}`;
    const link = (kind: string, value: string, known: Link["known"], name: string | null = null): Link => ({
      customerId: id,
      kind,
      value,
      known,
      name: keyOfName(name),
    });
    const device = link("device", person.device, "seen");
    const dice = random.next();
    // Somebody uses what is their partner's, and proves it.
    const acting = random.next() < 0.0005 ? random.pick(family) : person;
    if (dice < 0.2 && acting.account)
      yield contact(id, person, [link("account", acting.account, "verified", acting.name), device], true);
    else if (dice < 0.35 && acting.loyalty)
      yield contact(
        id,
        person,
        [link("loyalty", acting.loyalty, "verified"), link("email", person.mail, "seen")],
        true,
      );
    else if (dice < 0.55)
      yield contact(id, person, [link("email", person.mail, "verified", person.name), device], true);
    else if (dice < 0.65) yield contact(id, person, [link("phone", person.phone, "verified", person.name)], true);
    else if (dice < 0.75)
      yield contact(
        id,
        person,
        [link("email", person.mail, "seen"), link("phone", person.phone, "claimed", person.name)],
        true,
      );
    else if (dice < 0.85)
      yield contact(id, person, [link("email", `agency-${random.below(200)}@example.com`, "seen", person.name)], true);
    else yield contact(id, person, [device], false);
  }
}

const contact = (id: string, { number: person }: Person, links: Link[], isNamed: boolean): Contact => ({
  id,
  person,
  links,
  isNamed,
});
