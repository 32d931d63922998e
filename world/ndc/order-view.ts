/** A booking as OrderViewRS shows it: one item for each passenger's flights, one for each seat and each service. */
import type { HeldBooking, Segment } from "../reservations/held-booking.ts";
import { amount, flightLists, nameAll, peopleLists } from "./lists.ts";
import { answer, el, typed, type Xml } from "./tree.ts";

/** By the status codes of the reservations handbook. */
const statuses: Readonly<Record<string, string>> = {
  HK: "CONFIRMED",
  KK: "CONFIRMED",
  KL: "CONFIRMED",
  RR: "CONFIRMED",
  HL: "WAITLISTED",
  LL: "WAITLISTED",
  UU: "WAITLISTED",
  TK: "Schedule Change",
  TN: "Schedule Change",
  UC: "REJECTED",
  UN: "REJECTED",
  NO: "REJECTED",
  HX: "CANCELLED",
  XX: "CANCELLED",
  XK: "CANCELLED",
};
const statusOf = (code: string): string => statuses[code] ?? "REQUESTED";

/** `refund` is what a change pays back. */
export function orderView(booking: HeldBooking, refund: number | null = null): string {
  const named = nameAll(booking);
  const people = peopleLists(booking, named);
  const refs = new Map(booking.segments.map((segment) => [named.segments.get(segment.id) ?? "", segment]));
  const flights = flightLists(
    refs,
    journeysOf(booking).map((ids) => ids.map((id) => named.segments.get(id) ?? "")),
  );
  const services = booking.services.filter(({ code }) => !code.startsWith("CTC"));
  const definitions = [...new Set(services.map(({ code }) => code))];
  const lists = typed("DataLists", [
    people.contacts,
    flights.marketing,
    flights.operating,
    flights.journeys,
    people.people,
    flights.segments,
    definitions.length === 0
      ? null
      : el(
          "ServiceDefinitionList",
          definitions.map((code, n) =>
            el("ServiceDefinition", [
              el("Name", code),
              el("OwnerCode", booking.owner),
              el("ServiceCode", code),
              el("ServiceDefinitionID", `SRV${n + 1}`),
            ]),
          ),
        ),
  ]);
  const order = typed("Order", [
    el("OrderID", booking.id),
    ...itemsOf(booking, { named, definitions, refund }),
    el("OwnerCode", booking.owner),
    booking.state === "cancelled" ? el("StatusCode", "CLOSED") : null,
    el("TotalPrice", [amount("TotalAmount", booking.total)]),
  ]);
  const paid =
    Number(booking.paid.amount) === 0
      ? []
      : [
          el("PaymentFunctions", [
            typed("PaymentProcessingSummary", [amount("Amount", booking.paid), el("PaymentID", "1")]),
          ]),
        ];
  return answer("IATA_OrderViewRS", [lists, order, ...ticketsOf(booking)], paid);
}

/** One after the other where the stay between is shorter than a day. */
export function journeysOf({ segments }: Pick<HeldBooking, "segments">): string[][] {
  const journeys: Segment[][] = [];
  for (const segment of segments) {
    const before = journeys.at(-1)?.at(-1);
    const isOn =
      before?.to === segment.from &&
      Date.parse(segment.departs.time) - Date.parse(before.arrives.time) < 24 * 3_600_000;
    if (isOn) journeys.at(-1)?.push(segment);
    else journeys.push([segment]);
  }
  return journeys.map((legs) => legs.map(({ id }) => id));
}

interface Given {
  named: ReturnType<typeof nameAll>;
  definitions: readonly string[];
  refund: number | null;
}

interface Served {
  n: number;
  about: Xml;
  passenger: string;
  status: string;
}

const serviceOf = ({ owner, recordLocator }: HeldBooking, { n, about, passenger, status }: Served): Xml =>
  el("Service", [
    el("BookingRef", [
      el("BookingEntity", [el("Carrier", [el("AirlineDesigCode", owner)])]),
      el("BookingID", recordLocator),
    ]),
    el("OrderServiceAssociation", [about]),
    el("PaxRefID", passenger),
    el("ServiceID", `SV${n}`),
    el("StatusCode", status),
  ]);

