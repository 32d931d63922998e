/** Trips on offer as messages show them: lists that are referred to, and one item for each kind of passenger. */
import { airline } from "../passengers/airline.ts";
import { heldForMs } from "../reservations/changes/sell.ts";
import type { Desk } from "../reservations/desk.ts";
import { ruleOf } from "../reservations/fares/fare-rules.ts";
import { chargesTotal, priceJourney } from "../reservations/fares/price.ts";
import { euros, type PassengerType } from "../reservations/held-booking.ts";
import type { searchOffers } from "../reservations/search/offers.ts";
import { amount, flightLists, type ShownFlight } from "./lists.ts";
import { el, many, typed, type Xml } from "./tree.ts";

export type Trip = ReturnType<typeof searchOffers>["offers"][number];
/** How passengers are called by who asks, and what they are. */
export type Party = readonly { ref: string; type: PassengerType }[];

export const partyList = (party: Party): Xml =>
  el(
    "PaxList",
    party.map(({ ref, type }) =>
      el("Pax", [el("PaxID", ref), el("PTC", { adult: "ADT", child: "CHD", infant: "INF" }[type])]),
    ),
  );

/** Offers, and the lists that they refer to: each flight, and each journey, once. */
export function tripsShown(desk: Desk, name: "Offer" | "PricedOffer", offers: readonly Trip[], party: Party) {
  const flights = new Map<string, ShownFlight>();
  const journeys = new Map<string, string[]>();
  const refs = new Map<string, string>();
  const refOf = (flight: ShownFlight): string => {
    const key = [flight.flight, flight.departs.time, flight.cabin, flight.bookingClass].join();
    const ref = refs.get(key) ?? `SEG${refs.size + 1}`;
    refs.set(key, ref);
    flights.set(ref, flight);
    return ref;
  };
  const shown = offers.map((trip) =>
    typedOffer(name, trip, {
      party,
      held: heldUntil(desk, trip),
      journeys: trip.journeys.map(({ segments }) => {
        const of = segments.map((one) => refOf(one));
        const known = [...journeys].find(([, those]) => those.join() === of.join())?.[0];
        const ref = known ?? `JOUR${journeys.size + 1}`;
        journeys.set(ref, of);
        return { ref, segments: of };
      }),
    }),
  );
  return { lists: flightLists(flights, [...journeys.values()]), shown };
}

interface Shown {
  party: Party;
  held: string;
  journeys: { ref: string; segments: string[] }[];
}

/** One item for each kind of passenger, at the price of one of them. */
function typedOffer(name: "Offer" | "PricedOffer", trip: Trip, { party, held, journeys }: Shown): Xml {
  const kinds = [...Map.groupBy(party, ({ type }) => type)];
  const inner = kinds.map(([type, those], n) => {
    const fares = trip.journeys.flatMap(({ segments }) => {
      const [first] = segments;
      return first ? priceJourney(segments, { cabin: first.cabin, bookingClass: first.bookingClass }, [type]) : [];
    });
    const fare = fares.reduce((sum, one) => sum + one.amount, 0);
    const tax = fares.reduce((sum, one) => sum + chargesTotal(one.charges), 0);
    const refs = those.map(({ ref }) => ref);
    return el("OfferItem", [
      el("FareDetail", [
        ...trip.journeys.map(({ segments }, at) => componentOf(segments[0]?.bookingClass ?? "", journeys[at])),
        ...many("PaxRefID", refs),
      ]),
      el("OfferItemID", `${trip.id}-${n + 1}`),
      el("PaymentTimeLimit", [el("PaymentTimeLimitDate", [el("PaymentTimeLimitDateTime", held)])]),
      el("Price", [
        amount("BaseAmount", euros(fare)),
        el("TaxSummary", [amount("TotalTaxAmount", euros(tax))]),
        amount("TotalAmount", euros(fare + tax)),
      ]),
      el("Service", [
        el("OfferServiceAssociation", [
          el(
            "PaxJourneyRef",
            many(
              "PaxJourneyRefID",
              journeys.map(({ ref }) => ref),
            ),
          ),
        ]),
        ...many("PaxRefID", refs),
        el("ServiceID", `SV${n + 1}`),
      ]),
    ]);
  });
  const first = [el("OfferExpirationTimeLimitDateTime", trip.expiresAt), el("OfferID", trip.id)];
  const last = [el("OwnerCode", airline.code), el("TotalPrice", [amount("TotalAmount", trip.total)])];
  const content = [...first, ...inner, ...last];
  return name === "Offer" ? el(name, content) : typed(name, content);
}

function componentOf(bookingClass: string, journey: Shown["journeys"][number] | undefined): Xml {
  const rules = ruleOf(bookingClass, false);
  const restriction = (name: string, fee: number | null): Xml =>
    el(name, [
      el("AllowedModificationInd", String(fee !== null)),
      fee === null ? null : el("Fee", [amount("Amount", euros(fee))]),
      el("JourneyStageCode", "Prior To Departure"),
    ]);
  return el("FareComponent", [
    restriction("CancelRestrictions", rules.refundFee),
    restriction("ChangeRestrictions", rules.changeFee),
    el("FareBasisCode", `${bookingClass}OW`),
    ...many("PaxSegmentRefID", journey?.segments ?? []),
  ]);
}

/** Until when it would be held, were it ordered now. */
function heldUntil({ now }: Desk, { journeys }: Trip): string {
  const departs = Date.parse(journeys[0]?.segments[0]?.departs.time ?? "");
  return secondsOf(now() + heldForMs((Number.isNaN(departs) ? now() : departs) - now()));
}
const secondsOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
