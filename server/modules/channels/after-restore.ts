/** After a restore: what was to go out then may have gone since. */
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { outgoingChanged } from "./events.ts";

/** Makes every message that was under way *unsure*: it is looked up at the vendor and never sent again blindly. Gives how many. */
export async function distrustOutgoing(app: Context): Promise<number> {
  const why = "the database was restored: it may have gone out since the backup";
  const rows = await app.db<{ id: string; at: Date }[]>`
    update channels.outgoing
    set state = 'unsure', lease_until = null, look_at = platform.now(), looks = 0, epoch = epoch + 1, why = ${why}, changed_at = platform.now()
    where state in ('pending', 'sending') returning id, changed_at as at`;
  // Looking up a message asks since when: one that was never tried is looked for from now on.
  await app.db`
    insert into channels.attempt (outgoing_id, epoch, ended_at, outcome, why)
    select id, epoch, platform.now(), 'unsure', ${why} from channels.outgoing where id = any(${rows.map(({ id }) => id)}::uuid[])
    on conflict do nothing`;
  await emit(
    app,
    outgoingChanged,
    rows.map(({ id, at }) => ({ messageId: id, state: "unsure" as const, at: at.toISOString(), vendorId: null, why })),
  );
  return rows.length;
}
