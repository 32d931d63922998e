/** Answers of the airline that offer something: other flights, their firm price, what giving up pays back, seats and services. */
import type { HeldBooking, Money } from "../reservations/held-booking.ts";
import type { alternativesOf } from "../reservations/search/alternatives.ts";
import type { seatMapOf } from "../reservations/seats/seat-map.ts";
import type { offeredServices } from "../reservations/services/offered.ts";
import { amount, bareList, cabinType, flightLists, nameAll, type ShownFlight } from "./lists.ts";
import { journeysOf } from "./order-view.ts";
import { answer, el, many, typed, type Xml } from "./tree.ts";

export type Alternative = ReturnType<typeof alternativesOf>["alternatives"][number];
interface Part {
  kind: string;
  amount: Money;
}
export interface Priced {
  id: string;
  expiresAt: string;
  due: Money;
  parts: readonly Part[];
}

const sum = (parts: readonly Part[], kinds: readonly string[]): number =>
  parts.filter(({ kind }) => kinds.includes(kind)).reduce((all, part) => all + Number(part.amount.amount), 0);

function differential({ due, parts }: Pick<Priced, "due" | "parts">): Xml {
  const cents = Number(due.amount);
  const money = (name: string, minor: number): Xml => amount(name, { amount: String(minor), currency: due.currency });
  return el("PriceDifferential", [
    el("DifferentialTypeCode", cents > 0 ? "AddCol" : cents < 0 ? "Refund" : "EvenExchange"),
    el("DiffPrice", [
      el("FareDetail", [
        el("Price", [
          money("BaseAmount", sum(parts, ["fare", "credit", "surcharge"])),
          cents < 0 ? money("DueByAirlineAmount", -cents) : money("DueToAirlineAmount", cents),
          el("TaxSummary", [money("TotalTaxAmount", sum(parts, ["tax"]))]),
          money("TotalAmount", cents),
        ]),
      ]),
    ]),
  ]);
}

/** All the difference stands in the item of the first passenger. */
export function reshopped(
  booking: HeldBooking,
  {
    name,
    offers,
  }: {
    name: "Offer" | "RequotedOffer";
    offers: readonly { priced: Priced; legs: ShownFlight[]; givenUp: readonly string[] }[];
  },
): string {
  const named = nameAll(booking);
  const flights = new Map<string, ShownFlight>(booking.segments.map((one) => [named.segments.get(one.id) ?? "", one]));
  const journeys = journeysOf(booking).map((ids) => ids.map((id) => named.segments.get(id) ?? ""));
  const shown = offers.map(({ priced, legs, givenUp }) => {
    const gone = new Set(givenUp.map((id) => named.segments.get(id)));
    const kept = journeys.flatMap((refs, n) => (refs.some((ref) => gone.has(ref)) ? [] : [`JOUR${n + 1}`]));
    const refs = legs.map((leg) => {
      const ref = `SEG${flights.size + 1}`;
      flights.set(ref, leg);
      return ref;
    });
    journeys.push(refs);
    return offered(name, priced, { named, refs: [`JOUR${journeys.length}`, ...kept], owner: booking.owner });
  });
  const lists = flightLists(flights, journeys);
  return answer("IATA_OrderReshopRS", [
    typed("DataLists", [lists.marketing, lists.operating, lists.journeys, bareList(booking, named), lists.segments]),
    typed("Order", [el("OrderID", booking.id), el("OwnerCode", booking.owner)]),
    typed("ReshopResults", [el("ReshopOffers", shown)]),
  ]);
}

function offered(
  name: string,
  priced: Priced,
  { named, refs, owner }: { named: ReturnType<typeof nameAll>; refs: string[]; owner: string },
): Xml {
  const nothing = { due: { ...priced.due, amount: "0" }, parts: [] };
  return el(name, [
    ...[...named.passengers.values()].map((passenger, n) =>
      el("AddedOfferItem", [
        el("OfferItemID", `${priced.id}-${n + 1}`),
        el("ReshopPrice", [differential(n === 0 ? priced : nothing)]),
        el("Service", [
          el("OfferServiceAssociation", [el("PaxJourneyRef", many("PaxJourneyRefID", refs))]),
          el("PaxRefID", passenger),
          el("ServiceID", `SV${n + 1}`),
        ]),
      ]),
    ),
    el("OfferExpirationTimeLimitDateTime", priced.expiresAt),
    el("OfferID", priced.id),
    el("OwnerCode", owner),
    el("TotalPrice", [amount("TotalAmount", priced.due)]),
  ]);
}

export const givenBack = (booking: HeldBooking, priced: Priced): string =>
  answer("IATA_OrderReshopRS", [
    typed("DataLists", [bareList(booking, nameAll(booking))]),
    typed("Order", [el("OrderID", booking.id), el("OwnerCode", booking.owner)]),
    typed("ReshopResults", [
      el("ReshopOffers", [
        el("Offer", [
          el("DeleteOrderItem", [el("OfferItemID", `${priced.id}-1`), differential(priced)]),
          el("OfferExpirationTimeLimitDateTime", priced.expiresAt),
          el("OfferID", priced.id),
          el("OwnerCode", booking.owner),
        ]),
      ]),
    ]),
  ]);

