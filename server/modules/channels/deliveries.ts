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
  before: string | null;
  limit: number;
}

export function listDeliveries(db: Db, { accountId, state, before, limit }: DeliveryFilter): Promise<DeliveryRow[]> {
  return db<DeliveryRow[]>`
    select id::text as id, account_id as channel_account_id, received_at, state, why, octet_length(body) as bytes, entries
    from channels.delivery
    where (${accountId}::uuid is null or account_id = ${accountId}) and (${state}::text is null or state = ${state})
      and (${before}::bigint is null or id < ${before}::bigint)
    order by channels.delivery.id desc limit ${limit}`;
}

export async function getDelivery(
  db: Db,
  id: string,
): Promise<DeliveryRow & { headers: Record<string, string>; body: string }> {
  const [row] = await db<(DeliveryRow & { headers: Record<string, string>; raw: Uint8Array })[]>`
    select id::text as id, account_id as channel_account_id, received_at, state, why, octet_length(body) as bytes, entries, headers, body as raw
    from channels.delivery where id = ${id}`;
  if (!row) throw DeliveryNotFound();
  return { ...row, body: Buffer.from(row.raw).toString("utf8") };
}
