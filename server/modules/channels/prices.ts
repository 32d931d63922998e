/** The airline's own list of what messages cost: vendors tell no prices. */
import type { ChargedFor, Price, PriceLine } from "../../../contract/prices.ts";
import type { ChannelKind } from "../../../contract/words.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { type AccountRow, listAccounts } from "./accounts.ts";
import type { Channels } from "./channel.ts";
import type { ChannelsContext } from "./context.ts";
import { numberOf, priceOf } from "./price-of.ts";
import { AccountNotFound } from "./problems.ts";
import type { SendingRules } from "./sending-rules.ts";

export interface PriceList {
  channelAccountId: string;
  channel: ChannelKind;
  name: string;
  categories: ChargedFor[];
  byNumber: boolean;
  lines: PriceLine[];
}

/** Of the accounts whose channel charges for something. */
export async function listPrices({ db, channels }: Pick<ChannelsContext, "db" | "channels">): Promise<PriceList[]> {
  const [accounts, lines] = await Promise.all([listAccounts(db), findLines(db)]);
  return accounts.flatMap((account) => {
    const list = listOf(account, channels);
    return list.categories.length === 0 ? [] : [{ ...list, lines: lines.get(account.id) ?? [] }];
  });
}

function listOf({ id, kind, name }: AccountRow, channels: Channels): Omit<PriceList, "lines"> {
  const rules = channels.get(kind)?.sendingRules;
  return {
    channelAccountId: id,
    channel: kind,
    name,
    categories: chargedBy(rules),
    byNumber: Boolean(rules?.charges?.byNumber),
  };
}

function chargedBy(rules: SendingRules | undefined): ChargedFor[] {
  const charges = rules?.charges;
  if (!charges) return [];
  const { templates } = charges;
  const kinds = (["utility", "marketing", "authentication"] as const).filter((kind) => templates?.[kind]);
  return [...(charges.public || charges.private ? (["message"] as const) : []), ...kinds];
}

/** By account; only of these where they are named. */
async function findLines(db: Db, accountIds?: readonly string[]): Promise<ReadonlyMap<string, PriceLine[]>> {
  const wanted = accountIds ? [...accountIds] : null;
  const rows = await db<(PriceLine & { accountId: string })[]>`
    select account_id, category, prefix, micros, currency from channels.price
    where ${wanted}::uuid[] is null or account_id = any(${wanted}::uuid[])
    order by category, prefix limit 5000`;
  const groups = Map.groupBy(rows, ({ accountId }) => accountId);
  return new Map([...groups].map(([id, all]) => [id, all.map(({ accountId: _accountId, ...line }) => line)]));
}

interface Message {
  accountId: string;
  channel: ChannelKind;
  correspondentId: string;
  charge: ChargedFor | null;
}

/** What messages cost by the list, in their order; null where it does not say. */
export async function findPrices(
  { db, channels }: Pick<ChannelsContext, "db" | "channels">,
  messages: readonly Message[],
): Promise<(Price | null)[]> {
  const accountIds = [...new Set(messages.flatMap(({ accountId, charge }) => (charge ? [accountId] : [])))];
  const lists = accountIds.length === 0 ? new Map<string, PriceLine[]>() : await findLines(db, accountIds);
  return messages.map(({ accountId, channel, correspondentId, charge }) => {
    const byNumber = channels.get(channel)?.sendingRules?.charges?.byNumber;
    return priceOf(lists.get(accountId) ?? [], { charge, number: byNumber ? numberOf(correspondentId) : null });
  });
}

/** All lines of an account anew. */
export async function setPrices(
  app: Context,
  { accountId, lines }: { accountId: string; lines: readonly PriceLine[] },
): Promise<void> {
  const [held] =
    await app.db`select from channels.account where id = ${accountId} and state <> 'removed' for no key update`;
  if (!held) throw AccountNotFound();
  await app.db`delete from channels.price where account_id = ${accountId}`;
  await app.db`
    insert into channels.price (account_id, category, prefix, micros, currency)
    select ${accountId}, category, prefix, micros, currency
    from jsonb_to_recordset(${app.db.json([...lines])}) as row (category text, prefix text, micros int, currency text)`;
  await changed(app, ["channels"]);
}
