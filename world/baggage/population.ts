/** The bags that went astray before the world began: some passengers never, some again and again. */
import type { DatabaseSync } from "node:sqlite";
import { airline } from "../passengers/airline.ts";
import { atOnce } from "../store.ts";
import type { HeldBooking } from "../reservations/held-booking.ts";
import { type HeldFile, keepFile, newestChange, newReference } from "./files.ts";

const day = 86_400_000;

/** How often, by the passenger's number: most never, some four times. */
const timesOf = (n: number): number => (n % 7 === 3 ? 4 : n % 5 === 1 ? 1 : 0);

/** Once: a world that remembers keeps its files. */
export function loseBags(db: DatabaseSync, { bookings, now }: { bookings: readonly HeldBooking[]; now: number }): void {
  if (newestChange(db) > 0) return;
  atOnce(db, () => {
    for (const [n, booking] of bookings.entries())
      for (let time = 0; time < timesOf(n); time++) {
        const file = lost(db, booking, now - (time * 67 + 20 + n) * day);
        if (file) keepFile(db, file);
      }
  });
}

/** On an earlier journey, and delivered two days later. */
function lost(db: DatabaseSync, { passengers, segments }: HeldBooking, at: number): HeldFile | null {
  const [passenger] = passengers;
  const [segment] = segments;
  if (!passenger || !segment || !passenger.loyalty) return null;
  const moment = (days: number): string => new Date(at + days * day).toISOString();
  const { programme, number } = passenger.loyalty;
  return {
    reference: newReference(db, segment.to, airline.code),
    version: "0",
    kind: "missing",
    state: "closed",
    reportedAt: moment(0),
    airport: segment.to,
    flight: segment.flight,
    recordLocator: null,
    ticketNumber: null,
    passenger: {
      surname: passenger.surname,
      givenName: passenger.givenName,
      loyalty: { programme, number },
    },
    contacts: [],
    bags: [{ tag: "0999654321", type: "suitcase", colour: "black" }],
    steps: [
      { at: moment(0), state: "reported", airport: segment.to },
      { at: moment(1), state: "found", airport: segment.from },
      { at: moment(2), state: "delivered", airport: segment.to },
      { at: moment(3), state: "closed", airport: null },
    ],
    requestId: null,
  };
}
