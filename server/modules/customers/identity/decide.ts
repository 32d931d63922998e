/** Who is whom in the groups where that is in dispute, by the rule itself. */
import type { Db } from "../../../platform/db.ts";
import type { Grouped } from "./grouping.ts";
import { highestLimit, notProvedByUse } from "./kinds.ts";
import type { Book } from "./ledger.ts";
import { keyOf, type Link, resolve, type Tie } from "./resolve.ts";

/** Customers whose facts are loaded at once, unless one group has more. */
const atOnce = 500;

/** Of everybody in the groups of `suspects`, the survivor; both as numbers. */
export async function decide(
  db: Db,
  book: Book,
  { survivors, shared, suspects }: Grouped & { suspects: ReadonlySet<number> },
): Promise<Map<number, number>> {
  const groups = new Map<number, string[]>();
  for (let n = 0; n < survivors.length; n++) {
    const root = survivors[n] as number;
    if (!suspects.has(root)) continue;
    const group = groups.get(root);
    if (group) group.push(book.customers.id(n));
    else groups.set(root, [book.customers.id(n)]);
  }
  const decided = new Map<number, number>();
  let some: string[] = [];
  const settle = async (): Promise<void> => {
    for (const [id, survivor] of await decideSome(db, book, { ids: some, shared }))
      decided.set(book.customers.find(id), book.customers.find(survivor));
    some = [];
  };
  for (const group of groups.values()) {
    if (some.length > 0 && some.length + group.length > atOnce) await settle();
    some.push(...group);
  }
  if (some.length > 0) await settle();
  return decided;
}

type LinkRow = Link & { identifierId: string };

async function decideSome(
  db: Db,
  book: Book,
  { ids, shared }: { ids: readonly string[]; shared: Uint8Array },
): Promise<ReadonlyMap<string, string>> {
  const customers = await db<{ id: string }[]>`
    select id from customers.customer where id = any(${ids}::uuid[]) order by first_seen_at, id`;
  const rows = await db<LinkRow[]>`
    select e.customer_id, i.kind, i.value, e.known, e.name, i.id::text as identifier_id
    from customers.identity_event e join customers.identifier i on i.id = e.identifier_id
    where e.customer_id = any(${ids}::uuid[]) and e.kind = 'link'
      and not exists (select from customers.identity_event later where later.revokes = e.id)
    union all
    select customer_id, kind, value, case when kind <> all(${notProvedByUse}::text[]) then 'verified' else 'seen' end, null, id::text
    from customers.identifier where customer_id = any(${ids}::uuid[])`;
  const ties = await db<(Tie & { kind: "merge" | "apart" })[]>`
    select kind, customer_id, other_id from customers.identity_event e
    where customer_id = any(${ids}::uuid[]) and other_id = any(${ids}::uuid[]) and kind in ('merge', 'apart')
      and not exists (select from customers.identity_event later where later.revokes = e.id)`;
  const numbered = new Map(rows.map((row) => [keyOf(row), { ...row, number: Number(row.identifierId) }]));
  const others = [...numbered.values()].filter(({ number }) => shared[number] === 1).flatMap(crowdOf);
  return resolve({
    customers: customers.map(({ id }) => id),
    links: [...rows, ...others],
    merges: ties.filter(({ kind }) => kind === "merge"),
    apart: ties.filter(({ kind }) => kind === "apart"),
    blocked: new Set([...numbered].filter(([, { number }]) => book.isBlocked(number)).map(([key]) => key)),
  }).survivors;
}

/** Others enough for the identifier to be shared by too many: who they are does not matter. */
const crowdOf = ({ kind, value }: Link): Link[] =>
  Array.from({ length: highestLimit + 1 }, (_, n) => ({
    customerId: `other ${n}`,
    kind,
    value,
    known: "seen",
    name: null,
  }));
