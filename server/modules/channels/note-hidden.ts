/** Somebody hid a reply to us at the vendor, or showed it again: colleagues in its own app do that too. A wish of ours that is under way stands. */
import { emit } from "../../platform/events.ts";
import type { Context } from "../../platform/context.ts";
import { hidingChanged } from "./events.ts";

export async function noteHidden(
  app: Context,
  { accountId, externalId, hidden }: { accountId: string; externalId: string; hidden: boolean },
): Promise<void> {
  const { count } = await app.db`
    insert into channels.hiding (account_id, external_id, hidden, state) values (${accountId}, ${externalId}, ${hidden}, 'done')
    on conflict (account_id, external_id) do update
    set hidden = excluded.hidden, reason = null, state = 'done', why = null, epoch = hiding.epoch + 1, changed_at = platform.now()
    where hiding.state <> 'pending' and (hiding.hidden <> excluded.hidden or hiding.state = 'refused')`;
  if (count === 1) await emit(app, hidingChanged, [{ accountId, externalId }]);
}
