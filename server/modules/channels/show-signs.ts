/** Gives signs of life: each once and at once or not at all. What would cost an answer its place is left out. */
import type { Context } from "../../platform/context.ts";
import { findAccount } from "./accounts.ts";
import { keepAllowance } from "./allowance.ts";
import type { ChannelsContext } from "./context.ts";
import type { Arrival } from "./arrival.ts";
import type { GivenSign, SignTo } from "./signs-port.ts";

interface Wished extends SignTo {
  accountId: string;
}

/** Has their message marked as seen, unless it was. */
export async function wishSeen(app: Context, { accountId, recipientId, messageId }: Wished): Promise<void> {
  const { count } = await app.db`
    insert into channels.sign (account_id, correspondent_id, message_id, wishes_seen) values (${accountId}, ${recipientId}, ${messageId}, true)
    on conflict (account_id, correspondent_id) do update
    set message_id = excluded.message_id, wishes_seen = true, wished_at = platform.now()
    where sign.seen_id is distinct from excluded.message_id`;
  if (count > 0) app.ring("signs");
}

/** Has it shown to them that we type, unless it shows already. */
export async function wishTyping(
  app: Context,
  { accountId, recipientId, messageId, seconds }: Wished & { seconds: number },
): Promise<void> {
  const { count } = await app.db`
    insert into channels.sign as known (account_id, correspondent_id, message_id, wishes_typing, typing_until)
    values (${accountId}, ${recipientId}, ${messageId}, true, platform.now() + ${seconds} * interval '1 second')
    on conflict (account_id, correspondent_id) do update
    set message_id = excluded.message_id, wishes_typing = true, wished_at = platform.now(), typing_until = excluded.typing_until
    where known.typing_until is null or known.typing_until <= platform.now()`;
  if (count > 0) app.ring("signs");
}

/** Has everybody who pressed a button shown that it was taken, where they wait for that. */
export async function wishPressed(app: ChannelsContext, arrivals: readonly Arrival[]): Promise<void> {
  const presses = arrivals.filter(
    ({ channel, entry }) => entry.kind === "postback" && entry.author && app.channels.get(channel)?.signs?.pressed,
  );
  for (const { accountId, externalId, entry } of presses)
    await app.db`
      insert into channels.sign (account_id, correspondent_id, message_id, wishes_pressed)
      values (${accountId}, ${entry.author?.id ?? ""}, ${externalId}, ${externalId})
      on conflict (account_id, correspondent_id) do update
      set message_id = excluded.message_id, wishes_pressed = excluded.wishes_pressed, wished_at = platform.now()`;
  if (presses.length > 0) app.ring("signs");
}

interface Due extends Wished {
  pressed: string | null;
  seen: boolean;
  typing: boolean;
  may: boolean;
}

/** Older ones come too late to be true. */
const truthLasts = "10 seconds";

const atOnce = 8;

/**
 * Gives what is wished; gives whether there may be more. It is taken off the list before the vendor is called, so nothing is said twice.
 * Left out while the account is held, its answers wait, or less than half of its allowance is left.
 */
export async function showSigns(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update channels.sign s
    set wishes_seen = false, wishes_typing = false, wishes_pressed = null,
      seen_id = case when due.may and due.seen then s.message_id else s.seen_id end
    from (
      select one.account_id, one.correspondent_id, one.wishes_seen as seen, one.wishes_typing as typing, one.wishes_pressed as pressed,
        a.state = 'active' and one.wished_at > platform.now() - ${truthLasts}::interval
        and not exists (select from channels.outage where account_id = a.id and opened_at is not null)
        and not exists (select from channels.allowance 
          where account_id = a.id and (rests_until > platform.now() or (remaining * 2 <= most and resets_at > platform.now())))
        and not exists (
          select from channels.outgoing o
          where o.account_id = a.id and o.state = 'pending' and o.send_after < platform.now() - interval '1 second') as may
      from channels.sign one join channels.account a on a.id = one.account_id
      where one.wishes_seen or one.wishes_typing or one.wishes_pressed is not null order by one.wished_at limit ${atOnce} for update of one skip locked) as due
    where s.account_id = due.account_id and s.correspondent_id = due.correspondent_id
    returning s.account_id, s.correspondent_id as recipient_id, s.message_id, due.seen, due.typing, due.pressed, due.may`;
  await Promise.all(due.filter(({ may }) => may).map((one) => show(app, one)));
  return due.length === atOnce;
}

async function show(app: ChannelsContext, one: Due): Promise<void> {
  const { accountId, seen, typing, pressed, recipientId, messageId } = one;
  const account = await findAccount(app, accountId);
  const signs = account && app.channels.get(account.kind)?.signs;
  if (!account || !signs) return;
  const isOne = typing && signs.typing?.tellsSeen;
  const wished: [GivenSign, string][] = [
    ...(pressed === null ? [] : [["pressed", pressed] satisfies [GivenSign, string]]),
    ...(seen && !isOne ? [["seen", messageId] satisfies [GivenSign, string]] : []),
    ...(typing ? [["typing", messageId] satisfies [GivenSign, string]] : []),
  ];
  for (const [sign, about] of wished) {
    const allowance = await signs.show(sign, { recipientId, messageId: about }, account);
    if (allowance) await keepAllowance(app.db, { accountId, visibility: "private" }, allowance);
  }
}
