/** Makes a booking of an order: sells the seats, writes the tickets and the service requests. */
import type { DatabaseSync } from "node:sqlite";
import type { z } from "zod";
import { airline } from "../passengers/airline.ts";
import { atOnce } from "../store.ts";
import { keep } from "./bookings.ts";
import { newSegment } from "./changes/places.ts";
import { priceJourney, totalOf } from "./fares/price.ts";
import { euros, type Fare, type HeldBooking, type Segment, type Ticket } from "./held-booking.ts";
import { typeAddress } from "./index-booking.ts";
import { takeSeatsFrom } from "./inventory/inventory.ts";
import { classesOf } from "./inventory/classes.ts";
import { locatorOf } from "./locator.ts";
import type { BookingOrder } from "./orders.ts";
import { flightDay } from "./schedule/flight-days.ts";
import { dated, flightOf } from "./schedule/schedule.ts";
import { freeSeatsFor } from "./seats/assign.ts";
import { issueDocuments } from "./tickets/documents.ts";

type Order = z.output<typeof BookingOrder>;

const heldForMs = 72 * 3_600_000;

interface Made {
  id: string;
  at: number;
  /** From when on it is held, where that is another time than when it was made. */
  heldFrom?: number;
}

/** A seat is for everybody but infants; where none is left, the booking waits on the list. */
export function makeBooking(db: DatabaseSync, order: Order, { id, at, heldFrom = at }: Made): HeldBooking {
  return atOnce(db, () => {
    const passengers = order.passengers.map((one, n) => ({
      id: `P${n + 1}`,
      surname: one.surname.toUpperCase(),
      givenName: one.givenName.toUpperCase(),
      nameCut: one.nameCut,
      type: one.type,
      loyalty: one.loyaltyNumber
        ? { programme: airline.code, number: one.loyaltyNumber, tier: one.tier ?? null }
        : null,
    }));
    const segments = order.legs.map((leg, n) => soldSegment(db, order, { leg, id: `S${n + 1}` }));
    const fares = faresOf(order, segments);
    const total = euros(totalOf(fares));
    const isPaid = !order.held && order.passengers.every(({ ticketed }) => ticketed);
    const booking: HeldBooking = {
      id,
      recordLocator: order.recordLocator ?? locatorOf(id),
      owner: airline.code,
      version: "0",
      state: order.held ? "held" : "confirmed",
      createdAt: new Date(at).toISOString(),
      holdUntil: order.held ? new Date(heldFrom + heldForMs).toISOString() : null,
      agency: order.agency ? { name: order.agency.name, number: order.agency.number } : null,
      passengers,
      segments,
      services: [...servicesOf(order, segments), ...contactRequestsOf(order)],
      tickets: order.held ? [] : ticketsOf(db, order, { segments, at }),
      checkIns: [],
      remarks: [],
      total,
      paid: isPaid ? total : euros(0),
      contacts: agencyContactsOf(order),
      books: { fares, extras: [], segmentsMade: segments.length, servicesMade: 0, settles: {} },
    };
    return keep(db, seated(db, booking), { kind: "created", at });
  });
}

function soldSegment(db: DatabaseSync, order: Order, { leg, id }: { leg: Order["legs"][number]; id: string }): Segment {
  const { flight, date } = leg;
  const { cabin } = order;
  const seats = order.passengers.filter(({ type }) => type !== "infant").length;
  const wished = order.bookingClass ?? (cabin === "economy" ? "M" : (classesOf[cabin][0] ?? "Y"));
  const sold = takeSeatsFrom(db, { flight, date, cabin, bookingClass: wished, seats });
  const day = dated(flightOf(flight), date, flightDay(db, flight, date).departs);
  const segment = newSegment(day, { id, cabin, bookingClass: sold ?? wished, status: sold === null ? "HL" : "HK" });
  return { ...segment, operatedBy: null };
}

/** Somebody at the counter gave everybody a seat. */
function seated(db: DatabaseSync, booking: HeldBooking): HeldBooking {
  const passengerIds = booking.passengers.filter(({ type }) => type !== "infant").map(({ id }) => id);
  const segments = booking.segments.map((segment) =>
    segment.status === "HK" ? { ...segment, seats: freeSeatsFor(db, booking, { segment, passengerIds }) } : segment,
  );
  return { ...booking, segments };
}

/** Each flight at its own price: who is at the counter buys them one by one. */
function faresOf({ passengers }: Order, segments: readonly Segment[]): Fare[] {
  const types = passengers.map(({ type }) => type);
  return segments.flatMap((segment) =>
    priceJourney([segment], segment, types).map((fare, n) => ({
      ...fare,
      passengerId: `P${n + 1}`,
      segmentIds: [segment.id],
    })),
  );
}

function servicesOf({ passengers }: Order, segments: readonly Segment[]): HeldBooking["services"] {
  return passengers.flatMap((one, n) =>
    one.services.flatMap((service) =>
      segments.map((segment) => {
        const [code = "", status = "HK"] = service.split(" ");
        return {
          id: `${code}-P${n + 1}-${segment.id}`,
          code,
          passengerId: `P${n + 1}`,
          segmentId: segment.id,
          status,
          text: null,
        };
      }),
    ),
  );
}

/** CTCE, CTCM and CTCR as agents type them. */
function contactRequestsOf({ passengers }: Order): HeldBooking["services"] {
  return passengers.flatMap((one, n) => {
    const passengerId = `P${n + 1}`;
    const tongue = one.language ? `/${one.language.toUpperCase()}` : "";
    const request = (code: string, said: string) => ({
      id: `${code}-${passengerId}`,
      code,
      passengerId,
      segmentId: null,
      status: "HK",
      text: `${airline.code} HK1/${said}`,
    });
    if (one.refusesContact) return [request("CTCR", "REFUSED")];
    return [
      ...(one.email ? [request("CTCE", `${typeAddress(one.email)}${tongue}`)] : []),
      ...(one.phone ? [request("CTCM", `${one.phone.slice(1)}${tongue}`)] : []),
    ];
  });
}

function agencyContactsOf({ agency }: Order): HeldBooking["contacts"] {
  if (!agency) return [];
  const common = { of: "agency", passengerId: null, language: null } as const;
  return [
    { kind: "email", value: agency.email, ...common },
    { kind: "phone", value: agency.phone, ...common },
  ];
}

function ticketsOf(
  db: DatabaseSync,
  { passengers }: Order,
  { segments, at }: { segments: readonly Segment[]; at: number },
): Ticket[] {
  const segmentIds = segments.map(({ id }) => id);
  return passengers.flatMap((one, n) => {
    if (!one.ticketed) return [];
    const surname = (one.ticketSurname ?? one.surname).toUpperCase();
    return issueDocuments(db, { kind: "ticket", passengerId: `P${n + 1}`, surname, segmentIds, at });
  });
}
