/** What a channel calls one of its people, learnt apart from what they write. */
import type { Db } from "../../platform/db.ts";
import { wordsOf } from "../../platform/words.ts";

interface Named {
  kind: string;
  value: string;
  name: string | null;
  handle: string | null;
}

/** Whose it is; null where that is nobody, or nothing is new. */
export async function noteName(db: Db, { kind, value, name, handle }: Named): Promise<string | null> {
  const words = wordsOf(`${name ?? ""} ${handle ?? ""}`);
  const [row] = await db<{ customerId: string }[]>`
    update customers.identifier
    set name = coalesce(${name}, name), handle = coalesce(${handle}, handle), words = array_to_tsvector(${words}::text[])
    where kind = ${kind} and value = ${value} and customer_id is not null
      and (coalesce(${name}, name) is distinct from name or coalesce(${handle}, handle) is distinct from handle)
    returning customer_id`;
  return row?.customerId ?? null;
}
