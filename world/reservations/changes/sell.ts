/** A new booking from an offer: its places are held until it is paid, or its time is over. */
import { airline } from "../../passengers/airline.ts";
import type { Desk } from "../desk.ts";
import { priceJourney, totalOf } from "../fares/price.ts";
import { euros, type Fare, type HeldBooking, type PassengerType, type Segment } from "../held-booking.ts";
import { locatorOf } from "../locator.ts";
import { recall } from "../quotes/asked.ts";
import { Refused } from "../refused.ts";
import type { RememberedOffer } from "../search/offers.ts";
import { contactRequest } from "./contact.ts";
import type { Outcome } from "./outcome.ts";
import { newSegment, takePlaces } from "./places.ts";
import type { ChangeOf } from "./wire.ts";

const dayMs = 86_400_000;

/** A day; near departure a quarter of what is left, and half an hour at least. */
export const heldForMs = (untilDeparture: number): number =>
  Math.min(dayMs, Math.max(30 * 60_000, Math.floor(untilDeparture / 4)));

export function sell(desk: Desk, { offerId, passengers: people, contacts }: ChangeOf<"sell">): Outcome {
  const { db, now, nextId } = desk;
  const at = now();
  const offer = recall<RememberedOffer>(db, { id: offerId, kind: "offer", bookingId: null, now: at });
  const types = people.map(({ type }) => type);
  if (types.toSorted().join() !== offer.types.toSorted().join())
    throw new Refused("INVALID_REQUEST", "The offer is for other passengers.");
  if (types.filter((one) => one === "infant").length > types.filter((one) => one === "adult").length)
    throw new Refused("NOT_ELIGIBLE", "Each infant needs an adult.");
  const passengers = people.map((one, n) => ({
    id: `P${n + 1}`,
    surname: one.surname.toUpperCase(),
    givenName: one.givenName.toUpperCase(),
    nameCut: false,
    type: one.type,
    loyalty: one.loyalty ? { ...one.loyalty, tier: null } : null,
  }));
  const told = Object.fromEntries(
    people.map(({ birthDate, title, gender }, n) => [
      `P${n + 1}`,
      { bornOn: birthDate ?? null, title: title ?? null, gender: gender ?? null },
    ]),
  );
  const { segments, fares } = takeJourneys(desk, offer, types);
  const departs = Math.min(...segments.map((one) => Date.parse(one.departs.time)));
  const id = nextId();
  const booking: HeldBooking = {
    id,
    recordLocator: locatorOf(id),
    owner: airline.code,
    version: "0",
    state: "held",
    createdAt: new Date(at).toISOString(),
    holdUntil: new Date(at + heldForMs(departs - at)).toISOString(),
    agency: null,
    passengers,
    segments,
    services: contacts.map((contact, n) => contactRequest({ passengerId: "P1", contact, id: `${n + 1}` })),
    tickets: [],
    checkIns: [],
    remarks: [],
    total: euros(totalOf(fares)),
    paid: euros(0),
    contacts: [],
    books: { fares, extras: [], segmentsMade: segments.length, servicesMade: 0, settles: {}, told },
  };
  return { booking, event: "created" };
}

/** Places and a price for each journey of the offer, or a refusal, and then none are taken. */
function takeJourneys(desk: Desk, { journeys }: RememberedOffer, types: readonly PassengerType[]) {
  const seats = types.filter((type) => type !== "infant").length;
  const segments: Segment[] = [];
  const fares: Fare[] = [];
  for (const { legs, cabin, bookingClass } of journeys) {
    const first = segments.length;
    for (const dated of takePlaces(desk, legs, { seats, cabin, bookingClass }))
      segments.push(newSegment(dated, { id: `S${segments.length + 1}`, cabin, bookingClass, status: "HK" }));
    const those = segments.slice(first);
    for (const [n, fare] of priceJourney(those, { cabin, bookingClass }, types).entries())
      fares.push({ ...fare, passengerId: `P${n + 1}`, segmentIds: those.map(({ id }) => id) });
  }
  return { segments, fares };
}
