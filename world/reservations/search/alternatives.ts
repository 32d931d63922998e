/** What could be flown instead of some segments, and what that would cost. */
import { atOnce } from "../../store.ts";
import { carriedBy, giveUp, priceOfChange } from "../changes/give-up.ts";
import type { Desk } from "../desk.ts";
import { type Cabin, dateOf, euros, type HeldBooking, sittingOf } from "../held-booking.ts";
import { readMinimums } from "../schedule/connections.ts";
import { timesOf } from "../schedule/schedule.ts";
import { forgetExpired, offeredForMs, remember } from "../quotes/asked.ts";
import { journeyOf, keysOf, type LegKey, openRoutes, type Way } from "./journeys.ts";

export interface RememberedAlternative {
  segmentIds: string[];
  legs: LegKey[];
  cabin: Cabin;
}

/** In the cabin they have, unless another one is asked for; the flights they have are none. */
export function alternativesOf(
  { db, now }: Desk,
  booking: HeldBooking,
  { segmentIds, cabin: wished, ...way }: Way & { segmentIds: string[]; cabin?: Cabin | undefined },
) {
  const at = now();
  const givenUp = giveUp(booking, segmentIds, at);
  const cabin = wished ?? givenUp[0]?.cabin ?? "economy";
  const seats = sittingOf(booking).length;
  const minimumOf = readMinimums(db);
  const before = givenUp.map((one) => `${one.flight} ${dateOf(one)}`).join(" ");
  const routes = openRoutes(db, way, { cabin, seats, now: at }).filter(
    ({ route }) => route.map(({ flight, date }) => `${flight.number} ${date}`).join(" ") !== before,
  );
  return atOnce(db, () => {
    forgetExpired(db, at);
    return {
      alternatives: routes.map((one) => {
        const fresh = { legs: one.route.map(({ flight }) => flight), cabin, bookingClass: one.bookingClass };
        const { due, parts } = priceOfChange(booking, givenUp, { fresh, now: at });
        const content: RememberedAlternative = { segmentIds, legs: keysOf(one.route), cabin };
        const expiresAt = at + offeredForMs;
        const legs = one.route.map((leg) => ({ flight: leg.flight, departs: timesOf(leg).departs }));
        return {
          id: remember(db, { kind: "alternative", bookingId: booking.id, content, expiresAt }),
          expiresAt: new Date(expiresAt).toISOString(),
          journey: journeyOf(one, minimumOf),
          difference: euros(due),
          parts,
          carried: carriedBy(db, { booking, givenUp, legs, cabin }),
        };
      }),
    };
  });
}
