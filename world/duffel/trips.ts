/** New trips: searched, offered, held as orders, and paid. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { atOnce } from "../store.ts";
import { change } from "../reservations/changes/change.ts";
import type { PassengerType } from "../reservations/held-booking.ts";
import { Refused } from "../reservations/refused.ts";
import { searchOffers } from "../reservations/search/offers.ts";
import type { TripOffered } from "./trip-offered.ts";
import { cabinOfClass, carrier, decimal, segmentOf, sliceOf } from "./flights.ts";
import { airline } from "../passengers/airline.ts";
import { keepMade } from "./made.ts";
import { idsIn, nameOf } from "./names.ts";
import { showOrder } from "./order.ts";
import { carryOut, orderNamed, paymentIn, type Work } from "./work.ts";

const Wished = z.object({
  slices: z
    .array(z.object({ origin: z.string(), destination: z.string(), departure_date: z.iso.date() }))
    .min(1)
    .max(4),
  passengers: z
    .array(z.union([z.strictObject({ type: z.literal("adult") }), z.strictObject({ age: z.int().min(0).max(17) })]))
    .min(1)
    .max(9),
  cabin_class: z.string().nullish(),
});

const kindOf = (age: number | null): PassengerType => (age === null ? "adult" : age < 2 ? "infant" : "child");
const types = { adult: "adult", child: "child", infant: "infant_without_seat" } as const;

export function searchTrips({ desk, offered }: Work, body: unknown) {
  const { slices, passengers, cabin_class: cabin } = Wished.parse(body);
  const requestId = nameOf("orq", randomUUID());
  const people = passengers.map((one, n) => {
    const age = "age" in one ? one.age : null;
    return { id: nameOf("pas", requestId, n), kind: kindOf(age), age };
  });
  const { offers } = searchOffers(desk, {
    slices: slices.map((one) => ({ from: one.origin, to: one.destination, date: one.departure_date })),
    passengers: people.map(({ kind }) => kind),
    cabin: cabinOfClass(cabin),
  });
  for (const offer of offers) offered.trips.offers.set(offer.id, { requestId, offer, passengers: people });
  return {
    id: requestId,
    live_mode: false,
    created_at: new Date(desk.now()).toISOString(),
    cabin_class: cabin ?? null,
    offers: offers.map(({ id }) => showTrip({ desk, offered }, nameOf("off", id))),
    passengers: people.map(showPlace),
  };
}

const showPlace = ({ id, kind, age }: TripOffered["passengers"][number]) => ({ id, type: types[kind], age });

function tripNamed({ offered }: Pick<Work, "offered">, name: string): TripOffered {
  const found = offered.trips.offers.get(idsIn("off", name)[0] ?? "");
  if (!found) throw new Refused("NOT_FOUND", "There is no such offer.");
  return found;
}

const condition = (isAllowed: boolean, fee: { amount: string; currency: string } | null) => ({
  allowed: isAllowed,
  penalty_amount: isAllowed && fee ? decimal(fee) : null,
  penalty_currency: isAllowed && fee ? fee.currency : null,
});

/** The cheapest, which can't be changed, are to be paid at once. */
export function showTrip({ desk, offered }: Pick<Work, "desk" | "offered">, name: string) {
  const { offer, passengers, requestId } = tripNamed({ offered }, name);
  if (Date.parse(offer.expiresAt) <= desk.now()) throw new Refused("OFFER_EXPIRED", "This offer is over.");
  const { isChangeable, changeFee, isRefundable, refundFee } = offer.conditions;
  const tax = offer.parts
    .filter(({ kind }) => kind !== "fare")
    .reduce((sum, { amount }) => sum + Number(amount.amount), 0);
  const { currency } = offer.total;
  return {
    id: name,
    live_mode: false,
    partial: false,
    owner: carrier(airline.code),
    created_at: new Date(desk.now()).toISOString(),
    updated_at: new Date(desk.now()).toISOString(),
    expires_at: offer.expiresAt,
    total_amount: decimal(offer.total),
    total_currency: currency,
    base_amount: decimal({ amount: String(Number(offer.total.amount) - tax) }),
    base_currency: currency,
    tax_amount: decimal({ amount: String(tax) }),
    tax_currency: currency,
    total_emissions_kg: "0",
    passenger_identity_documents_required: false,
    supported_passenger_identity_document_types: [],
    supported_loyalty_programmes: [],
    private_fares: [],
    available_services: [],
    payment_requirements: {
      requires_instant_payment: !isChangeable,
      payment_required_by: isChangeable ? offer.expiresAt : null,
      price_guarantee_expires_at: isChangeable ? offer.expiresAt : null,
    },
    conditions: {
      change_before_departure: condition(isChangeable, changeFee),
      refund_before_departure: condition(isRefundable, refundFee),
    },
    passengers: passengers.map(showPlace),
    slices: offer.journeys.map(({ segments: flights }, n) => {
      const segments = flights.map((flight, m) =>
        segmentOf(
          nameOf("seg", requestId, n, m),
          flight,
          passengers.map(({ id }) => ({ passenger_id: id })),
        ),
      );
      return sliceOf(nameOf("sli", requestId, n), flights, segments);
    }),
  };
}

