/** What each kind of identifier can prove, as data: a rule is changed here and nowhere else. */

/** How we know an identifier: they said so, we saw it, or it was proved. */
export type Known = "claimed" | "seen" | "verified";

export interface Rule {
  /** `alone`: who proves it is its person. `with-name`: only together with the same full name, for families share it. `never`: people pass it on. */
  glues: "alone" | "with-name" | "never";
  /** More customers than these, known in any way, and it glues nobody. At most 50. */
  limit: number;
  /** A person has one: two proved ones are two people until somebody says otherwise. */
  exclusive: boolean;
  /** Who writes from it has proved it, for the vendor vouches. */
  provedByUse: boolean;
  /** The stronger glues first. */
  strength: number;
}

const rules: Readonly<Record<string, Rule>> = {
  account: { glues: "alone", limit: 20, exclusive: true, provedByUse: false, strength: 5 },
  loyalty: { glues: "alone", limit: 20, exclusive: true, provedByUse: false, strength: 4 },
  eticket: { glues: "with-name", limit: 10, exclusive: false, provedByUse: false, strength: 3 },
  booking: { glues: "with-name", limit: 10, exclusive: false, provedByUse: false, strength: 3 },
  phone: { glues: "with-name", limit: 5, exclusive: false, provedByUse: false, strength: 1 },
  email: { glues: "with-name", limit: 5, exclusive: false, provedByUse: false, strength: 1 },
  device: { glues: "never", limit: 20, exclusive: false, provedByUse: false, strength: 0 },
};

/** The id a channel gives to a person. */
const channelHandle: Rule = { glues: "alone", limit: 5, exclusive: false, provedByUse: true, strength: 2 };

/** The kinds that no channel has. */
export const ownKinds: readonly string[] = Object.keys(rules);

/** Kinds that nobody proves by using them: a sender's address is easily forged. */
export const notProvedByUse: readonly string[] = ownKinds.filter((kind) => !rules[kind]?.provedByUse);

/** Kinds that glue nobody, whoever proves them. */
export const neverGlue: readonly string[] = ownKinds.filter((kind) => rules[kind]?.glues === "never");

/** No kind has a limit above this. */
export const highestLimit = 50;

/** A machine puts no more customers in one, whatever is proved: so many are a mistake, or an attack. */
export const mostInOne = 1000;

/** So many in one are worth a look, and people join no more. */
export const manyInOne = 100;

export const ruleOf = (kind: string): Rule => rules[kind] ?? channelHandle;
