/** Which copies of bookings and bag files are somebody's, by what leads to them alone. */
import type { BagFile } from "../../../../contract/baggage.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { Db } from "../../../platform/db.ts";
import { findBagFiles, type Traveller } from "../find-bag-files.ts";
import { findKept } from "../kept.ts";
import { findLedTo, type Lead } from "../led-to.ts";

export interface Theirs {
  bookings: { booking: Booking; passengerIds: ReadonlySet<string> }[];
  bagFiles: BagFile[];
}

const leadKinds: Readonly<Record<string, Lead["kind"]>> = {
  email: "email",
  phone: "phone",
  loyalty: "loyalty",
  eticket: "eticket",
  booking: "booking",
};

/** What is only claimed makes nothing theirs. */
export async function findTheirs(
  db: Db,
  traces: readonly { kind: string; value: string; known: Lead["known"] }[],
): Promise<Theirs> {
  const leads = traces.flatMap(({ kind, value, known }): Lead[] => {
    const lead = leadKinds[kind];
    return lead && known !== "claimed" ? [{ kind: lead, value, known }] : [];
  });
  const led = Map.groupBy(await findLedTo(db, leads), ({ bookingId }) => bookingId);
  const kept = await findKept(db, [...led.keys()]);
  const bookings = kept.flatMap((booking) => {
    const named = (led.get(booking.id) ?? []).flatMap(({ passengerId }) => passengerId ?? []);
    // A contact of the whole booking says who it is where only one travels.
    const only = booking.passengers.length === 1 ? booking.passengers.map(({ id }) => id) : [];
    const passengerIds = new Set([...named, ...only]);
    return passengerIds.size === 0 ? [] : [{ booking, passengerIds }];
  });
  const travellers = bookings.map(({ booking, passengerIds }): Traveller => ({
    booking,
    passengers: booking.passengers.filter(({ id }) => passengerIds.has(id)),
    known: "verified",
  }));
  const found = await findBagFiles(db, { leads: leads.filter(({ kind }) => kind !== "booking"), travellers });
  return { bookings, bagFiles: found.filter(({ known }) => known !== "claimed").map(({ file }) => file) };
}
