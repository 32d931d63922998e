/** Who is writing: the customer behind each handle, made at first sight. */
import type { ChannelKind } from "../../../contract/words.ts";
import type { Db } from "../../platform/db.ts";
import { wordsOf } from "../../platform/words.ts";
import { holdIdentity, settle } from "./identity/record.ts";

export interface SeenHandle {
  kind: ChannelKind;
  /** The vendor's id of the person; it stays when the handle changes. */
  value: string;
  name: string | null;
  handle: string | null;
  /** `claimed`: nobody vouches that they write from there. Seen, where nothing is said. */
  known?: "seen" | "claimed";
}

export interface Recognised {
  customerId: string;
  /** What they wrote in lately; `und` when not known. */
  language: string;
}

/** Vendors number their people each for themselves. */
export const keyOfHandle = ({ kind, value }: Pick<SeenHandle, "kind" | "value">): string => `${kind} ${value}`;

/** Finds or makes the customers behind these handles, each once, and keeps their newest name. Keyed by `keyOfHandle`. */
export async function recognise(db: Db, handles: readonly SeenHandle[]): Promise<Map<string, Recognised>> {
  const distinct = [...new Map(handles.map((handle) => [keyOfHandle(handle), handle])).values()].toSorted((a, b) =>
    keyOfHandle(a) < keyOfHandle(b) ? -1 : 1,
  );
  const rows = db.json(
    distinct.map((handle) => ({ ...handle, words: wordsOf(`${handle.name ?? ""} ${handle.handle ?? ""}`) })) as never,
  );
  const made = await db<{ customerId: string; wasKnown: boolean }[]>`
    with seen as (
      select * from jsonb_to_recordset(${rows}) as seen (kind text, value text, name text, handle text, known text, words text[])
    ), changed as (
      update customers.identifier i set name = coalesce(seen.name, i.name), handle = coalesce(seen.handle, i.handle), words = array_to_tsvector(seen.words)
      from seen where i.kind = seen.kind and i.value = seen.value
        and (seen.name is distinct from i.name or seen.handle is distinct from i.handle)
    ), fresh as (
      select seen.*, gen_random_uuid() as customer_id from seen
      where not exists (
        select 1 from customers.identifier i where i.kind = seen.kind and i.value = seen.value and i.customer_id is not null
      )
    ), made as (
      insert into customers.customer (id, first_seen_at) select customer_id, (select platform.now()) from fresh
    )
    insert into customers.identifier (customer_id, kind, value, name, handle, known, words, since)
    select customer_id, kind, value, name, handle, coalesce(known, 'seen'), array_to_tsvector(words), (select platform.now()) from fresh order by kind, value
    on conflict (kind, value) do update set customer_id = excluded.customer_id, name = excluded.name, handle = excluded.handle, words = excluded.words
      where identifier.customer_id is null
    returning customer_id, xmax <> 0 as was_known`;
  await settleAdopted(
    db,
    made.filter(({ wasKnown }) => wasKnown).map(({ customerId }) => customerId),
  );
  const found = await db<{ kind: ChannelKind; value: string; customerId: string; language: string }[]>`
    select i.kind, i.value, i.customer_id, c.language
    from jsonb_to_recordset(${rows}) as seen (kind text, value text)
    join customers.identifier i on i.kind = seen.kind and i.value = seen.value
    join customers.customer c on c.id = i.customer_id`;
  return new Map(found.map(({ customerId, language, ...handle }) => [keyOfHandle(handle), { customerId, language }]));
}

/** Somebody had told us of this identifier before it wrote: who they are may follow from that. */
async function settleAdopted(db: Db, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  await holdIdentity(db);
  await settle(db, customerIds);
}
