/**
 * What a vendor tells of messages of ours after it took them, by their names or up to a moment. A word that comes before the answer to our
 * sending is kept for it; one that brings our own id back settles a call that got no answer.
 */
import type { Context } from "../../platform/context.ts";
import type { ChannelsContext } from "./context.ts";
import type { Refusal } from "./outbound.ts";
import { noteAccepted } from "./reconcile.ts";
import { noteReturned } from "./note-returned.ts";

export interface Receipt {
  accountId: string;
  state: "accepted" | "delivered" | "read" | "failed";
  vendorId: string | null;
  /** Ours. */
  ownId: string | null;
  /** All in private to this reader up to the moment, ISO 8601. */
  upTo: { recipientId: string; at: string } | null;
  at: string;
  failure: { why: string; code: Refusal } | null;
  price: { category: string | null; isBillable: boolean } | null;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** Our messages that came further by it: those of which all parts did. */
export async function noteReceipt(app: ChannelsContext, receipt: Receipt): Promise<string[]> {
  const { accountId, vendorId, ownId, state, price } = receipt;
  if (vendorId && ownId && isId(ownId) && (await isOurs(app, accountId, ownId)))
    await noteAccepted(app, { messageId: ownId, vendorId });
  if (vendorId && price)
    await app.db`
      update channels.outgoing set price_category = ${price.category?.slice(0, 60) ?? null}, price_billable = ${price.isBillable}
      where account_id = ${accountId} and vendor_id = ${vendorId}`;
  if (state === "failed") return fail(app, receipt);
  return state === "accepted" ? [] : advance(app, { ...receipt, state });
}

/** Which of our messages the vendor calls this. */
export async function findSent(
  { db }: Context,
  { accountId, vendorId }: { accountId: string; vendorId: string },
): Promise<string | null> {
  const [row] = await db<{ messageId: string }[]>`
    select coalesce(message_id, id) as message_id from channels.outgoing where account_id = ${accountId} and vendor_id = ${vendorId}`;
  return row?.messageId ?? null;
}

async function isOurs({ db }: Context, accountId: string, id: string): Promise<boolean> {
  const [row] = await db<{ id: string }[]>`
    select id from channels.outgoing where id = ${id} and account_id = ${accountId}`;
  return row !== undefined;
}

async function fail(app: Context, { accountId, vendorId, failure }: Receipt): Promise<string[]> {
  if (!vendorId) return [];
  const [row] = await app.db<{ id: string; messageId: string }[]>`
    select id, coalesce(message_id, id) as message_id from channels.outgoing where account_id = ${accountId} and vendor_id = ${vendorId}`;
  if (!row) return [];
  const { why, code } = failure ?? { why: "the channel gave no reason", code: "other" as const };
  return (await noteReturned(app, { accountId, messageId: row.id, why, code })) ? [row.messageId] : [];
}

async function advance(
  { db }: Context,
  { accountId, vendorId, upTo, state, at }: Receipt & { state: "delivered" | "read" },
): Promise<string[]> {
  const from = state === "read" ? ["accepted", "delivered"] : ["accepted"];
  if (!vendorId && !upTo) return [];
  const rows = vendorId
    ? await db<{ messageId: string; isLast: boolean }[]>`
        update channels.outgoing set state = ${state}, changed_at = platform.now()
        where account_id = ${accountId} and vendor_id = ${vendorId} and state = any(${from})
        returning coalesce(message_id, id) as message_id, part = parts as is_last`
    : await db<{ messageId: string; isLast: boolean }[]>`
        update channels.outgoing set state = ${state}, changed_at = platform.now()
        where account_id = ${accountId} and recipient_id = ${upTo?.recipientId ?? ""} and visibility = 'private' and state = any(${from})
          -- When it was due is before the vendor had it; when we wrote that down may be after they read it.
          and send_after <= ${upTo?.at ?? at}
        returning coalesce(message_id, id) as message_id, part = parts as is_last`;
  if (rows.length === 0 && vendorId) await keepForLater(db, { accountId, vendorId, state, at });
  return [...new Set(rows.filter(({ isLast }) => isLast).map(({ messageId }) => messageId))];
}

/** Unless it is of a message that we know, which has come as far already. */
async function keepForLater(
  db: Context["db"],
  { accountId, vendorId, state, at }: { accountId: string; vendorId: string; state: "delivered" | "read"; at: string },
): Promise<void> {
  await db`
    insert into channels.receipt (account_id, vendor_id, state, at)
    select ${accountId}, ${vendorId}, ${state}, ${at}
    where not exists (select from channels.outgoing where account_id = ${accountId} and vendor_id = ${vendorId})
    on conflict (account_id, vendor_id) do update set state = excluded.state, at = excluded.at where receipt.state <> 'read'`;
}
