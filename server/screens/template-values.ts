/** What a case tells for a template's variables: only what may be told to this customer. */
import type { BookingOfCustomer } from "../../contract/bookings.ts";
import type { z } from "zod";
import type { ValueSource } from "../../contract/template-text.ts";
import { reachesTo } from "../modules/proof/index.ts";
import type { Db } from "../platform/db.ts";
import type { Case } from "./case-row.ts";
import { getProfile } from "./profile.ts";

type Booking = z.output<typeof BookingOfCustomer>;
type Known = Partial<Record<ValueSource, string>>;

const hour = 3_600_000;

export async function findValues(
  db: Db,
  { theCase, reader }: { theCase: Case; reader: { id: string; name: string } },
): Promise<Known> {
  const [clock] = await db<[{ at: Date }]>`select platform.now() as at`;
  const asked = { staffId: reader.id, caseId: theCase.id, seesPersonalData: false, at: clock.at };
  const { bookings, bags } = await getProfile(db, theCase.customerId, asked);
  const name = theCase.customer.name?.trim();
  const bag = bags.find(({ isMasked }) => !isMasked);
  return {
    ...(name && { "customer.name": name }),
    "case.number": theCase.number,
    "agent.name": reader.name,
    ...(bag && { "bag.file": bag.reference }),
    ...valuesOfTrip(bookings, clock.at),
  };
}

/** Of the flight that is next, or that has just gone. Times are those of the airport, as its travellers read them. */
function valuesOfTrip(bookings: readonly Booking[], at: Date): Known {
  const told = bookings.filter(
    ({ allows, isMasked, state }) => !isMasked && reachesTo(allows, "told") && state !== "cancelled",
  );
  const legs = told
    .flatMap((booking) => booking.legs.map((leg) => ({ booking, leg })))
    .toSorted((a, b) => Date.parse(a.leg.departs.at) - Date.parse(b.leg.departs.at));
  const next = legs.find(({ leg }) => Date.parse(leg.departs.at) > at.getTime() - 6 * hour);
  const [booking] = told;
  if (!next) return booking ? { "booking.recordLocator": booking.recordLocator } : {};
  const { leg } = next;
  return {
    "booking.recordLocator": next.booking.recordLocator,
    "flight.number": leg.flight,
    "flight.from": leg.from,
    "flight.to": leg.to,
    "flight.departure": localTime(leg.departs.local),
    "flight.arrival": localTime(leg.arrives.local),
  };
}

/** `2026-06-01T14:20` as `14:20`. */
const localTime = (local: string): string => local.slice(11, 16);
