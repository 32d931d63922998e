/** Other flights instead of some segments: places on all of the new ones, or nothing changes. */
import type { Desk } from "../desk.ts";
import { priceJourney } from "../fares/price.ts";
import { type Unused, unusedOf, withoutSegments } from "../fares/unused.ts";
import { type Fare, type HeldBooking, isLive, type Segment, sittingOf } from "../held-booking.ts";
import { use } from "../quotes/asked.ts";
import { quoted } from "../quotes/spend.ts";
import { type Dated, flightOf } from "../schedule/schedule.ts";
import { reissue } from "../tickets/documents.ts";
import { carriedBy, giveUp } from "./give-up.ts";
import { demandPayment, settled } from "./money.ts";
import type { Outcome } from "./outcome.ts";
import { giveBack, newSegment, takePlaces } from "./places.ts";
import type { ChangeOf } from "./wire.ts";

export function rebook(desk: Desk, booking: HeldBooking, { quoteId, payment, waiver }: ChangeOf<"rebook">): Outcome {
  const { db, now } = desk;
  const at = now();
  const said = quoted(desk, booking, { quoteId, kind: "rebook" });
  const givenUp = giveUp(booking, said.segmentIds, at);
  if (!waiver) demandPayment(said.due, payment);
  use(db, quoteId, at);
  const taken = takePlaces(desk, said.legs, { seats: sittingOf(booking).length, ...said });
  giveBack(db, booking, givenUp);
  const next = withFlights(desk, booking, {
    givenUp,
    taken,
    cabin: said.cabin,
    bookingClasses: taken.map(() => said.bookingClass),
  });
  const fares = said.isInvoluntary ? sameFares : newFares;
  const priced = { ...next, books: { ...next.books, fares: fares(booking, next, givenUp) } };
  const done = settled(
    { ...priced, tickets: reissue(db, priced, { passengerIds: priced.passengers.map(({ id }) => id), at }) },
    booking,
  );
  return { booking: done, ...(said.due < 0 && { refund: -said.due }) };
}

interface Flights {
  givenUp: readonly Segment[];
  taken: readonly Dated[];
  cabin: Segment["cabin"];
  /** Of each flight. */
  bookingClasses: readonly string[];
  status?: string;
}

/** The booking with new segments in the place of old ones. Meals and assistance of the old ones are gone. */
export function withFlights(
  { db }: Desk,
  booking: HeldBooking,
  { givenUp, taken, cabin, bookingClasses, status = "HK" }: Flights,
): HeldBooking {
  const ids = givenUp.map(({ id }) => id);
  const { segmentsMade } = booking.books;
  const fresh = taken.map((dated, n) =>
    newSegment(dated, { id: `S${segmentsMade + n + 1}`, cabin, bookingClass: bookingClasses[n] ?? "Y", status }),
  );
  const legs = fresh.map(({ flight, departs }) => ({ flight: flightOf(flight), departs }));
  const kept = carriedBy(db, { booking, givenUp, legs, cabin }).filter(({ isKept }) => isKept);
  const seated = fresh.map((segment, n) => ({
    ...segment,
    seats:
      status !== "HK"
        ? []
        : kept
            .filter((one) => one.kind === "seat" && one.segmentId === ids[n])
            .map(({ passengerId, what }) => ({ passengerId: passengerId ?? "", seat: what })),
  }));
  const heir = (segmentId: string | null): string | null => {
    const n = ids.indexOf(segmentId ?? "");
    return n === -1 ? segmentId : (fresh[Math.min(n, fresh.length - 1)]?.id ?? null);
  };
  const place = booking.segments.findIndex(({ id }) => ids.includes(id));
  const others = booking.segments.filter(({ id }) => !ids.includes(id));
  return {
    ...booking,
    segments: others.toSpliced(place === -1 ? others.length : Math.min(place, others.length), 0, ...seated),
    services: booking.services
      .filter(({ segmentId, code }) => !ids.includes(segmentId ?? "") || code === "XBAG")
      .map((one) => ({ ...one, segmentId: heir(one.segmentId) })),
    tickets: booking.tickets.map((one) =>
      one.kind === "emd"
        ? { ...one, coupons: one.coupons.map((coupon) => ({ ...coupon, segmentId: heir(coupon.segmentId) })) }
        : one,
    ),
    books: {
      ...booking.books,
      segmentsMade: segmentsMade + fresh.length,
      extras: booking.books.extras.map((one) => ({ ...one, segmentId: heir(one.segmentId) ?? one.segmentId })),
    },
  };
}

const freshOf = (booking: HeldBooking, next: HeldBooking): Segment[] =>
  next.segments.filter((one) => isLive(one) && !booking.segments.some(({ id }) => id === one.id));

function newFares(booking: HeldBooking, next: HeldBooking, givenUp: readonly Segment[]): Fare[] {
  const ids = new Set(givenUp.map(({ id }) => id));
  const fresh = freshOf(booking, next);
  const [first] = fresh;
  const types = booking.passengers.map(({ type }) => type);
  const priced = first ? priceJourney(fresh, first, types) : [];
  return [
    ...withoutSegments(booking.books.fares, ids),
    ...priced.map((fare, n) => ({
      ...fare,
      passengerId: booking.passengers[n]?.id ?? "",
      segmentIds: fresh.map(({ id }) => id),
    })),
  ];
}

/** The airline's own change: what was paid for the old flights is paid for the new ones. */
export function sameFares(booking: HeldBooking, next: HeldBooking, givenUp: readonly Segment[]): Fare[] {
  const ids = new Set(givenUp.map(({ id }) => id));
  const fresh = freshOf(booking, next);
  const carried = unusedOf(booking.books.fares, ids).map((unused): Fare => carriedFare(unused, fresh));
  return [...withoutSegments(booking.books.fares, ids), ...carried];
}

function carriedFare({ passengerId, bookingClass, amount, charges }: Unused, fresh: readonly Segment[]): Fare {
  return {
    passengerId,
    segmentIds: fresh.map(({ id }) => id),
    basis: `${bookingClass}OW`,
    bookingClass,
    cabin: fresh[0]?.cabin ?? "economy",
    amount,
    lengths: fresh.map(() => 1),
    charges: [{ leg: 0, kind: "tax", label: "Charges as paid", amount: charges }],
  };
}
