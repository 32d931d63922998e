/** What a vendor says of the ids of one person: a new one beside an old one, which leads to the same customer. */
import { createHash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { record } from "./identity/record.ts";

export interface KnownAs {
  /** The channel of the id that may be new, and of the one that may be known. */
  kind: string;
  value: string;
  otherKind: string;
  other: string;
}

/**
 * An id that nobody bears yet is given to who bears the other one. Where two customers bear one each, they are one from now on, as the
 * vendor says; a person can take that back like any other link. Gives nothing to who was erased.
 */
export async function noteKnownAs(app: Context, said: readonly KnownAs[]): Promise<void> {
  for (const { id, customerId, otherCustomerId, ...one } of await findNews(app.db, said)) {
    if (customerId === null) await adopt(app.db, one);
    else
      await record(app, [
        {
          id,
          kind: "link",
          customerId: otherCustomerId,
          identifier: { kind: one.kind, value: one.value },
          known: "verified",
          source: "channel",
          reason: "the vendor says that both ids are one person's",
        },
      ]);
  }
}

type News = KnownAs & { id: string; customerId: string | null; otherCustomerId: string };

/** What was not said before, and would change something. */
async function findNews(db: Db, said: readonly KnownAs[]): Promise<News[]> {
  const rows = said
    .filter(({ kind, value, otherKind, other }) => kind !== otherKind || value !== other)
    .map((one) => ({ id: idOf(one), ...one }));
  if (rows.length === 0) return [];
  return db<News[]>`
    select distinct row.id, row.kind, row.value, row."otherKind" as other_kind, row.other, own.customer_id, known.customer_id as other_customer_id
    from jsonb_to_recordset(${db.json(rows)}) as row (id uuid, kind text, value text, "otherKind" text, other text)
    join customers.identifier known on known.kind = row."otherKind" and known.value = row.other
    join customers.customer k on k.id = known.customer_id
    left join customers.identifier own on own.kind = row.kind and own.value = row.value
    left join customers.customer o on o.id = own.customer_id
    where own.customer_id is null
      or (coalesce(o.survivor_id, o.id) <> coalesce(k.survivor_id, k.id)
        and not exists (select from customers.identity_event e where e.id = row.id))`;
}

const adopt = (db: Db, { kind, value, otherKind, other }: KnownAs): Promise<unknown> => db`
  insert into customers.identifier (customer_id, kind, value, name, handle, known, words, since)
  select customer_id, ${kind}, ${value}, name, handle, 'seen', words, (select platform.now())
  from customers.identifier where kind = ${otherKind} and value = ${other} and customer_id is not null
  on conflict (kind, value) do update set customer_id = excluded.customer_id where identifier.customer_id is null`;

/** The same said twice is said once. */
function idOf({ kind, value, otherKind, other }: KnownAs): string {
  const hash = createHash("sha256").update([kind, value, otherKind, other].join("\n")).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
