/** What a machine joins in a crowd whose truth is known, beside what simpler rules join. */
import { keyOf, keyOfName, type Link, resolve } from "../../server/modules/customers/index.ts";
import { type Contact, crowd } from "../../world/crowd/crowd.ts";

type Figures = Record<string, number | string>;

const seed = 20_251_121;
/** Simple rules let go of an identifier that more than these have. */
const simpleLimit = 5;

type Survivors = ReadonlyMap<string, string>;

export function measurePolicies(people: number): Figures {
  const contacts = [...crowd(people, seed)];
  const links = contacts.flatMap(linksOf);
  const named = contacts.filter(({ isNamed }) => isNamed);
  const anonymous = contacts.filter(({ isNamed }) => !isNamed);
  const provable = joined(contacts, provableLinks(contacts));
  const figures: Figures = { records: contacts.length, ofThemNamed: named.length };
  const rules: [string, Survivors][] = [
    ["ours", joined(contacts, links)],
    ["limitsOnly", joined(contacts, unionOf(links, simpleLimit))],
    ["naiveUnion", joined(contacts, unionOf(links, Infinity))],
  ];
  for (const [rule, survivors] of rules) {
    figures[`${rule}Named`] = inWords(score(named, survivors));
    figures[`${rule}Anonymous`] = inWords(score(anonymous, survivors));
  }
  const ours = rules[0]?.[1] ?? new Map();
  figures["oursRecallOfWhatProofsCanTell"] = round(score(named, ours).right / score(named, provable).right);
  return figures;
}

export const linksOf = ({ id, name, identifiers }: Contact): Link[] =>
  identifiers.map(({ kind, value, known }) => ({ customerId: id, kind, value, known, name: keyOfName(name) }));

function joined(contacts: readonly Contact[], links: readonly Link[]): Survivors {
  const customers = contacts.map(({ id }) => id);
  return resolve({ customers, links, merges: [], apart: [], blocked: new Set() }).survivors;
}

/** Joins all who have an identifier in common, unless more than `limit` have it. */
const unionOf = (links: readonly Link[], limit: number): Link[] =>
  [...Map.groupBy(links, keyOf)].filter(([, all]) => all.length <= limit).flatMap(([key, all]) => chainOf(key, all));

/** What somebody could join who knows the truth, and has the same proofs. */
const provableLinks = (contacts: readonly Contact[]): Link[] =>
  [...Map.groupBy(contacts, ({ person }) => person)].flatMap(([person, theirs]) => {
    const proved = theirs.flatMap(linksOf).filter(({ known, kind }) => known === "verified" && kind !== "device");
    return [...Map.groupBy(proved, keyOf)].flatMap(([key, all]) => chainOf(`${person} ${key}`, all));
  });

/** Each with the one before, as by a proof that these two have in common and nobody else. */
const chainOf = (key: string, all: readonly Link[]): Link[] =>
  all.slice(1).flatMap((one, n) =>
    [all[n]?.customerId ?? "", one.customerId].map((customerId) => ({
      customerId,
      kind: "x",
      value: `${key} ${n}`,
      known: "verified" as const,
      name: null,
    })),
  );

interface Score {
  /** Pairs. */
  joined: number;
  right: number;
  toFind: number;
  largest: number;
}

/** Over pairs of these records: how many are joined, how many of them are one person, how many of one person there are. */
function score(contacts: readonly Contact[], survivors: Survivors): Score {
  const clusters = Map.groupBy(contacts, ({ id }) => survivors.get(id) ?? id);
  return {
    joined: pairs(clusters.values()),
    right: pairs([...clusters.values()].flatMap((all) => [...Map.groupBy(all, ({ person }) => person).values()])),
    toFind: pairs(Map.groupBy(contacts, ({ person }) => person).values()),
    largest: [...clusters.values()].reduce((most, { length }) => Math.max(most, length), 0),
  };
}

const inWords = ({ joined, right, toFind, largest }: Score): string =>
  `precision ${joined === 0 ? "of none" : round(right / joined)}, recall ${round(right / Math.max(1, toFind))}, largest ${largest}`;

const pairs = (groups: Iterable<readonly unknown[]>): number =>
  Array.from(groups).reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
