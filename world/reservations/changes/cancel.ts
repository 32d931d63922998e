/** Gives up everything that is not flown: places go back, tickets are refunded or, within a day of the sale, void. */
import { type Desk } from "../desk.ts";
import { euros, type HeldBooking, isLive, type Segment } from "../held-booking.ts";
import { use } from "../quotes/asked.ts";
import { quoted } from "../quotes/spend.ts";
import { Refused } from "../refused.ts";
import { withOpenAs } from "../tickets/documents.ts";
import { isAirlinesDoing } from "./give-up.ts";
import type { Outcome } from "./outcome.ts";
import { giveBack } from "./places.ts";
import type { ChangeOf } from "./wire.ts";

export function cancelQuoted(desk: Desk, booking: HeldBooking, { quoteId }: ChangeOf<"cancel">): Outcome {
  const { db, now } = desk;
  const said = quoted(desk, booking, { quoteId, kind: "cancel" });
  if (booking.checkIns.some(({ segmentId }) => ahead(booking, now()).some(({ id }) => id === segmentId)))
    throw new Refused("NOT_ELIGIBLE", "Somebody is checked in.");
  use(db, quoteId, now());
  const cancelled = withoutFlights(desk, booking);
  const tickets = booking.tickets.map((one) =>
    one.kind === "emd" && !said.isAll ? one : withOpenAs(one, said.isVoid ? "V" : "R"),
  );
  return {
    booking: { ...cancelled, tickets, paid: euros(Math.max(0, Number(booking.paid.amount) + said.due)) },
    event: "cancelled",
    ...(said.due < 0 && { refund: -said.due }),
  };
}

const ahead = ({ segments }: HeldBooking, now: number): Segment[] =>
  segments.filter((one) => (isLive(one) || isAirlinesDoing(one)) && Date.parse(one.departs.time) > now);

/** What is flown stays; all else is given up, and the booking is cancelled. */
export function withoutFlights({ db, now }: Desk, booking: HeldBooking): HeldBooking {
  const gone = ahead(booking, now());
  giveBack(db, booking, gone);
  return {
    ...booking,
    state: "cancelled",
    holdUntil: null,
    segments: booking.segments.map((one) => (gone.includes(one) ? { ...one, status: "XX", seats: [] } : one)),
  };
}
