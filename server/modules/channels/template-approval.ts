/** Hands texts in for approval, and keeps what the vendors say of them. */
import { atomically, type Context, type PoolContext } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { findAccount, listAccounts, markSignInAgain } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { ChannelsContext } from "./context.ts";
import { TakesNoTemplates } from "./problems.ts";
import type { TemplateStanding, TemplateText } from "./template-port.ts";
import type { TemplateState } from "./template-states.ts";

/** Wishes that a vendor approves a text; the worker hands it in. One that was handed in as it is stays as it stands. */
export async function wishApproval(
  app: Context & Pick<ChannelsContext, "channels">,
  { accountId, text }: { accountId: string; text: TemplateText },
): Promise<void> {
  const account = (await listAccounts(app.db)).find(({ id }) => id === accountId);
  if (!account || !app.channels.get(account.kind)?.templates) throw TakesNoTemplates();
  await app.db`
    insert into channels.template as t (account_id, name, language, content, category)
    values (${accountId}, ${text.name}, ${text.language}, ${app.db.json(text as never)}, ${text.category})
    on conflict (account_id, name, language) do update set content = excluded.content, category = excluded.category, state = 'waiting', why = null,
      attempts = 0, next_at = platform.now(), changed_at = platform.now()
    where t.content <> excluded.content or t.state in ('rejected', 'disabled', 'waiting')`;
  await changed(app, ["templates"]);
}

interface Waiting {
  accountId: string;
  name: string;
  language: string;
  content: TemplateText;
  attempts: number;
}

const attemptsAtMost = 8;

/** Hands in what waits; gives how many. The call is made between transactions: handing in twice is changing it to the same. */
export async function handInTemplates(app: PoolContext & ChannelsContext): Promise<number> {
  const rows = await app.db<Waiting[]>`
    update channels.template t set attempts = attempts + 1, next_at = platform.now() + least(3600, 30 * 2 ^ attempts) * interval '1 second'
    where (account_id, name, language) in (
      select account_id, name, language from channels.template where state = 'waiting' and next_at <= (select platform.now())
      order by next_at limit 20 for update skip locked)
    returning account_id, name, language, content, attempts`;
  for (const row of rows) await handIn(app, row);
  return rows.length;
}

async function handIn(app: ChannelsContext, row: Waiting): Promise<void> {
  const account = await findAccount(app, row.accountId);
  const port = account && app.channels.get(account.kind)?.templates;
  if (!account || !port) return settle(app, row, { state: "disabled", why: "the account was removed", vendorId: null });
  const outcome = await port.submit(row.content, account);
  if (outcome.status === "submitted")
    return settle(app, row, { state: outcome.state, why: null, vendorId: outcome.vendorId });
  if (outcome.status === "refused") return settle(app, row, { state: "rejected", why: outcome.why, vendorId: null });
  const why = outcome.status === "busy" ? outcome.why : "our keys no longer work there";
  if (outcome.status === "signed-out") await markSignInAgain(app, account, why);
  if (row.attempts >= attemptsAtMost) await settle(app, row, { state: "rejected", why, vendorId: null });
}

/** Unless it was changed meanwhile, and waits again. */
const settle = (
  app: Context,
  { accountId, name, language, content }: Waiting,
  { state, why, vendorId }: Pick<TemplateStanding, "state" | "why" | "vendorId">,
): Promise<void> =>
  atomically(app, async (app) => {
    await app.db`
      update channels.template set state = ${state}, why = ${why}, vendor_id = coalesce(${vendorId}, vendor_id), changed_at = platform.now()
      where account_id = ${accountId} and name = ${name} and language = ${language} and state = 'waiting' and content = ${app.db.json(content as never)}`;
    await changed(app, ["templates"]);
  });

/** Asks every vendor, or one of an account, what became of what we handed in. */
export async function syncTemplates(app: ChannelsContext, accountId?: string): Promise<void> {
  const ids = await app.db<{ accountId: string }[]>`
    select distinct t.account_id from channels.template t join channels.account a on a.id = t.account_id
    where a.state = 'active' and t.state <> 'waiting' and (${accountId ?? null}::uuid is null or t.account_id = ${accountId ?? null}::uuid)`;
  for (const { accountId } of ids) {
    const account = await findAccount(app, accountId);
    const templates = account && app.channels.get(account.kind)?.templates;
    if (!templates) continue;
    const [clock] = await app.db<[{ askedAt: string }]>`select platform.now()::text as asked_at`;
    const standings = await templates.list(account);
    if (standings === "signed-out") await markSignInAgain(app, account, "our keys no longer work there");
    else if (standings) await keepStandings(app, account, { standings, askedAt: clock.askedAt });
  }
}

/** What was heard of a template since the vendor was asked is newer than this answer, and stays. */
const keepStandings = (
  app: Context,
  { id }: ChannelAccount,
  { standings, askedAt }: { standings: readonly TemplateStanding[]; askedAt: string },
): Promise<void> =>
  atomically(app, async (app) => {
    const rows = standings.map(({ vendorId, ...one }) => ({ ...one, vendor_id: vendorId }));
    const { count } = await app.db`
      update channels.template t set state = row.state, why = row.why, category = coalesce(row.category, t.category), vendor_id = coalesce(row.vendor_id, t.vendor_id),
        changed_at = platform.now()
      from jsonb_to_recordset(${app.db.json(rows)}) as row (name text, language text, state text, why text, category text, vendor_id text)
      where t.account_id = ${id} and t.name = row.name and t.language = row.language and t.state <> 'waiting' and t.changed_at <= ${askedAt}::timestamptz
        and (t.state, coalesce(t.why, ''), t.category) is distinct from (row.state, coalesce(row.why, ''), coalesce(row.category, t.category))`;
    if (count > 0) await changed(app, ["templates"]);
  });

/** Of all accounts that we still have. */
export const listTemplateStates = (db: Db): Promise<TemplateState[]> => db<TemplateState[]>`
  select t.account_id, t.name, t.language, t.state, t.why, t.category, t.changed_at
  from channels.template t join channels.account a on a.id = t.account_id
  where a.state <> 'removed' order by t.name, t.language limit 5000`;