const seatCodes: Readonly<Record<string, string>> = {
  window: "W",
  aisle: "A",
  middle: "MS",
  exit: "E",
  bulkhead: "K",
  "extra-legroom": "L",
  bassinet: "B",
  front: "O",
};

/** Items are called by segment and price; `SEATS` is the offer they are of. */
export function seatsShown(booking: HeldBooking, maps: readonly ReturnType<typeof seatMapOf>[]): string {
  const named = nameAll(booking);
  const refs = new Map<string, ShownFlight>(booking.segments.map((one) => [named.segments.get(one.id) ?? "", one]));
  const lists = flightLists(refs, []);
  const priceOf = (price: Money | null): string => price?.amount ?? "0";
  const items = maps.flatMap(({ segmentId, cabins }) => {
    const ref = named.segments.get(segmentId) ?? "";
    const prices = new Set(
      cabins.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats.map((seat) => priceOf(seat.price)))),
    );
    return [...prices].map((price) => itemOf(`SEATS|${ref}|${price}`, { named, ref, price, definition: "Seat01" }));
  });
  return answer("IATA_SeatAvailabilityRS", [
    typed("ALaCarteOffer", [el("OfferID", "SEATS"), ...items, el("OwnerCode", booking.owner)]),
    typed("DataLists", [lists.marketing, lists.operating, bareList(booking, named), lists.bareSegments]),
    ...maps.map(({ segmentId, cabins }) => {
      const ref = named.segments.get(segmentId) ?? "";
      return typed("SeatMap", [
        ...cabins.map(({ cabin, columns, rows }) =>
          el("CabinCompartment", [
            cabinType("CabinType", cabin),
            ...columns.flatMap((column, n) => {
              if (column === "") return [];
              const isAtAisle = columns[n - 1] === "" || columns[n + 1] === "";
              return [
                el("SeatColumn", [el("ColumnID", column), ...(isAtAisle ? [el("SeatCharacteristicCode", "A")] : [])]),
              ];
            }),
            ...rows.map(({ number, isOverWing, seats }) =>
              el("SeatRow", [
                ...(isOverWing ? [el("RowCharacteristicCode", "K")] : []),
                el("RowNumber", String(number)),
                ...seats.map((seat) =>
                  el("Seat", [
                    el("ColumnID", seat.column),
                    el("OccupationStatusCode", { free: "F", taken: "O", blocked: "Z" }[seat.state]),
                    el("OfferItemRefID", `SEATS|${ref}|${priceOf(seat.price)}`),
                    el("RowNumber", String(number)),
                    ...seat.features.flatMap((feature) =>
                      seatCodes[feature] ? [el("SeatCharacteristicCode", seatCodes[feature])] : [],
                    ),
                  ]),
                ),
              ]),
            ),
          ]),
        ),
        el("PaxSegmentRefID", ref),
      ]);
    }),
  ]);
}

interface Item {
  named: ReturnType<typeof nameAll>;
  ref: string;
  price: string;
  definition: string;
}

const itemOf = (id: string, { named, ref, price, definition }: Item): Xml =>
  el("OfferItem", [
    el("Eligibility", [
      el("OfferFlightAssociations", [el("PaxSegmentReferences", [el("PaxSegmentRefID", ref)])]),
      ...many("PaxRefID", [...named.passengers.values()]),
    ]),
    el("OfferItemID", id),
    el("Service", [el("ServiceDefinitionRefID", definition), el("ServiceID", "SV1")]),
    el("UnitPrice", [amount("TotalAmount", { amount: price, currency: "EUR" })]),
  ]);

/** What is closed is not offered. */
export function servicesShown(booking: HeldBooking, { services }: ReturnType<typeof offeredServices>): string {
  const named = nameAll(booking);
  const refs = new Map<string, ShownFlight>(booking.segments.map((one) => [named.segments.get(one.id) ?? "", one]));
  const lists = flightLists(refs, []);
  const open = services.filter(({ isOpen, needsText }) => isOpen && !needsText);
  const items = open.map(({ code, segmentId, price }) => {
    const ref = named.segments.get(segmentId) ?? "";
    return itemOf(`SERVICES|${ref}|${code}`, { named, ref, price: price?.amount ?? "0", definition: `D${code}` });
  });
  return answer("IATA_ServiceListRS", [
    typed("ALaCarteOffer", [el("OfferID", "SERVICES"), ...items, el("OwnerCode", booking.owner)]),
    typed("DataLists", [
      lists.marketing,
      lists.operating,
      bareList(booking, named),
      lists.bareSegments,
      el(
        "ServiceDefinitionList",
        [...new Set(open.map(({ code }) => code))].map((code) =>
          el("ServiceDefinition", [
            el("Name", code),
            el("OwnerCode", booking.owner),
            el("ServiceCode", code),
            el("ServiceDefinitionID", `D${code}`),
          ]),
        ),
      ),
    ]),
  ]);
}
