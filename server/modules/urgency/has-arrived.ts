/** Whether somebody who was stranded has got where they were going. Pure: their bookings, what operations told of the flights, the time. */
import type { Leg } from "../../../contract/bookings.ts";
import type { Trip } from "./facts.ts";
import { landsAt } from "./nearness.ts";
import { type Told, type Travelling, tripsOf } from "./trips.ts";

const hour = 3_600_000;

/** A flight this near to when their case was closed is the one that they were stranded by. */
const nearHours = 36;
/** Who waits longer between two flights is not connecting. */
const longestConnection = 24 * hour;
/** Who nobody told of may have been left behind: rather one too few is taken for well. */
const patience = { told: 15 * 60_000, untold: 12 * hour };

export interface Arrival {
  hasArrived: boolean;
  /** When to look again; null: nothing that is known says when. */
  nextAt: number | null;
}

interface Flown {
  leg: Leg;
  trip: Trip;
}

/** `closedAt` and `now` in milliseconds. What is only claimed counts too: that somebody may be asked tells nothing of a booking. */
export function hasArrived(
  travelling: readonly Travelling[],
  { told, closedAt, now }: { told: readonly Told[]; closedAt: number; now: number },
): Arrival {
  const ends = travelling.flatMap((one) => {
    const flown = flownOf(one, told);
    return flown
      .filter(({ trip }) => Math.abs(trip.departsAt - closedAt) < nearHours * hour)
      .map((begun) => endOf(begun, flown));
  });
  const last = Math.max(...ends.map((end) => end ?? 0));
  const isKnown = ends.length > 0 && ends.every((end) => end !== null);
  return { hasArrived: isKnown && now >= last, nextAt: isKnown && now < last ? last : null };
}

/** As `tripsOf` sorts them. */
function flownOf(one: Travelling, told: readonly Told[]): Flown[] {
  const legs = one.booking.legs.toSorted((a, b) => Date.parse(a.departs.at) - Date.parse(b.departs.at));
  return tripsOf(one, { told, seen: [] }).flatMap((trip, place) => {
    const leg = legs[place];
    return leg ? [{ leg, trip }] : [];
  });
}

/** When a journey that begins or breaks with this flight is over for certain; null: nothing takes them on. */
function endOf({ leg, trip }: Flown, all: readonly Flown[]): number | null {
  const later = all.filter((one) => one.trip.departsAt > trip.departsAt);
  if (trip.isCancelled || trip.isMissed) {
    const onward = later.find((one) => one.leg.from === leg.from && !one.trip.isCancelled);
    return onward ? endOf(onward, all) : null;
  }
  const landed = landsAt(trip);
  const next = later.find((one) => one.leg.from === leg.to && one.trip.departsAt - landed < longestConnection);
  if (next) return endOf(next, all);
  if (trip.arrivedAt !== null) return trip.arrivedAt;
  return landed + (trip.departedAt === null ? patience.untold : patience.told);
}
