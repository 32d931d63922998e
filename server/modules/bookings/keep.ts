/** Keeps a booking as it was read, with what leads to it. */
import type { Booking } from "../../../contract/bookings.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { storable } from "../../platform/storable.ts";
import { changesOf } from "./changes.ts";
import { comparable, type LeadKind } from "./contacts.ts";
import { bookingKept } from "./events.ts";
import { withoutErased } from "./rights/without-erased.ts";
import { namedIn, tellOwners } from "./tell-owners.ts";

type Keeping = Context & { readonly key: Buffer };

/** Within the caller's transaction. The same version again changes nothing and tells nobody. */
export async function keepBooking(app: Keeping, read: Booking): Promise<void> {
  const left = await withoutErased(app, storable(read));
  if (!left) return forgetBooking(app, read.id);
  const { id } = left;
  const before = await findKept(app.db, id);
  // Proofs know it by the day it was made, and not every system says that: it stays what it was taken for first.
  const booking: Booking = { ...left, madeAt: before?.madeAt ?? left.madeAt };
  const endsAt =
    booking.legs
      .map((leg) => leg.arrives.at)
      .toSorted()
      .at(-1) ?? booking.madeAt;
  const [kept] = await app.db<{ isNew: boolean }[]>`
    insert into bookings.booking as b (id, record_locator, version, state, made_at, ends_at, content)
    values (${id}, ${booking.recordLocator}, ${booking.version}, ${booking.state}, ${booking.madeAt}, ${endsAt}, ${app.db.json(booking)})
    on conflict (id) do update
    set record_locator = excluded.record_locator, version = excluded.version, state = excluded.state, made_at = excluded.made_at,
      ends_at = excluded.ends_at, content = excluded.content, kept_at = (select platform.now())
    where b.version <> excluded.version
    returning xmax = 0 as is_new`;
  if (!kept) return;
  const leads = leadsOf(booking);
  await app.db`delete from bookings.lead where booking_id = ${id}`;
  await keepLeads(app.db, id, leads);
  if (before) await noteStep(app.db, before, booking);
  await emit(app, bookingKept, [{ bookingId: id, change: kept.isNew ? "new" : "changed" }]);
  await tellOwners(app, { leads: [...leads, ...(before ? leadsOf(before) : [])], named: namedIn(booking) });
}

/** Puts what is left of it in its place. */
export async function keepLess({ db }: Context, booking: Booking): Promise<void> {
  await db`update bookings.booking set content = ${db.json(booking)} where id = ${booking.id}`;
  await db`delete from bookings.lead where booking_id = ${booking.id}`;
  await keepLeads(db, booking.id, leadsOf(booking));
}

async function keepLeads(db: Db, bookingId: string, leads: readonly Lead[]): Promise<void> {
  await db`
    insert into bookings.lead (kind, value, booking_id, passenger_id)
    select kind, value, ${bookingId}, passenger_id
    from jsonb_to_recordset(${db.json(leads as never)}) as lead (kind text, value text, passenger_id text)
    on conflict do nothing`;
}

/** The reservation system has it no more. */
export async function forgetBooking(app: Context, bookingId: string): Promise<void> {
  const before = await findKept(app.db, bookingId);
  const { count } = await app.db`delete from bookings.booking where id = ${bookingId}`;
  if (count === 0 || !before) return;
  await emit(app, bookingKept, [{ bookingId, change: "gone" }]);
  await tellOwners(app, { leads: leadsOf(before), named: namedIn(before) });
}

async function findKept(db: Db, id: string): Promise<Booking | null> {
  const [row] = await db<{ content: Booking }[]>`select content from bookings.booking where id = ${id}`;
  return row?.content ?? null;
}

async function noteStep(db: Db, before: Booking, after: Booking): Promise<void> {
  const isCancelled = after.state === "cancelled" && before.state !== "cancelled";
  const what = changesOf(before, after);
  if (!isCancelled && what.length === 0) return;
  await db`
    insert into bookings.step (booking_id, kind, what) values (${after.id}, ${isCancelled ? "cancelled" : "changed"}, ${what})`;
}

interface Lead {
  kind: LeadKind;
  value: string;
  passenger_id: string;
}

/** Loyalty numbers, e-tickets and the passengers' own contacts; an agency's stands on thousands of bookings and leads to nobody. */
function leadsOf({ passengers, tickets, contacts }: Booking): Lead[] {
  const numbers = passengers.flatMap(({ id, loyalty }) =>
    loyalty ? [{ kind: "loyalty" as const, value: `${loyalty.programme} ${loyalty.number}`, passengerId: id }] : [],
  );
  const numbered = tickets.map(({ number, passengerId }) => ({ kind: "eticket" as const, value: number, passengerId }));
  const own = contacts.filter(({ isAgencys }) => !isAgencys);
  return [...numbers, ...numbered, ...own].flatMap(({ kind, value, passengerId }) => {
    const compared = comparable({ kind, value });
    return compared === null ? [] : [{ kind, value: compared, passenger_id: passengerId ?? "" }];
  });
}
