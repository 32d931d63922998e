/** Deletes at the vendor what stands in public: a wish that commits with its command, carried out by the worker. Nothing brings it back. */
import { atomically, type Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import type { ChannelsContext } from "./context.ts";
import { deletionChanged } from "./events.ts";
import type { HideOutcome } from "./outbound.ts";
import { standingAfter, tryWish } from "./wish.ts";

interface Whole {
  accountId: string;
  /** The vendor's id; of an answer in parts that of the first. */
  mainId: string;
}

/** All of a message, or it is not gone. A wish that was refused is tried anew. */
export async function wishDeleted(
  app: Context,
  { accountId, mainId, messageId }: Whole & { messageId: string },
): Promise<void> {
  await app.db`
    insert into channels.deletion (account_id, external_id, main_id)
    select ${accountId}, id, ${mainId} from (
      select ${mainId} as id
      union select vendor_id from channels.outgoing where message_id = ${messageId} and vendor_id is not null) as part
    on conflict (account_id, external_id) do update
    set state = 'pending', why = null, attempts = 0, epoch = deletion.epoch + 1, next_at = platform.now(), changed_at = platform.now()
    where deletion.state = 'refused'`;
  await emit(app, deletionChanged, [{ accountId, externalId: mainId }]);
  app.ring("hiding");
}

/** How the deletion of a whole message stands; null: nobody wished it. */
export async function findDeletion(
  db: Context["db"],
  { accountId, mainId }: Whole,
): Promise<"pending" | "done" | "refused" | null> {
  const [row] = await db<{ states: ("pending" | "done" | "refused")[] | null }[]>`
    select array_agg(state) as states from channels.deletion where account_id = ${accountId} and main_id = ${mainId}`;
  const states = row?.states ?? [];
  if (states.length === 0) return null;
  return states.find((one) => one === "pending") ?? states.find((one) => one === "refused") ?? "done";
}

interface Due {
  accountId: string;
  externalId: string;
  mainId: string;
  epoch: number;
  attempts: number;
}

/** Carries out what is due; gives whether there may be more. Deleting twice is deleting once, so an unanswered call is simply made again. */
export async function carryOutDeletions(app: ChannelsContext): Promise<boolean> {
  const due = await app.db<Due[]>`
    update channels.deletion set attempts = attempts + 1, next_at = (select platform.now()) + interval '30 seconds'
    where (account_id, external_id) in (
      select deletion.account_id, deletion.external_id from channels.deletion join channels.account on account.id = deletion.account_id
      where deletion.state = 'pending' and account.state = 'active' and next_at <= (select platform.now())
      order by next_at limit 8 for update of deletion skip locked)
    returning account_id, external_id, main_id, epoch, attempts`;
  await Promise.all(due.map(async (one) => settle(app, one, await carryOut(app, one))));
  return due.length > 0;
}

const carryOut = (app: ChannelsContext, { accountId, externalId }: Due): Promise<HideOutcome> =>
  tryWish(app, accountId, ({ deleting }, account) => deleting?.remove(externalId, account));

function settle(app: ChannelsContext, one: Due, outcome: HideOutcome): Promise<void> {
  const { accountId, externalId, mainId, epoch, attempts } = one;
  const { state, why, retryAt } = standingAfter(outcome, attempts);
  return atomically(app, async (app) => {
    const { count } = await app.db`
      update channels.deletion
      set state = ${state}, why = ${why}, changed_at = platform.now(),
        next_at = coalesce(${retryAt}::timestamptz, platform.now() + (2 ^ ${attempts}::int) * interval '1 second')
      where account_id = ${accountId} and external_id = ${externalId} and epoch = ${epoch} and state = 'pending'`;
    if (count === 1) await emit(app, deletionChanged, [{ accountId, externalId: mainId }]);
  });
}
