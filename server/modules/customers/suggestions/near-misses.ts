/** Who has a mail address or phone that is only a slip away from one of theirs. */
import type { Db } from "../../../platform/db.ts";
import type { Owned } from "../likeness/customers.ts";
import { oneSlipFrom } from "../likeness/one-slip.ts";
import { isNearMail, isNearPhone, mostWhoHaveIt } from "../likeness/strangers.ts";

interface Contact {
  kind: string;
  value: string;
}

/** What may stand in one that is a slip away. */
const signs: Readonly<Record<string, string>> = { email: "abcdefghijklmnopqrstuvwxyz.-_", phone: "0123456789" };

export const isContact = (kind: string): boolean => Object.hasOwn(signs, kind);

/** Of each kind so many: whoever has more is no customer with a slip. */
const mostOfKind = 3;
/** Everything near a longer one is too much to look up. */
const longest = 40;
const mostCandidates = 50;

/** Their mail addresses and phones that are not blocked, and not an agency's: few have them. */
export async function findOwnContacts(db: Db, identifiers: readonly Owned[]): Promise<Contact[]> {
  const some = Object.keys(signs).flatMap((kind) =>
    [...new Set(identifiers.filter((one) => one.kind === kind).map(({ value }) => value))]
      .filter(({ length }) => length <= longest)
      .slice(0, mostOfKind)
      .map((value) => ({ kind, value })),
  );
  return some.length === 0 ? [] : findHeldByFew(db, some);
}

/** Whoever has one that is nearly the same. Each is looked up whole, so it costs the same however many customers there are. */
export async function findNearMisses(db: Db, contacts: readonly Contact[]): Promise<Set<string>> {
  const near = contacts.flatMap(({ kind, value }) =>
    oneSlipFrom(value, signs[kind] ?? "").map((slipped) => ({ kind, value: slipped })),
  );
  if (near.length === 0) return new Set();
  const held = await findHeldByFew(db, near);
  const found = held.filter((their) =>
    contacts.some(
      (mine) => mine.kind === their.kind && (mine.kind === "email" ? isNearMail : isNearPhone)(mine.value, their.value),
    ),
  );
  return new Set(found.flatMap(({ holders }) => holders).slice(0, mostCandidates));
}

/** Those of these that somebody has, and no more than `mostWhoHaveIt`, with the customers who do. */
async function findHeldByFew(db: Db, contacts: readonly Contact[]): Promise<(Contact & { holders: string[] })[]> {
  const valuesOf = (kind: string): string[] => contacts.filter((one) => one.kind === kind).map(({ value }) => value);
  const rows = await db<(Contact & { holders: string[] })[]>`
    with known as (
      select id, kind, value from customers.identifier where kind = 'email' and value = any(${valuesOf("email")}::text[])
      union all
      select id, kind, value from customers.identifier where kind = 'phone' and value = any(${valuesOf("phone")}::text[])
    )
    select kind, value, array(
      select distinct coalesce(c.survivor_id, c.id) from (
        select customer_id from customers.link where link.identifier_id = known.id
        union all
        select customer_id from customers.identifier where identifier.id = known.id and customer_id is not null
        limit ${mostWhoHaveIt * 4 + 1}
      ) as had join customers.customer c on c.id = had.customer_id
    ) as holders
    from known where not exists (select from customers.block where block.identifier_id = known.id)
    limit 1000`;
  return rows.filter(({ holders }) => holders.length > 0 && holders.length <= mostWhoHaveIt);
}
