/** What the airline has on offer, what one offer costs now, and the order that is made of it. */
import { randomUUID } from "node:crypto";
import { bookingById } from "../reservations/bookings.ts";
import { change } from "../reservations/changes/change.ts";
import type { Desk } from "../reservations/desk.ts";
import type { Cabin, PassengerType } from "../reservations/held-booking.ts";
import { recall, use } from "../reservations/quotes/asked.ts";
import { Refused } from "../reservations/refused.ts";
import { type RememberedOffer, searchOffers } from "../reservations/search/offers.ts";
import { flightsOfKeys, type LegKey } from "../reservations/search/journeys.ts";
import { cabinOfCode } from "./lists.ts";
import { orderView } from "./order-view.ts";
import { allSaid, answer, el, every, one, said, type Tree, typed } from "./tree.ts";
import { partyList, type Party, type Trip, tripsShown } from "./trips-shown.ts";

const typeOf: Readonly<Record<string, PassengerType>> = { ADT: "adult", GBE: "adult", CHD: "child", INF: "infant" };
const partyOf = (request: Tree): Party =>
  every(request, "Pax").map((pax) => ({
    ref: said(pax, "PaxID") ?? "",
    type: typeOf[said(pax, "PTC") ?? "ADT"] ?? "adult",
  }));

export function shop(desk: Desk, request: Tree): string {
  const slices = every(request, "OriginDestCriteria").map((way) => ({
    from: said(one(way, "OriginDepCriteria"), "IATA_LocationCode") ?? "",
    to: said(one(way, "DestArrivalCriteria"), "IATA_LocationCode") ?? "",
    date: said(one(way, "OriginDepCriteria"), "Date") ?? "",
  }));
  const party = partyOf(request);
  const cabin = cabinOfCode(said(request, "CabinTypeCode"));
  const { offers } = searchOffers(desk, { slices, passengers: party.map(({ type }) => type), cabin });
  if (offers.length === 0) throw new Refused("NO_SPACE", "No Offers Available");
  const { lists, shown } = tripsShown(desk, "Offer", offers, party);
  return answer("IATA_AirShoppingRS", [
    typed("DataLists", [lists.marketing, lists.operating, lists.journeys, partyList(party), lists.segments]),
    typed("OffersGroup", [el("CarrierOffers", shown)]),
  ]);
}

/** The same flights at the price of now, as a new offer; of what is sold out there is none. */
export function price(desk: Desk, request: Tree): string {
  const asked = offerOf(desk, request);
  const party = partyOf(request);
  const [cabin] = asked.journeys.map((journey) => journey.cabin);
  const { offers } = searchOffers(desk, {
    slices: asked.journeys.map(({ legs }) => wayOf(legs)),
    passengers: party.map(({ type }) => type),
    cabin,
  });
  const same = offers.filter(({ journeys }) => keysIn(journeys) === keysIn(asked.journeys));
  const classes = asked.journeys.map(({ bookingClass }) => bookingClass).join();
  const isAsItWas = ({ journeys }: Trip): boolean =>
    journeys.map(({ segments }) => segments[0]?.bookingClass).join() === classes;
  const found = same.find(isAsItWas) ?? same[0];
  if (!found) throw new Refused("NO_SPACE", "No Offers found");
  const { lists, shown } = tripsShown(desk, "PricedOffer", [found], party);
  return answer("IATA_OfferPriceRS", [
    typed("DataLists", [lists.marketing, lists.operating, lists.journeys, partyList(party), lists.segments]),
    ...shown,
  ]);
}

/** An offer is taken once. Nothing is paid with it: the order is held. */
export function create(desk: Desk, request: Tree, fault: Parameters<typeof change>[2]): string {
  const offerId = said(one(request, "SelectedPricedOffer"), "OfferRefID") ?? "";
  const offer = offerOf(desk, request);
  const total = one(request, "TotalOfferPriceAmount");
  if (total && Math.round(Number(total.text) * 100) !== offer.total)
    throw new Refused("PRICE_CHANGED", "Selected Offer Price changed");
  const done = change(
    desk,
    {
      id: randomUUID(),
      actor: { kind: "agent", id: "ndc" },
      reason: "OrderCreate",
      change: {
        kind: "sell",
        offerId,
        passengers: every(request, "Pax").map(travellerOf),
        contacts: contactsOf(request),
      },
    },
    fault,
  );
  if (done?.state === "refused" && done.refusal) throw new Refused(done.refusal.code, done.refusal.message);
  const booking = bookingById(desk.db, done?.bookingId ?? "");
  if (!booking) throw new Error("What was sold is gone.");
  use(desk.db, offerId, desk.now());
  return orderView(booking);
}

const offerOf = ({ db, now }: Desk, request: Tree): RememberedOffer =>
  recall<RememberedOffer>(db, { id: said(request, "OfferRefID") ?? "", kind: "offer", bookingId: null, now: now() });

function wayOf(legs: readonly LegKey[]) {
  const flights = flightsOfKeys(legs);
  return {
    from: flights[0]?.flight.from ?? "",
    to: flights.at(-1)?.flight.to ?? "",
    date: flights[0]?.date ?? "",
  };
}

/** Flights with their days and cabins, whichever class they are sold in. */
const keysIn = (
  journeys: readonly ({ legs: LegKey[]; cabin: Cabin } | { segments: Trip["journeys"][number]["segments"] })[],
): string =>
  journeys
    .map((journey) =>
      "legs" in journey
        ? journey.legs.map(({ flight, date }) => `${flight} ${date} ${journey.cabin}`).join()
        : journey.segments
            .map(({ flight, departs, cabin }) => `${flight} ${departs.time.slice(0, 10)} ${cabin}`)
            .join(),
    )
    .join("/");

function travellerOf(pax: Tree) {
  const number = said(pax, "AccountNumber");
  const programme = said(pax, "ProgramCode");
  return {
    type: typeOf[said(pax, "PTC") ?? "ADT"] ?? ("adult" as const),
    surname: said(pax, "Surname") ?? "",
    givenName: said(pax, "GivenName") ?? "",
    birthDate: said(pax, "Birthdate"),
    loyalty: number !== null && programme !== null ? { number, programme } : null,
  };
}

function contactsOf(request: Tree): { kind: "email" | "phone"; value: string }[] {
  const mails = allSaid(request, "EmailAddressText").map((value) => ({
    kind: "email" as const,
    value: value.toLowerCase(),
  }));
  const phones = every(request, "Phone").map((phone) => ({
    kind: "phone" as const,
    value: `+${said(phone, "CountryDialingCode") ?? ""}${said(phone, "PhoneNumber") ?? ""}`,
  }));
  return [...mails, ...phones];
}
