/** What became of messages whose call got no answer: looked up at the vendor, or told by a receipt. Never sent again blindly. */
import { atomically, type Context } from "../../platform/context.ts";
import { findAccount } from "./accounts.ts";
import type { OutboundMessage } from "./outbound.ts";
import type { ChannelsContext } from "./context.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

/** A sender that died between attempt and answer leaves its message held: after the lease it is unsure. */
export function giveUpOnTheDead(app: ChannelsContext): Promise<void> {
  return atomically(app, async (app) => {
    const rows = await app.db<{ id: string }[]>`
      update channels.outgoing
      set state = 'unsure', why = 'the sender stopped while sending', lease_until = null, look_at = platform.now(), epoch = epoch + 1, changed_at = platform.now()
      where id in (select id from channels.outgoing where state = 'sending' and lease_until < platform.now() limit 100 for no key update skip locked)
      returning id`;
    await tellOutgoing(
      app,
      rows.map(({ id }) => id),
    );
  });
}

type Unsure = OutboundMessage & { accountId: string };

const looksAtMost = 6;

const looksAtOnce = 10;

/**
 * Looks up a few unsure messages that are due, and gives whether there may be more; each is looked for again with growing patience,
 * six times at most.
 */
export async function lookUpUnsure(app: ChannelsContext): Promise<boolean> {
  const rows = await app.db<Unsure[]>`
    update channels.outgoing o
    set looks = looks + 1, look_at = case when looks + 1 < ${looksAtMost} then platform.now() + 5 * (2 ^ looks) * interval '1 second' end
    where id in (
      select id from channels.outgoing where state = 'unsure' and look_at <= platform.now() order by look_at limit ${looksAtOnce} for no key update skip locked)
    returning id, account_id, visibility, recipient_id, text, letter, '{}'::text[] as media,
      coalesce((select vendor_id from channels.outgoing before where before.id = o.after_id), parent_id) as parent_id,
      (select jsonb_build_object('externalId', external_id, 'threadId', thread_id) from channels.untold u
        where u.account_id = o.account_id and u.external_id = o.parent_id) as elsewhere,
      (select min(started_at) from channels.attempt where outgoing_id = o.id) as first_tried_at`;
  await Promise.all(rows.map(({ accountId, ...message }) => lookUp(app, message, accountId)));
  return rows.length === looksAtOnce;
}

async function lookUp(app: ChannelsContext, message: OutboundMessage, accountId: string): Promise<void> {
  const account = await findAccount(app, accountId);
  const channel = account && app.channels.get(account.kind);
  if (!account || !channel) return;
  const outcome = await channel.lookFor(message, account);
  if (outcome.status === "found") await noteAccepted(app, { messageId: message.id, vendorId: outcome.vendorId });
}

/** An unsure or still held message turns out to have been accepted. Harmless where that is known already. */
export function noteAccepted(
  app: ChannelsContext,
  { messageId, vendorId }: { messageId: string; vendorId: string },
): Promise<void> {
  return atomically(app, async (app) => {
    const { count } = await app.db`
      update channels.outgoing
      set state = 'accepted', vendor_id = ${vendorId}, why = null, code = null, lease_until = null, look_at = null, epoch = epoch + 1, changed_at = platform.now()
      where id = ${messageId} and state in ('sending', 'unsure', 'pending') and attempts > 0
        and not exists (select 1 from channels.outgoing other where other.account_id = outgoing.account_id and other.vendor_id = ${vendorId})`;
    if (count === 1) await tellOutgoing(app, [messageId]);
  });
}

export interface Echo {
  /** Ours, where the vendor brings it back. */
  ownId: string | null;
  accountId: string;
  vendorId: string;
  visibility: "public" | "private";
  recipientId: string | null;
  parentId: string | null;
  text: string;
}

/** A message of ours that came round, by another account than it went out where a comment was answered in private. */
interface Recognised {
  /** To whom it went, as the account that sent it calls them; null where the echo came to that account. */
  sentTo: { channel: string; recipientId: string } | null;
}

const here: Recognised = { sentTo: null };

/**
 * Which of our messages an echo of our own side is: ours is the id it brings back, or the vendor's id is known, or its text and addressee
 * are those of a message that is under way or unsure. That settles it. Null: none of ours.
 */
export async function recogniseEcho(app: ChannelsContext, echo: Echo): Promise<Recognised | null> {
  return (await recogniseByOwnId(app, echo)) ?? ((await recogniseByWords(app, echo)) ? here : null);
}

async function recogniseByOwnId(
  app: ChannelsContext,
  { ownId, accountId, vendorId }: Echo,
): Promise<Recognised | null> {
  if (!ownId || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(ownId)) return null;
  const [row] = await app.db<{ accountId: string; channel: string; recipientId: string }[]>`
    select account_id, account.kind as channel, recipient_id
    from channels.outgoing join channels.account on account.id = account_id where outgoing.id = ${ownId}`;
  if (!row) return null;
  await noteAccepted(app, { messageId: ownId, vendorId });
  return row.accountId === accountId ? here : { sentTo: { channel: row.channel, recipientId: row.recipientId } };
}

async function recogniseByWords(app: ChannelsContext, echo: Echo): Promise<boolean> {
  if (await isAccepted(app, echo)) return true;
  const candidates = await app.db<{ id: string; text: string }[]>`
    select id, text from channels.outgoing
    where account_id = ${echo.accountId} and visibility = ${echo.visibility} and state in ('sending', 'unsure', 'pending') and attempts > 0
      and (recipient_id = ${echo.recipientId} or parent_id = ${echo.parentId})
    order by seq limit 50`;
  const match = candidates.find(({ text }) => isSameText(text, echo.text));
  // Between the two looks the sender may have written down that it was accepted.
  if (!match) return isAccepted(app, echo);
  await noteAccepted(app, { messageId: match.id, vendorId: echo.vendorId });
  return true;
}

async function isAccepted({ db }: Context, { accountId, vendorId }: Echo): Promise<boolean> {
  const [known] = await db<{ id: string }[]>`
    select id from channels.outgoing where account_id = ${accountId} and vendor_id = ${vendorId}`;
  return known !== undefined;
}

/** Vendors shorten links, prefix handles and trim spaces; what remains must be the same. */
export function isSameText(ours: string, theirs: string): boolean {
  const plain = (text: string): string =>
    text
      .replaceAll(/https?:\/\/\S+/g, "")
      .replace(/^(@\w+\s+)+/, "")
      .replaceAll(/\s+/g, " ")
      .trim();
  return plain(ours) === plain(theirs);
}
