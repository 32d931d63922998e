/** Tells how messages fare after one of their parts changed. A message is accepted with its last part, and refused with its first refused one. */
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { type OutgoingChange, outgoingChanged } from "./events.ts";

interface Part {
  id: string;
  messageId: string | null;
  part: number;
  parts: number;
  state: OutgoingChange["state"];
  vendorId: string | null;
  firstVendorId: string | null;
  why: string | null;
  code: string | null;
  at: Date;
  readAt: Date | null;
  /** Where it came through, or was read, before we knew that it was accepted. */
  reachedAt: Date | null;
}

export async function tellOutgoing(app: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await app.db<Part[]>`
    select o.id, o.message_id, o.part, o.parts, o.state, o.vendor_id, o.why, o.code, o.changed_at as at,
      case when o.part = 1 then o.vendor_id else (select vendor_id from channels.outgoing where id = o.message_id) end as first_vendor_id,
      coalesce(m.at, case when r.state = 'read' then r.at end) as read_at, r.at as reached_at
    from channels.outgoing o
    left join channels.receipt r on r.account_id = o.account_id and r.vendor_id = o.vendor_id and o.state = 'accepted'
    left join channels.read_mark m on m.account_id = o.account_id and m.reader_id = o.recipient_id
      and o.visibility = 'private' and o.state = 'accepted' and (length(o.vendor_id), o.vendor_id) <= (length(m.up_to_id), m.up_to_id)
      and o.vendor_id ~ '^[0-9]+$'
    where o.id = any(${[...ids]}::uuid[]) order by o.seq`;
  for (const row of rows) if (row.parts > 1) await leadOthers(app, row);
  await emit(app, outgoingChanged, rows.map(changeOf));
  const read = rows.filter(({ readAt }) => readAt).map(({ id }) => id);
  if (read.length > 0)
    await app.db`update channels.outgoing set state = 'read' where id = any(${read}::uuid[]) and state = 'accepted'`;
  const reached = rows.filter(({ reachedAt }) => reachedAt).map(({ id }) => id);
  if (reached.length === 0) return;
  await app.db`update channels.outgoing set state = 'delivered' where id = any(${reached}::uuid[]) and state = 'accepted'`;
  await app.db`
    delete from channels.receipt r using channels.outgoing o
    where o.id = any(${reached}::uuid[]) and r.account_id = o.account_id and r.vendor_id = o.vendor_id`;
}

/** The parts after this one wait while it might fail, stop when it does, and go on when it got through after all. */
async function leadOthers(app: Context, { id, messageId, part, state }: Part): Promise<void> {
  const whole = messageId ?? id;
  const stops = state === "refused" || state === "unsure";
  const goesOn = state === "accepted" || state === "pending";
  if (stops)
    await app.db`
      update channels.outgoing set state = 'stopped', changed_at = platform.now()
      where message_id = ${whole} and part > ${part} and state = 'pending' and attempts = 0`;
  if (!goesOn) return;
  await app.db`
    update channels.outgoing set state = 'pending', send_after = platform.now(), changed_at = platform.now()
    where message_id = ${whole} and part > ${part} and state = 'stopped'`;
  app.ring("outgoing");
}

function changeOf({
  id,
  messageId,
  part,
  parts,
  state,
  firstVendorId,
  why,
  code,
  at,
  readAt,
  reachedAt,
}: Part): OutgoingChange {
  const isUnderWay = state === "accepted" && part < parts;
  return {
    messageId: messageId ?? id,
    state: isUnderWay ? "pending" : state,
    at: at.toISOString(),
    readAt: isUnderWay ? null : (readAt?.toISOString() ?? null),
    deliveredAt: isUnderWay ? null : (reachedAt?.toISOString() ?? null),
    vendorId: isUnderWay ? null : firstVendorId,
    why: why && parts > 1 ? `part ${part} of ${parts}: ${why}` : why,
    code,
  };
}
