/** The copies of somebody's bookings and bag files go, and are not kept again; who travels with them keeps theirs. */
import type { Context } from "../../../platform/context.ts";
import type { Counts } from "../../../platform/traces.ts";
import { comparable } from "../contacts.ts";
import { keepLess } from "../keep.ts";
import { eraseOperations } from "./operations.ts";
import { findTheirs } from "./theirs.ts";
import { holdCopies, markOfContact, markOfFile, markOfPassenger } from "./without-erased.ts";
import { withoutPassengers } from "./without-passengers.ts";

type Traces = Parameters<typeof findTheirs>[1];

export interface ErasedBookings {
  counts: Counts;
  /** Ids of bookings and bag files, for those who wrote them down elsewhere. */
  named: string[];
}

export async function eraseBookings(
  app: Context & { key: Buffer },
  { traces, customerIds }: { traces: Traces; customerIds: readonly string[] },
): Promise<ErasedBookings> {
  const { db, key } = app;
  await holdCopies(db);
  const { bookings, bagFiles } = await findTheirs(db, traces);
  const values = new Set(traces.flatMap(({ kind, value }) => compared(kind, value) ?? []));
  for (const { booking, passengerIds } of bookings) {
    for (const passengerId of passengerIds) {
      await db`insert into bookings.erased (mark) values (${markOfPassenger(key, booking.id, passengerId)}) on conflict do nothing`;
      await db`delete from bookings.bag_report where booking_id = ${booking.id} and passenger_id = ${passengerId}`;
    }
    const isTheirs = ({ kind, value }: { kind: string; value: string }): boolean =>
      values.has(compared(kind, value) ?? "");
    for (const contact of booking.contacts.filter(isTheirs))
      await db`insert into bookings.erased (mark) values (${markOfContact(key, booking.id, contact)}) on conflict do nothing`;
    const left = withoutPassengers(booking, passengerIds, isTheirs);
    if (left.passengers.length > 0) await keepLess(app, left);
    else await db`delete from bookings.booking where id = ${booking.id}`;
  }
  for (const { reference } of bagFiles) {
    await db`insert into bookings.erased (mark) values (${markOfFile(key, reference)}) on conflict do nothing`;
    await db`delete from bookings.bag_report where reference = ${reference}`;
    await db`delete from bookings.bag_file where reference = ${reference}`;
  }
  // What could not be read may be of them.
  await db`update bookings.delivery set body = null where is_unreadable and body is not null`;
  const bookingIds = bookings.map(({ booking }) => booking.id);
  const operations = await eraseOperations(db, { bookingIds, customerIds });
  return {
    counts: {
      bookings: bookings.length,
      "bag-files": bagFiles.length,
      ...(operations > 0 && { "booking-operations": operations }),
    },
    named: [...bookingIds, ...bagFiles.map(({ reference }) => reference)],
  };
}

function compared(kind: string, value: string): string | null {
  if (kind !== "email" && kind !== "phone" && kind !== "loyalty" && kind !== "eticket") return null;
  return comparable({ kind, value });
}
