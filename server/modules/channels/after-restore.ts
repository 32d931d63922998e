/** After a restore: what was to go out then may have gone since. */
import type { Context } from "../../platform/context.ts";
import { tellOutgoing } from "./tell-outgoing.ts";

/** Makes every message that was under way *unsure*: it is looked up at the vendor and never sent again blindly. Gives how many. */
export async function distrustOutgoing(app: Context): Promise<number> {
  const why = "the database was restored; it may have gone out since the backup";
  // A vendor is asked for what was sent since the first attempt: one never tried may have gone from the moment it was handed over.
  const rows = await app.db<{ id: string }[]>`
    with under_way as (
      select id, changed_at from channels.outgoing where state in ('pending', 'sending') for update
    ), distrusted as (
      update channels.outgoing
      set state = 'unsure', lease_until = null, look_at = platform.now(), looks = 0, epoch = epoch + 1,
        attempts = greatest(attempts, 1), why = ${why}, changed_at = platform.now()
      from under_way where outgoing.id = under_way.id
      returning outgoing.id, epoch, under_way.changed_at
    ), noted as (
      insert into channels.attempt (outgoing_id, epoch, started_at, ended_at, outcome, why)
      select id, epoch, changed_at, platform.now(), 'unsure', ${why} from distrusted
    )
    select id from distrusted`;
  await tellOutgoing(
    app,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
