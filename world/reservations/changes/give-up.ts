/** Which segments of a booking are given up for others, whether they may be, and what would come along. */
import type { DatabaseSync } from "node:sqlite";
import { differenceOf, involuntaryDifference } from "../fares/difference.ts";
import { priceJourney } from "../fares/price.ts";
import { unusedOf } from "../fares/unused.ts";
import { type Cabin, type HeldBooking, isLive, type Segment } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import { airportOf, kilometresBetween } from "../schedule/airports.ts";
import type { Flight } from "../schedule/flight.ts";
import { flightOf } from "../schedule/schedule.ts";
import { aircraftOf } from "../seats/aircraft.ts";
import { takenSeats } from "../seats/seat-map.ts";

/** The airline cancelled it or moved its times. */
const airlinesDoing = new Set(["UN", "UC", "TK", "TN"]);
export const isAirlinesDoing = ({ status }: Segment): boolean => airlinesDoing.has(status);

export const hasDeparted = ({ segments }: HeldBooking, now: number): boolean =>
  segments.some((one) => one.status !== "XX" && Date.parse(one.departs.time) <= now);

/** Those segments, or why they can't be given up. */
export function giveUp(booking: HeldBooking, segmentIds: readonly string[], now: number): Segment[] {
  if (booking.state !== "confirmed")
    throw new Refused(
      "ORDER_STATE",
      booking.state === "held" ? "This booking is not paid yet." : "This booking is cancelled.",
    );
  return segmentIds.map((id) => {
    const segment = booking.segments.find((one) => one.id === id);
    if (!segment || !(isLive(segment) || isAirlinesDoing(segment)))
      throw new Refused("INVALID_REQUEST", `This booking has no segment ${id}.`);
    if (Date.parse(segment.departs.time) <= now && !isAirlinesDoing(segment))
      throw new Refused("NOT_ELIGIBLE", `Flight ${segment.flight} has departed.`);
    if (booking.checkIns.some((one) => one.segmentId === id))
      throw new Refused("NOT_ELIGIBLE", `Somebody is checked in on flight ${segment.flight}.`);
    return segment;
  });
}

export interface Fresh {
  legs: readonly Flight[];
  cabin: Cabin;
  bookingClass: string;
}

/** What the change costs all passengers together. */
export function priceOfChange(
  booking: HeldBooking,
  givenUp: readonly Segment[],
  { fresh, now }: { fresh: Fresh; now: number },
) {
  const unused = unusedOf(booking.books.fares, new Set(givenUp.map(({ id }) => id)));
  const first = givenUp[0];
  const last = givenUp.at(-1);
  if (first && last && givenUp.some(isAirlinesDoing) && isUpTo(fresh.cabin, first.cabin)) {
    const kilometres = kilometresBetween(airportOf(first.from), airportOf(last.to));
    return {
      ...involuntaryDifference(unused, { from: first.cabin, to: fresh.cabin, kilometres }),
      isInvoluntary: true,
    };
  }
  const types = booking.passengers.map(({ type }) => type);
  const priced = differenceOf({
    unused,
    fresh: priceJourney(fresh.legs, fresh, types),
    passengers: booking.passengers,
    hasDeparted: hasDeparted(booking, now),
  });
  return { ...priced, isInvoluntary: false };
}

const order: readonly Cabin[] = ["economy", "premium", "business"];
/** A better cabin than before is the passenger's own wish. */
const isUpTo = (cabin: Cabin, before: Cabin): boolean => order.indexOf(cabin) <= order.indexOf(before);

export interface Carried {
  kind: "seat" | "service";
  passengerId: string | null;
  segmentId: string | null;
  what: string;
  isKept: boolean;
}

/** Bags come along. A seat does where the aircraft is the same and it is free there; meals and assistance never: they must be asked for anew. */
export function carriedBy(
  db: DatabaseSync,
  {
    booking,
    givenUp,
    legs,
    cabin,
  }: {
    booking: HeldBooking;
    givenUp: readonly Segment[];
    legs: readonly { flight: Flight; departs: { time: string; zone: string } }[];
    cabin: Cabin;
  },
): Carried[] {
  const ids = new Set(givenUp.map(({ id }) => id));
  const seats = givenUp.flatMap((segment, n) => {
    const leg = legs.length === givenUp.length ? legs[n] : undefined;
    const isSame = leg && cabin === segment.cabin && aircraftOf(leg.flight).code === aircraftOfSegment(segment);
    const taken = isSame ? takenSeats(db, { flight: leg.flight.number, departs: leg.departs, cabin }) : null;
    return segment.seats.map(({ passengerId, seat }): Carried => {
      const holder = taken?.get(seat);
      return {
        kind: "seat",
        passengerId,
        segmentId: segment.id,
        what: seat,
        isKept: taken !== null && (!holder || holder.bookingId === booking.id),
      };
    });
  });
  const services = booking.services
    .filter(({ segmentId, status }) => segmentId !== null && ids.has(segmentId) && isLive({ status }))
    .map(({ code, passengerId, segmentId }): Carried => ({
      kind: "service",
      passengerId,
      segmentId,
      what: code,
      isKept: code === "XBAG",
    }));
  return [...seats, ...services];
}

const aircraftOfSegment = ({ flight }: Segment): string => aircraftOf(flightOf(flight)).code;
