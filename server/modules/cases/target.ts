/** Where a reply goes: the thread, the person, and in public the post it answers. */
import type { Db } from "../../platform/db.ts";
import { type ChannelsContext, findExternalId, listAccounts } from "../channels/index.ts";
import { findAddress, findKnown } from "../customers/index.ts";
import { NoThread, NotTheirs } from "./problems.ts";
import type { CaseRow } from "./row.ts";

interface Wanted {
  theCase: CaseRow;
  visibility: "public" | "private";
  threadId: string | undefined;
  /** Another account of ours, on which the talk goes on in private. */
  accountId?: string | undefined;
}

export interface Target {
  threadId: string;
  recipientId: string;
  parentId: string | null;
}

/** The case as it stands in the thread where the answer goes: its channel, account and handle. They are answered where they last spoke, unless told otherwise. */
export async function atPlace(
  db: Db,
  theCase: CaseRow,
  { visibility, threadId, accountId }: Omit<Wanted, "theCase">,
): Promise<CaseRow> {
  if (accountId) return atAccount(db, theCase, accountId);
  const [place] = await db<Pick<CaseRow, "accountId" | "channel" | "customerId">[]>`
    select account_id, channel, customer_id from cases.thread
    where case_id = ${theCase.id} and (${threadId ?? null}::uuid is null or id = ${threadId ?? null}::uuid)
    order by visibility = ${visibility} desc, last_message_at desc limit 1`;
  return { ...theCase, ...place };
}

/** Where they spoke to this account in the case, else the account itself. */
async function atAccount(db: Db, theCase: CaseRow, accountId: string): Promise<CaseRow> {
  const account = (await listAccounts(db)).find(({ id }) => id === accountId);
  if (!account) throw NotTheirs();
  const [spoke] = await db<{ customerId: string }[]>`
    select customer_id from cases.thread where case_id = ${theCase.id} and account_id = ${accountId} order by last_message_at desc limit 1`;
  return { ...theCase, accountId, channel: account.kind, customerId: spoke?.customerId ?? theCase.customerId };
}

/** Where they write from; elsewhere only what is proved to be theirs. */
async function findRecipient(db: Db, theCase: CaseRow, accountId: string | undefined): Promise<string | null> {
  const { id, customerId, channel } = theCase;
  const [spoke] = accountId
    ? await db`select from cases.thread where case_id = ${id} and account_id = ${accountId} limit 1`
    : [true];
  if (spoke) return findAddress(db, { customerId, kind: channel });
  const proved = (await findKnown(db, customerId)).find(({ kind, known }) => kind === channel && known === "verified");
  if (!proved) throw NotTheirs();
  return proved.value;
}

/** The wanted thread, else the newest of that visibility; a private conversation begins where there is none. */
export async function findTarget(
  app: ChannelsContext,
  { theCase, visibility, threadId, accountId }: Wanted,
): Promise<Target> {
  const recipientId = await findRecipient(app.db, theCase, accountId);
  if (!recipientId) throw NoThread({ visibility });
  const [thread] = await app.db<{ id: string; parentId: string | null }[]>`
    select id, (
      select coalesce(version_external_id, external_id) from cases.message where thread_id = thread.id and direction = 'inbound' and removed_at is null order by seq desc limit 1
    ) as parent_id
    from cases.thread
    where case_id = ${theCase.id} and visibility = ${visibility} and (${threadId ?? null}::uuid is null or id = ${threadId ?? null}::uuid)
      and (${accountId ?? null}::uuid is null or account_id = ${accountId ?? null}::uuid)
    order by last_message_at desc limit 1`;
  if (thread) return { threadId: thread.id, recipientId, parentId: visibility === "public" ? thread.parentId : null };
  if (visibility === "public" || threadId) throw NoThread({ visibility });
  return { threadId: await beginPrivateThread(app, theCase, recipientId), recipientId, parentId: null };
}

async function beginPrivateThread(app: ChannelsContext, theCase: CaseRow, recipientId: string): Promise<string> {
  const channel = app.channels.get(theCase.channel);
  if (!channel) throw NoThread({ visibility: "private" });
  const externalId = channel.conversationWith(recipientId, {
    externalId: await findExternalId(app.db, theCase.accountId),
  });
  const [row] = await app.db<[{ id: string }]>`
    insert into cases.thread (account_id, customer_id, channel, visibility, external_id, case_id, last_message_at)
    values (${theCase.accountId}, ${theCase.customerId}, ${theCase.channel}, 'private', ${externalId}, ${theCase.id}, platform.now())
    on conflict (account_id, external_id, customer_id) do update set case_id = ${theCase.id}, last_message_at = platform.now()
    returning id`;
  return row.id;
}
