/** What somebody tells a channel itself about advertisements stands in their consent: by themselves, there, at that time. */
import { createHash } from "node:crypto";
import type { Context } from "../../../platform/context.ts";
import { changed } from "../../../platform/events.ts";
import { findOnes, findUnerased } from "../survivor.ts";

export interface ToldConsent {
  accountId: string;
  channel: string;
  /** What the channel calls them: any of its ids. */
  values: readonly string[];
  given: boolean;
  /** A yes that takes back a no that was said to the same account, and is nothing where there was none. */
  isAgain: boolean;
  at: Date;
}

/**
 * The same told again is one line. A yes counts where it takes back a no said to the same account, or where nothing was said: what they
 * refused to somebody else stays refused. Of whom we know nothing, and of who was erased, nothing is written.
 */
export async function noteToldConsent(app: Context, told: readonly ToldConsent[]): Promise<void> {
  for (const one of told.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await note(app, one);
}

async function note(app: Context, { accountId, channel, values, given, isAgain, at }: ToldConsent): Promise<void> {
  const [known] = await app.db<{ customerId: string }[]>`
    select customer_id from customers.identifier
    where kind = ${channel} and value = any(${[...values]}::text[]) and customer_id is not null order by value limit 1`;
  const [customerId] = known ? await findUnerased(app.db, [known.customerId]) : [];
  if (!customerId) return;
  const ids = (await findOnes(app.db, [customerId])).get(customerId)?.ids ?? [customerId];
  const { count } = await app.db`
    insert into customers.consent (id, customer_id, purpose, given, at, how, channel, account_id)
    select ${idOf({ accountId, customerId, given, at })}, ${customerId}, 'marketing', ${given}, least(${at}::timestamptz, clock.at), 'on-channel', ${channel}, ${accountId}
    from (select platform.now() as at) as clock
    left join lateral (
      select given, account_id from customers.consent
      where customer_id = any(${ids}::uuid[]) and purpose = 'marketing' order by at desc, seq desc limit 1) as latest on true
    where not ${given} or (latest.account_id = ${accountId} and not latest.given)
      or (not ${isAgain} and (latest.given is null or latest.given or latest.account_id = ${accountId}))
    on conflict (id) do nothing`;
  if (count > 0) await changed(app, [`customer/${customerId}`]);
}

/** Vendors tell it again under other names. */
function idOf({
  accountId,
  customerId,
  given,
  at,
}: Pick<ToldConsent, "accountId" | "given" | "at"> & { customerId: string }): string {
  const hex = createHash("sha256")
    .update(`${accountId} ${customerId} ${String(given)} ${at.toISOString()}`)
    .digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
