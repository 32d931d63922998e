/** Channel accounts: connecting one, and reading it with its secrets opened. */
import { createHmac, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { ChannelKind } from "../../../contract/words.ts";
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import type { ChannelAccount } from "./channel-account.ts";
import type { ChannelsContext } from "./context.ts";
import { AccountExists, AccountNotFound, SecretsMissing, UnknownKind } from "./problems.ts";

export interface NewAccount {
  kind: ChannelKind;
  name: string;
  externalId: string;
  baseUrl?: string | undefined;
  secrets: Record<string, string>;
}

/** Connects an account; its secrets are sealed before they touch the database. */
export function addAccount(app: ChannelsContext, account: NewAccount): Promise<{ id: string; webhookUrl: string }> {
  const { kind, name, externalId, baseUrl, secrets } = account;
  requireSecrets(app, kind, secrets);
  return atomically(app, async (app) => {
    const id = randomUUID();
    const sealed = seal(app.key, placeOf(id), JSON.stringify(secrets));
    const [row] = await app.db<{ id: string }[]>`
      insert into channels.account (id, kind, name, external_id, base_url, secrets)
      values (${id}, ${kind}, ${name}, ${externalId}, ${baseUrl ?? null}, ${sealed})
      on conflict (kind, external_id) do nothing returning id`;
    if (!row) {
      const [existing] = await app.db<[{ id: string; state: string }]>`
        select id, state from channels.account where kind = ${kind} and external_id = ${externalId}`;
      if (existing.state !== "removed") throw AccountExists({ id: existing.id });
      return revive(app, existing.id, account);
    }
    await changed(app, ["channels"]);
    return { id, webhookUrl: webhookUrl(app, kind, id) };
  });
}

/** An account that was removed and is connected again goes on with its history. */
async function revive(
  app: ChannelsContext,
  id: string,
  { kind, name, baseUrl, secrets }: NewAccount,
): Promise<{ id: string; webhookUrl: string }> {
  const sealed = seal(app.key, placeOf(id), JSON.stringify(secrets));
  await app.db`
    update channels.account set state = 'active', why = null, name = ${name}, base_url = ${baseUrl ?? null}, secrets = ${sealed}, looked_at = null, keys_end_at = null, keys_asked_at = null
    where id = ${id}`;
  await changed(app, ["channels"]);
  return { id, webhookUrl: webhookUrl(app, kind, id) };
}

export const webhookUrl = ({ publicUrl }: ChannelsContext, kind: string, id: string): string =>
  `${publicUrl}/webhooks/${kind}/${id}`;

/** What its sealed secrets are bound to. */
export const placeOf = (id: string): string => `channels.account/${id}`;

/** Throws unless these are the secrets that an account of this kind must bring and may. */
export function requireSecrets(app: ChannelsContext, kind: string, secrets: Record<string, string>): void {
  const channel = app.channels.get(kind);
  if (!channel) throw UnknownKind({ kind });
  const { required, optional } = channel.secrets;
  const missing = required.filter((name) => !secrets[name]);
  const unknown = Object.keys(secrets).filter((name) => !required.includes(name) && !optional.includes(name));
  if (missing.length > 0 || unknown.length > 0) throw SecretsMissing({ missing, unknown });
}

interface SealedAccount extends Omit<ChannelAccount, "secrets" | "ownKey"> {
  secrets: Uint8Array;
}

/** Stays when an account gets new secrets; another key of the installation is another key here. */
const ownKeyOf = (key: Buffer, id: string): string =>
  createHmac("sha256", key)
    .update(`own key of ${placeOf(id)}`)
    .digest("base64url");

/** The account with its secrets opened; null where there is none, or it was removed. */
export async function findAccount(app: ChannelsContext, id: string): Promise<ChannelAccount | null> {
  const [row] = await app.db<SealedAccount[]>`
    select id, kind, external_id, base_url, secrets from channels.account where id = ${id} and state <> 'removed'`;
  if (!row) return null;
  const secrets = JSON.parse(unseal(app.key, placeOf(row.id), row.secrets)) as Record<string, string>;
  return { ...row, secrets, ownKey: ownKeyOf(app.key, row.id) };
}

/** Addresses of all our mail accounts, also of those that were removed: no answer goes to ourselves. */
export async function findOwnAddresses(db: Db): Promise<string[]> {
  const rows = await db<{ externalId: string }[]>`select external_id from channels.account where kind = 'email'`;
  return rows.map(({ externalId }) => externalId);
}

/** Whether we still have this account. */
export async function isThere(db: Db, accountId: string): Promise<boolean> {
  const [row] = await db<
    { id: string }[]
  >`select id from channels.account where id = ${accountId} and state <> 'removed'`;
  return row !== undefined;
}

/** What we call the account; passengers see it in a chat. */
export async function findAccountName(db: Db, accountId: string): Promise<string> {
  const [row] = await db<{ name: string }[]>`select name from channels.account where id = ${accountId}`;
  if (!row) throw AccountNotFound();
  return row.name;
}

/** What the vendor calls our account. */
export async function findExternalId(db: Db, accountId: string): Promise<string> {
  const [row] = await db<{ externalId: string }[]>`select external_id from channels.account where id = ${accountId}`;
  if (!row) throw AccountNotFound();
  return row.externalId;
}

/** Keeps the keys a vendor renewed, beside those it left alone. */
export async function renewSecrets(
  app: ChannelsContext,
  account: ChannelAccount,
  renewed: Record<string, string>,
): Promise<void> {
  const sealed = seal(app.key, placeOf(account.id), JSON.stringify({ ...account.secrets, ...renewed }));
  await app.db`
    update channels.account
    set secrets = ${sealed}, state = case when state = 'sign-in-again' then 'active' else state end, why = null, keys_end_at = null, keys_asked_at = null
    where id = ${account.id}`;
}

/** The vendor no longer takes these keys: sending waits, intake goes on, and a screen says so. A no to keys that were replaced meanwhile says nothing. */
export function markSignInAgain(
  app: ChannelsContext,
  { id, secrets }: Pick<ChannelAccount, "id" | "secrets">,
  why: string,
): Promise<void> {
  return atomically(app, async (app) => {
    await app.db`select from channels.account where id = ${id} for no key update`;
    const now = await findAccount(app, id);
    if (now && isDeepStrictEqual(now.secrets, secrets)) await waitForSignIn(app, id, why);
  });
}

/** The vendor says so by itself, whatever the keys. */
export async function waitForSignIn(app: ChannelsContext, accountId: string, why: string): Promise<void> {
  await app.db`
    update channels.account set state = 'sign-in-again', why = ${why} where id = ${accountId} and state in ('active', 'sign-in-again')`;
  await changed(app, ["channels"]);
}

export interface AccountRow {
  id: string;
  kind: ChannelKind;
  name: string;
  externalId: string;
  baseUrl: string | null;
  state: "active" | "sign-in-again" | "paused" | "removed";
  why: string | null;
  /** Null: they do not end, or nobody knows. */
  keysEndAt: Date | null;
  lastDeliveryAt: Date | null;
  /** The vendor does not answer; null: it does. */
  outage: { since: Date; nextTryAt: Date; why: string; waiting: number } | null;
}

interface ListedRow extends Omit<AccountRow, "outage"> {
  since: Date | null;
  nextTryAt: Date | null;
  outageWhy: string | null;
  waiting: number;
}

export async function listAccounts(db: Db): Promise<AccountRow[]> {
  const rows = await db<ListedRow[]>`
    select account.id, kind, name, external_id, base_url, state, account.why, keys_end_at,
      (select received_at from channels.delivery where account_id = account.id order by id desc limit 1) as last_delivery_at,
      outage.opened_at as since, outage.next_try_at, outage.why as outage_why,
      case when outage.opened_at is null then 0 else (
        select count(*)::int from channels.outgoing where account_id = account.id and outgoing.state in ('pending', 'sending')) end as waiting
    from channels.account left join channels.outage on outage.account_id = account.id
    where state <> 'removed' order by name, account.id limit 200`;
  return rows.map(({ since, nextTryAt, outageWhy, waiting, ...row }) => ({
    ...row,
    outage: since && nextTryAt && { since, nextTryAt, why: outageWhy ?? "", waiting },
  }));
}