const Name = z.string().regex(/^[A-Za-z\u00C0-\u017F' -]{1,20}$/);
const NewOrder = z.object({
  type: z.literal("hold"),
  selected_offers: z.tuple([z.string()]),
  passengers: z
    .array(
      z.object({
        id: z.string(),
        title: z.enum(["mr", "ms", "mrs", "miss", "dr"]),
        gender: z.enum(["m", "f"]),
        given_name: Name,
        family_name: Name,
        born_on: z.iso.date(),
        email: z.email(),
        phone_number: z.string().regex(/^\+\d{7,15}$/),
        infant_passenger_id: z.string().nullish(),
      }),
    )
    .min(1),
  metadata: z.record(z.string().regex(/^[\w-]{1,40}$/), z.string().max(500)).default({}),
  payments: z.never().optional(),
  services: z.never().optional(),
});
type NewOrder = z.infer<typeof NewOrder>;

export function holdOrder(work: Work, body: unknown) {
  const { desk, offered } = work;
  const wished = NewOrder.parse(body);
  const [name] = wished.selected_offers;
  const trip = tripNamed(work, name);
  const shown = showTrip(work, name);
  if (shown.payment_requirements.requires_instant_payment)
    throw new Refused("NOT_ELIGIBLE", "This is to be paid at once.");
  if (offered.trips.booked.has(trip.requestId))
    throw new Refused("OFFER_EXPIRED", "One of these offers is booked already.");
  const people = agreed(trip, wished);
  const bookingId = atOnce(desk.db, () => {
    const done = change(
      desk,
      {
        id: randomUUID(),
        bookingId: null,
        expectedVersion: null,
        actor: { kind: "agent", id: "duffel" },
        reason: "Duffel",
        change: {
          kind: "sell",
          offerId: trip.offer.id,
          passengers: people.map(({ place, one }) => ({
            type: place.kind,
            surname: one.family_name,
            givenName: one.given_name,
            birthDate: one.born_on,
            title: one.title,
            gender: one.gender === "m" ? ("male" as const) : ("female" as const),
          })),
          contacts: people.slice(0, 1).flatMap(({ one }) => [
            { kind: "email" as const, value: one.email },
            { kind: "phone" as const, value: one.phone_number },
          ]),
        },
      },
      work.fault,
    );
    if (!done) throw new Error("A new id was another change.");
    if (done.refusal || !done.bookingId)
      throw new Refused(done.refusal?.code ?? "NOT_FOUND", done.refusal?.message ?? "");
    const idOf = (placeId: string) => `P${people.findIndex(({ place }) => place.id === placeId) + 1}`;
    keepMade(desk.db, done.bookingId, {
      offer: name,
      metadata: wished.metadata,
      people: Object.fromEntries(
        people.map(({ place, one }) => [
          idOf(place.id),
          {
            email: one.email,
            phone: one.phone_number,
            carries: one.infant_passenger_id ? idOf(one.infant_passenger_id) : null,
          },
        ]),
      ),
    });
    return done.bookingId;
  });
  offered.trips.booked.add(trip.requestId);
  return showOrder(desk, orderNamed(desk, nameOf("ord", bookingId)));
}

/** Each place once, of the age that was searched for, and each infant with one adult. */
function agreed({ passengers, offer }: TripOffered, { passengers: told }: NewOrder) {
  const day = offer.journeys.at(-1)?.segments[0]?.departs.time.slice(0, 10) ?? "";
  const people = passengers.map((place) => ({ place, one: told.find(({ id }) => id === place.id) }));
  const wrong = new Refused("INVALID_REQUEST", "These are not the passengers of the offer.");
  if (told.length !== passengers.length) throw wrong;
  const carried = told.flatMap(({ infant_passenger_id: id }) => id ?? []).toSorted();
  const infants = passengers.filter(({ kind }) => kind === "infant").map(({ id }) => id);
  if (carried.join() !== infants.toSorted().join()) throw wrong;
  return people.map(({ place, one }) => {
    if (!one || (place.age === null ? yearsOn(one.born_on, day) < 18 : yearsOn(one.born_on, day) !== place.age))
      throw wrong;
    return { place, one };
  });
}

function yearsOn(born: string, day: string): number {
  const years = new Date(day).getUTCFullYear() - new Date(born).getUTCFullYear();
  return born.slice(4) > day.slice(4) ? years - 1 : years;
}

export function payOrder(work: Work, body: unknown) {
  const { order_id: name } = z.object({ order_id: z.string() }).parse(body);
  const booking = orderNamed(work.desk, name);
  if (booking.state !== "held") throw new Refused("ORDER_STATE", "There is nothing to be paid.");
  const payment = paymentIn(work.desk, body, Number(booking.total.amount));
  if (!payment) throw new Refused("ORDER_STATE", "There is nothing to be paid.");
  carryOut(work, booking.id, { kind: "issue", payment });
  return {
    id: nameOf("pay", payment.reference),
    live_mode: false,
    type: "balance" as const,
    amount: decimal(booking.total),
    currency: booking.total.currency,
    status: "succeeded",
    created_at: payment.paidAt,
  };
}
