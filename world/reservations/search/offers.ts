/** What can be flown and for how much, for people who have no booking yet. */
import { atOnce } from "../../store.ts";
import type { Desk } from "../desk.ts";
import { ruleOf } from "../fares/fare-rules.ts";
import { partsOf, priceJourney, totalOf } from "../fares/price.ts";
import { type Cabin, cabins, euros, type PassengerType } from "../held-booking.ts";
import { classesOf } from "../inventory/classes.ts";
import { seatsLeft } from "../inventory/inventory.ts";
import { readMinimums } from "../schedule/connections.ts";
import { forgetExpired, offeredForMs, remember } from "../quotes/asked.ts";
import { journeyOf, keysOf, type LegKey, type OpenRoute, openRoutes, type Way } from "./journeys.ts";

interface Search {
  slices: readonly Way[];
  passengers: readonly PassengerType[];
  cabin?: Cabin | undefined;
}

export interface RememberedOffer {
  journeys: { legs: LegKey[]; cabin: Cabin; bookingClass: string }[];
  types: PassengerType[];
  total: number;
}

/** How many ways of each slice are combined with those of the others. */
const perSlice = [40, 10, 4, 3] as const;
const offersAtMost = 200;

export function searchOffers({ db, now }: Desk, { slices, passengers, cabin }: Search) {
  const at = now();
  const seats = passengers.filter((type) => type !== "infant").length;
  const minimumOf = readMinimums(db);
  const most = perSlice[slices.length - 1] ?? 3;
  const found = (cabin ? [cabin] : cabins.toReversed()).flatMap((of) =>
    combined(slices.map((way) => openRoutes(db, way, { cabin: of, seats, now: at }).slice(0, most))).flatMap(
      (routes) => [routes, ...dearer(db, routes, seats)],
    ),
  );
  return atOnce(db, () => {
    forgetExpired(db, at);
    return {
      offers: found.slice(0, offersAtMost).map((routes) => {
        const fares = routes.flatMap((one) =>
          priceJourney(
            one.route.map(({ flight }) => flight),
            one,
            passengers,
          ),
        );
        const content: RememberedOffer = {
          journeys: routes.map(({ route, cabin, bookingClass }) => ({ legs: keysOf(route), cabin, bookingClass })),
          types: [...passengers],
          total: totalOf(fares),
        };
        const expiresAt = at + offeredForMs;
        return {
          id: remember(db, { kind: "offer", bookingId: null, content, expiresAt }),
          expiresAt: new Date(expiresAt).toISOString(),
          journeys: routes.map((one) => journeyOf(one, minimumOf)),
          conditions: conditionsOf(routes),
          total: euros(totalOf(fares)),
          parts: partsOf(fares),
        };
      }),
    };
  });
}

/** Every choice of one way for each slice, each slice after the one before. */
function combined(ways: readonly OpenRoute[][]): OpenRoute[][] {
  return ways.reduce<OpenRoute[][]>(
    (sofar, next) =>
      sofar.flatMap((routes) =>
        next
          .filter(({ route }) => (routes.at(-1)?.route.at(-1)?.arrivesAt ?? 0) < (route[0]?.departsAt ?? 0))
          .map((one) => [...routes, one]),
      ),
    [[]],
  );
}

/** What else is offered on the same flights: what may be changed for a fee, and what may be changed and given back. */
const dearerClasses: Readonly<Record<Cabin, readonly string[]>> = {
  business: ["J"],
  premium: ["W"],
  economy: ["K", "Y"],
};

function dearer(db: Desk["db"], routes: readonly OpenRoute[], seats: number): OpenRoute[][] {
  const [first] = routes;
  return (first ? dearerClasses[first.cabin] : []).flatMap((wished) => {
    const those = routes.map((one) => {
      const order = classesOf[one.cabin];
      const bookingClass = order.indexOf(wished) < order.indexOf(one.bookingClass) ? wished : one.bookingClass;
      return { ...one, bookingClass, left: leftOn(db, one, bookingClass) };
    });
    const isDearer = those.some(({ bookingClass }, n) => bookingClass !== routes[n]?.bookingClass);
    return isDearer && those.every(({ left }) => left >= seats) ? [those] : [];
  });
}

const leftOn = (db: Desk["db"], { route, cabin }: OpenRoute, bookingClass: string): number =>
  Math.min(
    ...route.map((leg) => seatsLeft(db, { ...leg, cabin }).find((one) => one.bookingClass === bookingClass)?.left ?? 0),
  );

function conditionsOf(routes: readonly OpenRoute[]) {
  const rules = routes.map(({ bookingClass }) => ruleOf(bookingClass, false));
  const fee = (of: (number | null)[]) => ({
    isAllowed: !of.includes(null),
    fee: of.includes(null) ? null : euros(Math.max(0, ...of.map((one) => one ?? 0))),
  });
  const change = fee(rules.map(({ changeFee }) => changeFee));
  const refund = fee(rules.map(({ refundFee }) => refundFee));
  return {
    isChangeable: change.isAllowed,
    changeFee: change.fee,
    isRefundable: refund.isAllowed,
    refundFee: refund.fee,
  };
}
