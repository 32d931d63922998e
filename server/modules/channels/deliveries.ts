/** What vendors delivered, as it came. */
import type { Db } from "../../platform/db.ts";
import { DeliveryNotFound } from "./problems.ts";

export interface DeliveryRow {
  id: string;
  channelAccountId: string;
  receivedAt: Date;
  state: "waiting" | "read" | "unreadable";
  why: string | null;
  bytes: number;
  entries: number;
}

export interface DeliveryFilter {
  accountId: string | null;
  state: string | null;
  since: Date | null;
  until: Date | null;
  /** The vendor's id of what they brought. */
  externalId: string | null;
  before: string | null;
  limit: number;
}

/** Newest first. */
export async function listDeliveries(db: Db, filter: DeliveryFilter): Promise<DeliveryRow[]> {
  const { accountId, state, since, until, externalId, before, limit } = filter;
  const { first, last } = await findBounds(db, { since, until });
  return db<DeliveryRow[]>`
    select id::text as id, account_id as channel_account_id, received_at, state, why, octet_length(body) as bytes, entries
    from channels.delivery
    where (${accountId}::uuid is null or account_id = ${accountId}) and (${state}::text is null or state = ${state})
      and (${before}::bigint is null or id < ${before}::bigint)
      and (${since}::timestamptz is null or received_at >= ${since})
      and (${until}::timestamptz is null or received_at < ${until})
      and id between ${first}::bigint and ${last}::bigint
      and (${externalId}::text is null or id = any(array(
        select delivery_id from channels.arrival
        where account_id = any(array(select id from channels.account)) and external_id = ${externalId})))
    order by channels.delivery.id desc limit ${limit}`;
}

/** Deliveries looked through for a text per page. */
const lookedThrough = 4000;

/**
 * The same, of those whose body holds `text`. Bodies have no index, for intake must not wait for one: some thousands are looked through
 * at a time, and `next` says where to go on, null where all has been seen.
 */
export async function searchDeliveries(
  db: Db,
  { text, ...filter }: DeliveryFilter & { text: string },
): Promise<{ rows: DeliveryRow[]; next: string | null }> {
  const looked = await listDeliveries(db, { ...filter, limit: lookedThrough });
  // JSON may write a letter as \uXXXX; both ways count.
  const spelled = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[\u0080-\uFFFF]/g, (sign) => String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const found = await db<{ id: string }[]>`
    select id::text as id from channels.delivery
    where id = any(${looked.map(({ id }) => id)}::bigint[])
      and (position(convert_to(${text}, 'UTF8') in body) > 0 or position(convert_to(${spelled}, 'UTF8') in body) > 0)
    order by channels.delivery.id desc limit ${filter.limit}`;
  const ids = new Set(found.map(({ id }) => id));
  const rows = looked.filter(({ id }) => ids.has(id));
  const isFull = rows.length === filter.limit;
  const end = isFull ? rows.at(-1) : looked.length === lookedThrough ? looked.at(-1) : undefined;
  return { rows, next: end?.id ?? null };
}

/** Ids grow with the time of receipt, give or take those that were committed together: a time is looked up once, and the key is walked. */
async function findBounds(
  db: Db,
  { since, until }: { since: Date | null; until: Date | null },
): Promise<{ first: string; last: string }> {
  const [row] = await db<[{ first: string; last: string }]>`
    select
      case when ${since}::timestamptz is null then 0 else coalesce((
        select id - 2000 from channels.delivery where received_at >= ${since} order by received_at limit 1), ${beyond}) end::text as first,
      case when ${until}::timestamptz is null then ${beyond} else coalesce((
        select id + 2000 from channels.delivery where received_at < ${until} order by received_at desc limit 1), 0) end::text as last`;
  return row;
}

const beyond = "9223372036854775807";

export async function getDelivery(
  db: Db,
  id: string,
): Promise<DeliveryRow & { headers: Record<string, string>; raw: Uint8Array; kind: string }> {
  const [row] = await db<(DeliveryRow & { headers: Record<string, string>; raw: Uint8Array; kind: string })[]>`
    select delivery.id::text as id, account_id as channel_account_id, received_at, delivery.state, delivery.why, octet_length(body) as bytes,
      entries, headers, body as raw, kind
    from channels.delivery join channels.account on account.id = account_id where delivery.id = ${id}`;
  if (!row) throw DeliveryNotFound();
  return row;
}