const onSegment = ({ segments }: Given["named"], id: string): Xml =>
  el("PaxSegmentRef", [el("PaxSegmentRefID", segments.get(id) ?? "")]);

/** A passenger's flights. */
export const flightsOf = (
  booking: HeldBooking,
  { named, passenger }: { named: Given["named"]; passenger: string },
): Xml[] =>
  booking.segments.map(({ id, status }, n) =>
    serviceOf(booking, { n: n + 1, about: onSegment(named, id), passenger, status: statusOf(status) }),
  );

function itemsOf(booking: HeldBooking, { named, definitions, refund }: Given): Xml[] {
  let count = 0;
  const item = (services: readonly Xml[], differential: Xml | null = null): Xml =>
    el("OrderItem", [
      el("OrderItemID", `${booking.id}-${++count}`),
      el("OwnerCode", booking.owner),
      booking.state === "held" && booking.holdUntil
        ? el("PaymentTimeLimitDateTime", new Date(booking.holdUntil).toISOString().replace(".000", ""))
        : null,
      differential,
      ...services,
    ]);
  const flights = [...named.passengers.values()].map((passenger, first) =>
    item(
      flightsOf(booking, { named, passenger }),
      first === 0 && refund ? refundOf(refund, booking.total.currency) : null,
    ),
  );
  const seats = booking.segments.flatMap(({ id, seats }) =>
    seats.map(({ passengerId, seat }) =>
      item([
        serviceOf(booking, {
          n: 1,
          about: el("SeatOnLeg", [
            el("Seat", [el("ColumnID", seat.slice(-1)), el("RowNumber", seat.slice(0, -1))]),
            el("SeatAssignmentAssociations", [onSegment(named, id)]),
          ]),
          passenger: named.passengers.get(passengerId) ?? "",
          status: "CONFIRMED",
        }),
      ]),
    ),
  );
  const asked = booking.services.flatMap(({ code, passengerId, segmentId, status }) => {
    const passenger = named.passengers.get(passengerId ?? "");
    if (!definitions.includes(code) || !passenger || segmentId === null) return [];
    const about = el("ServiceDefinitionRef", [
      el("OrderFlightAssociations", [onSegment(named, segmentId)]),
      el("ServiceDefinitionRefID", `SRV${definitions.indexOf(code) + 1}`),
    ]);
    return [item([serviceOf(booking, { n: 1, about, passenger, status: statusOf(status) })])];
  });
  return [...flights, ...seats, ...asked];
}

const refundOf = (cents: number, currency: string): Xml =>
  el("PriceDifferential", [
    el("DifferentialTypeCode", "Refund"),
    el("DiffPrice", [
      el("FareDetail", [
        el("Price", [
          amount("DueByAirlineAmount", { amount: String(cents), currency }),
          amount("TotalAmount", { amount: String(-cents), currency }),
        ]),
      ]),
    ]),
  ]);

function ticketsOf(booking: HeldBooking): Xml[] {
  const named = nameAll(booking);
  return booking.tickets.map(({ number, passengerId, kind, issuedAt, coupons }) =>
    typed("TicketDocInfo", [
      el("BookletQty", "1"),
      el("IssueInfo", [
        el("IssueDate", (issuedAt ?? booking.createdAt).slice(0, 10)),
        el("IssuingCarrier", [el("AirlineDesigCode", booking.owner)]),
      ]),
      el("PaxRefID", named.passengers.get(passengerId) ?? ""),
      el("Ticket", [
        ...coupons.map(({ segmentId, status }, n) =>
          el("Coupon", [
            el("CouponNumber", String(n + 1)),
            el("CouponStatusCode", status === "O" ? "OPE" : status),
            segmentId === null
              ? null
              : el("SoldAirlineInfo", [el("PaxSegmentRefID", named.segments.get(segmentId) ?? "")]),
          ]),
        ),
        el("ReportingTypeCode", "Airline"),
        el("TicketDocTypeCode", kind === "emd" ? "J" : "T"),
        el("TicketNumber", number),
      ]),
    ]),
  );
}
