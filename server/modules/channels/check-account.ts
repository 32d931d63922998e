/** Asks a vendor whether an account is connected as it should be; what it says is kept with the account, keys that are not its own never. */
import { atomically, now } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findAccount, requireSecrets, webhookUrl } from "./accounts.ts";
import type { ChannelAccount } from "./channel-account.ts";
import { type Check, type Doorstep, found } from "./check-port.ts";
import type { ChannelsContext } from "./context.ts";
import { renewKeys } from "./fresh-keys.ts";
import { AccountNotFound, CannotSubscribe, TooManyChecks, UnknownKind } from "./problems.ts";

export interface Checked {
  checkedAt: Date;
  checks: Check[];
}

/** Together, however many questions it takes. */
const patienceMs = 16_000;

const mostPerMinute = 12;

/** Throws where this person asked too often: each question is a call to a vendor, or to whatever address they typed. */
export async function countCheck(app: ChannelsContext, actorId: string): Promise<void> {
  const [row] = await app.db<[{ count: number }]>`
    insert into channels.check_count as c (actor_id, began_at, count) values (${actorId}, platform.now(), 1)
    on conflict (actor_id) do update set
      count = case when c.began_at < platform.now() - interval '1 minute' then 1 else c.count + 1 end,
      began_at = case when c.began_at < platform.now() - interval '1 minute' then platform.now() else c.began_at end
    returning count`;
  if (row.count > mostPerMinute) throw TooManyChecks({ retryAfterSeconds: 60 });
}

/** Keys that are no account's yet. */
export async function checkNew(
  app: ChannelsContext,
  account: Pick<ChannelAccount, "kind" | "externalId" | "secrets"> & { baseUrl?: string | undefined },
): Promise<Checked> {
  requireSecrets(app, account.kind, { ...account.secrets });
  const whole = { ...account, id: "", baseUrl: account.baseUrl ?? null, ownKey: "" };
  return { checkedAt: await now(app.db), checks: await ask(app, whole, null) };
}

/** An account's own keys, or others that may take their place. */
export async function checkAccount(
  app: ChannelsContext,
  accountId: string,
  secrets: Record<string, string> | null = null,
): Promise<Checked> {
  const account = await findAccount(app, accountId);
  if (!account) throw AccountNotFound();
  if (secrets) {
    requireSecrets(app, account.kind, secrets);
    const other = { ...account, secrets };
    return { checkedAt: await now(app.db), checks: await ask(app, other, await doorstepOf(app, other)) };
  }
  return keep(app, accountId, await askWithFreshKeys(app, account));
}

/** Has the vendor deliver to this account's webhook, then looks whether it does. */
export async function subscribeAccount(
  app: ChannelsContext,
  { accountId, takeOver }: { accountId: string; takeOver: boolean },
): Promise<Checked> {
  const account = await findAccount(app, accountId);
  if (!account) throw AccountNotFound();
  const port = app.channels.get(account.kind)?.checks;
  if (!port?.subscribe) throw CannotSubscribe();
  const doorstep = await doorstepOf(app, account);
  const refused = await inTime(port.subscribe(account, { ...doorstep, takeOver }), "webhook");
  const checks = await askWithFreshKeys(app, account);
  const isSaid = (one: Check): boolean => refused.some(({ what }) => what === one.what);
  return keep(app, accountId, [...checks.filter((one) => !isSaid(one)), ...refused]);
}

/** An access token that ended is no fault where the vendor gives a new one: the account's own are renewed, others' never. */
async function askWithFreshKeys(app: ChannelsContext, account: ChannelAccount): Promise<Check[]> {
  const doorstep = await doorstepOf(app, account);
  const first = await ask(app, account, doorstep);
  const isOver = first.some(({ what, code }) => what === "keys" && code === "refused");
  const fresh = isOver && account.secrets["refreshToken"] ? await renewKeys(app, account) : null;
  return fresh ? ask(app, fresh, doorstep) : first;
}

async function ask(app: ChannelsContext, account: ChannelAccount, doorstep: Doorstep | null): Promise<Check[]> {
  const channel = app.channels.get(account.kind);
  if (!channel) throw UnknownKind({ kind: account.kind });
  return channel.checks ? inTime(channel.checks.look(account, doorstep), "keys") : [];
}

async function inTime(asked: Promise<readonly Check[]>, what: Check["what"]): Promise<Check[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Check[]>((done) => {
    timer = setTimeout(() => done([found(what, "vendor-away")]), patienceMs);
  });
  // An adapter that throws all the same says nothing of what it held.
  const failed = asked.catch(() => [found(what, "unknown")]);
  const checks = await Promise.race([failed, late]);
  clearTimeout(timer);
  return [...checks];
}

function keep(app: ChannelsContext, accountId: string, checks: Check[]): Promise<Checked> {
  return atomically(app, async (app) => {
    const kept = JSON.stringify(checks);
    const [row] = await app.db<[{ checkedAt: Date }]>`
      insert into channels.account_check (account_id, checked_at, checks) values (${accountId}, platform.now(), ${kept}::text::jsonb)
      on conflict (account_id) do update set checked_at = excluded.checked_at, checks = excluded.checks
      returning checked_at`;
    await changed(app, ["channels"]);
    return { checkedAt: row.checkedAt, checks };
  });
}

/** Where a vendor knows one address for all accounts of an app, that of any of them will do. */
async function doorstepOf(app: ChannelsContext, account: ChannelAccount): Promise<Doorstep> {
  const own = webhookUrl(app, account.kind, account.id);
  const secret = app.channels.get(account.kind)?.sharing?.secret;
  if (!secret) return { webhookUrl: own, others: [] };
  const kinds = [...app.channels.values()].filter((one) => one.sharing?.secret === secret).map(({ kind }) => kind);
  const rows = await app.db<{ id: string }[]>`
    select id from channels.account where kind = any(${kinds}) and state <> 'removed' and id <> ${account.id} limit 200`;
  const others: string[] = [];
  for (const { id } of rows) {
    const other = await findAccount(app, id);
    if (other && other.secrets[secret] === account.secrets[secret]) others.push(webhookUrl(app, other.kind, id));
  }
  return { webhookUrl: own, others };
}
