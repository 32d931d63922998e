/** Takes templates away at the vendors that have them; what one of them keeps is said with its reason. */
import { atomically, type PoolContext } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findAccount, markSignInAgain } from "./accounts.ts";
import type { ChannelsContext } from "./context.ts";
import type { RemoveOutcome } from "./template-port.ts";

/** An account whose vendor did not take it away. */
export interface KeptTemplate {
  accountId: string;
  why: string;
}

interface Standing {
  accountId: string;
  name: string;
  /** It may be at the vendor; otherwise it was never handed in. */
  isThere: boolean;
}

/** The calls are made between transactions: removing twice is removing once, so what failed is simply tried again. */
export async function removeTemplates(
  app: PoolContext & ChannelsContext,
  names: readonly string[],
): Promise<KeptTemplate[]> {
  const rows = await app.db<Standing[]>`
    select t.account_id, t.name, bool_or(a.state <> 'removed' and (t.state <> 'waiting' or t.attempts > 0 or t.vendor_id is not null)) as is_there
    from channels.template t join channels.account a on a.id = t.account_id
    where t.name = any(${[...names]}::text[]) group by t.account_id, t.name order by t.account_id, t.name`;
  const kept: KeptTemplate[] = [];
  for (const row of rows) {
    const outcome = row.isThere ? await removeAt(app, row) : ({ status: "done" } as const);
    if (outcome.status === "done") await forget(app, row);
    else kept.push({ accountId: row.accountId, why: outcome.status === "signed-out" ? "sign-in-again" : outcome.why });
  }
  return kept.filter(({ accountId }, at) => kept.findIndex((one) => one.accountId === accountId) === at);
}

async function removeAt(app: PoolContext & ChannelsContext, { accountId, name }: Standing): Promise<RemoveOutcome> {
  const account = await findAccount(app, accountId);
  const port = account && app.channels.get(account.kind)?.templates;
  if (!account || !port) return { status: "done" };
  const outcome = await port.remove(name, account);
  if (outcome.status === "signed-out") await markSignInAgain(app, account, "our keys no longer work there");
  return outcome;
}

const forget = (app: PoolContext, { accountId, name }: Standing): Promise<void> =>
  atomically(app, async (app) => {
    await app.db`delete from channels.template where account_id = ${accountId} and name = ${name}`;
    await changed(app, ["templates"]);
  });
