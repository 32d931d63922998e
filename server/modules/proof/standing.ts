/** How we know a customer, and what follows from it for each of their bookings, for whoever looks at them. */
import type { z } from "zod";
import type { Booking } from "../../../contract/bookings.ts";
import type { ProofStanding } from "../../../contract/proof.ts";
import { findKept, maskContact } from "../bookings/index.ts";
import { findKnown, findOne, maskIdentifier } from "../customers/index.ts";
import { now } from "../../platform/context.ts";
import { findCarried } from "./carry.ts";
import type { ProofContext } from "./context.ts";
import { reachesTo } from "./levels.ts";
import { findLogin } from "./login.ts";
import { findMandates } from "./mandate.ts";
import { type Asked, findReach, type Reach } from "./reach.ts";
import { addressesOnFile } from "./send-code.ts";

type Standing = Omit<z.output<typeof ProofStanding>, "sentences">;

const bookingsAtMost = 20;

/** The next to end first; what they reach and is no longer kept is left out. */
export async function findStanding(app: ProofContext, asked: Asked): Promise<Standing> {
  const { db } = app;
  const { ids } = await findOne(db, asked.customerId);
  const reached = await findReach(db, asked);
  const at = await now(db);
  const carried = await findCarried(app);
  const bookings = await findKept(
    db,
    reached.map(({ bookingId }) => bookingId),
  );
  const ahead = bookings.toSorted((a, b) => Number(isOver(a, at)) - Number(isOver(b, at))).slice(0, bookingsAtMost);
  const shown = ahead.flatMap((booking) => {
    const reach = reached.find(({ bookingId }) => bookingId === booking.id);
    return reach ? [show(booking, reach, { at, carried })] : [];
  });
  const known = await findKnown(db, asked.customerId);
  const most = (["changed", "told"] as const).find((use) => shown.some(({ allows }) => reachesTo(allows, use)));
  return {
    allows: most ?? "used",
    known: known.slice(0, 50).map((one) => ({ ...one, value: maskIdentifier(one) })),
    bookings: shown,
    mandates: (await findMandates(db, ids)).map(({ allows, ...one }) => ({ ...one, use: allows })),
    ways: {
      booking: app.reservations !== null,
      code: carried.length > 0,
      login: (await findLogin(db)) !== null,
    },
  };
}

const isOver = ({ legs }: Booking, at: Date): boolean =>
  legs.every(({ arrives }) => Date.parse(arrives.at) < at.getTime());

function show(
  booking: Booking,
  { bookingId, allows, by, until }: Reach,
  { at, carried }: { at: Date; carried: readonly ("email" | "phone")[] },
): Standing["bookings"][number] {
  const next = booking.legs.find(({ departs }) => Date.parse(departs.at) > at.getTime()) ?? booking.legs.at(-1);
  return {
    bookingId,
    recordLocator: reachesTo(allows, "told") ? booking.recordLocator : "•••",
    flight: next ? `${next.flight} ${next.from}-${next.to}` : null,
    departsAt: next?.departs.at ?? null,
    allows,
    by,
    until,
    contacts: addressesOnFile(booking, carried).map((contact) => ({
      id: contact.id,
      kind: contact.kind,
      masked: maskContact(contact),
    })),
  };
}
