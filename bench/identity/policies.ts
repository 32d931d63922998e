/** What a machine joins in a population whose truth is known, beside what simpler rules join. */
import { keyOf, type Link, resolve } from "../../server/modules/customers/index.ts";
import { type Contact, population } from "./population.ts";

type Figures = Record<string, number | string>;

const seed = 20_251_121;
/** Simple rules let go of an identifier that more than these have. */
const simpleLimit = 5;

export function measurePolicies(people: number): Figures {
  const contacts = [...population(people, seed)];
  const ours = resolve({
    customers: contacts.map(({ id }) => id),
    links: contacts.flatMap(({ links }) => links),
    merges: [],
    apart: [],
    blocked: new Set(),
  }).survivors;
  return {
    records: contacts.length,
    ...score("ours", contacts, ours),
    ...score("limitsOnly", contacts, unionOf(contacts, simpleLimit)),
    ...score("naiveUnion", contacts, unionOf(contacts, Infinity)),
  };
}

/** Joins all who have an identifier in common, unless more than `limit` have it. */
function unionOf(contacts: readonly Contact[], limit: number): ReadonlyMap<string, string> {
  const links = contacts.flatMap((one) => one.links);
  const bare: Link[] = [...Map.groupBy(links, keyOf)]
    .filter(([, all]) => all.length <= limit)
    .flatMap(([key, all]) => all.slice(1).flatMap((one, n) => joining(`${key} ${n}`, all[n]?.customerId ?? "", one)));
  return resolve({
    customers: contacts.map(({ id }) => id),
    links: bare,
    merges: [],
    apart: [],
    blocked: new Set(),
  }).survivors;
}

/** As a proof that two have in common and nobody else. */
const joining = (value: string, before: string, { customerId }: Link): Link[] =>
  [before, customerId].map((id) => ({ customerId: id, kind: "x", value, known: "verified", name: null }));

/** Over pairs of records that came with a name or a proof: how many joined are one person, how many of one person are joined. */
function score(policy: string, contacts: readonly Contact[], survivors: ReadonlyMap<string, string>): Figures {
  const named = contacts.filter(({ isNamed }) => isNamed);
  const clusters = Map.groupBy(named, ({ id }) => survivors.get(id) ?? id);
  const pairs = (groups: Iterable<readonly unknown[]>): number =>
    [...groups].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  const joined = pairs(clusters.values());
  const right = pairs([...clusters.values()].flatMap((all) => [...Map.groupBy(all, ({ person }) => person).values()]));
  const toFind = pairs(Map.groupBy(named, ({ person }) => person).values());
  return {
    [`${policy}Precision`]: round(right / Math.max(1, joined)),
    [`${policy}Recall`]: round(right / Math.max(1, toFind)),
    [`${policy}Largest`]: [...clusters.values()].reduce((most, { length }) => Math.max(most, length), 0),
  };
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
