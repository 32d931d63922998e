/** Hides replies of others from the public, or shows them again: a wish that commits with its command, carried out by the worker. */
import { atomically } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import type { HideOutcome } from "./outbound.ts";
import type { ChannelsContext } from "./context.ts";
import { hidingChanged } from "./events.ts";
import { CannotHide } from "./problems.ts";
import { standingAfter, tryWish } from "./wish.ts";

export interface Hiding {
  accountId: string;
  externalId: string;
  hidden: boolean;
  /** Why, for colleagues. */
  reason: string | null;
}

/** The newest wish counts; one that is under way meanwhile changes nothing any more. */
export async function wishHidden(
  app: ChannelsContext,
  { accountId, externalId, hidden, reason, kind }: Hiding & { kind: string },
): Promise<void> {
  if (!app.channels.get(kind)?.hide) throw CannotHide();
  await app.db`
    insert into channels.hiding (account_id, external_id, hidden, reason) values (${accountId}, ${externalId}, ${hidden}, ${reason})
    on conflict (account_id, external_id) do update
    set hidden = excluded.hidden, reason = excluded.reason, state = 'pending', why = null, epoch = hiding.epoch + 1, attempts = 0,
      next_at = platform.now(), changed_at = platform.now()`;
  await emit(app, hidingChanged, [{ accountId, externalId }]);
  app.ring("hiding");
}

/** What became of the newest wish; null: there was none. */
export async function findHiding(
  db: ChannelsContext["db"],
  { accountId, externalId }: { accountId: string; externalId: string },
): Promise<{ hidden: boolean; state: "pending" | "done" | "refused" } | null> {
  const [row] = await db<{ hidden: boolean; state: "pending" | "done" | "refused" }[]>`
    select hidden, state from channels.hiding where account_id = ${accountId} and external_id = ${externalId}`;
  return row ?? null;
}

interface Due extends Hiding {
  epoch: number;
  attempts: number;
}

/** Carries out what is due; gives whether there may be more. Hiding twice is hiding once, so an unanswered call is simply made again. */
export async function carryOutHiding(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update channels.hiding set attempts = attempts + 1, next_at = (select platform.now()) + interval '30 seconds'
    where (account_id, external_id) in (
      select hiding.account_id, hiding.external_id from channels.hiding join channels.account on account.id = hiding.account_id
      where hiding.state = 'pending' and account.state = 'active' and next_at <= (select platform.now())
      order by next_at limit 8 for update of hiding skip locked)
    returning account_id, external_id, hidden, reason, epoch, attempts`;
  await Promise.all(due.map(async (one) => settle(app, one, await carryOut(app, one))));
  return due.length > 0;
}

const carryOut = (app: ChannelsContext, { accountId, externalId, hidden }: Due): Promise<HideOutcome> =>
  tryWish(app, accountId, (channel, account) => channel.hide?.(externalId, hidden, account));

function settle(app: ChannelsContext, one: Due, outcome: HideOutcome): Promise<void> {
  const { accountId, externalId, epoch, attempts } = one;
  const { state, why, retryAt } = standingAfter(outcome, attempts);
  return atomically(app, async (app) => {
    const { count } = await app.db`
      update channels.hiding
      set state = ${state}, why = ${why}, changed_at = platform.now(),
        next_at = coalesce(${retryAt}::timestamptz, platform.now() + (2 ^ ${attempts}::int) * interval '1 second')
      where account_id = ${accountId} and external_id = ${externalId} and epoch = ${epoch}`;
    if (count === 1) await emit(app, hidingChanged, [{ accountId, externalId }]);
  });
}
