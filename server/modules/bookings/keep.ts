/** Keeps a booking as it was read, with what leads to it. */
import type { Booking } from "../../../contract/bookings.ts";
import type { Context } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { storable } from "../../platform/storable.ts";
import { comparable, type LeadKind } from "./contacts.ts";
import { bookingKept } from "./events.ts";

/** Within the caller's transaction. The same version again changes nothing and tells nobody. */
export async function keepBooking(app: Context, read: Booking): Promise<void> {
  const booking = storable(read);
  const { id } = booking;
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
  await app.db`delete from bookings.lead where booking_id = ${id}`;
  await app.db`
    insert into bookings.lead (kind, value, booking_id, passenger_id)
    select kind, value, ${id}, passenger_id
    from jsonb_to_recordset(${app.db.json(leadsOf(booking) as never)}) as lead (kind text, value text, passenger_id text)
    on conflict do nothing`;
  await emit(app, bookingKept, [{ bookingId: id, change: kept.isNew ? "new" : "changed" }]);
}

/** The reservation system has it no more. */
export async function forgetBooking(app: Context, bookingId: string): Promise<void> {
  const { count } = await app.db`delete from bookings.booking where id = ${bookingId}`;
  if (count > 0) await emit(app, bookingKept, [{ bookingId, change: "gone" }]);
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
