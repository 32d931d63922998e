/** Says a booking of the reservation API in our words. Pure. */
import type { Booking, LocalTime, Standing } from "../../../../contract/bookings.ts";
import type { WireBooking } from "../../../../contract/reservation-api/bookings.ts";
import { contactOf, couponOf, isMeal } from "../../../modules/bookings/index.ts";

/** Status codes of segments and services (IATA Reservations Handbook); any other is not confirmed. */
const standings: Readonly<Record<string, Standing>> = {
  HK: "confirmed",
  KK: "confirmed",
  KL: "confirmed",
  RR: "confirmed",
  NN: "requested",
  HN: "requested",
  HL: "waitlisted",
  LL: "waitlisted",
  UU: "waitlisted",
  TK: "changed",
  TN: "changed",
  UC: "refused",
  UN: "refused",
  NO: "refused",
  HX: "cancelled",
  XX: "cancelled",
  XK: "cancelled",
};

/** Ways to be reached are no services. */
const contactCodes = new Set(["CTCE", "CTCM", "CTCR"]);

export function sayBooking(wire: WireBooking): Booking {
  const { services } = wire;
  const asked = services.filter(({ code }) => !contactCodes.has(code));
  return {
    id: wire.id,
    recordLocator: wire.recordLocator,
    owner: wire.owner,
    version: wire.version,
    state: wire.state,
    madeAt: inUtc(wire.createdAt),
    holdUntil: wire.holdUntil ? inUtc(wire.holdUntil) : null,
    agency: wire.agency ? { name: wire.agency.name, number: wire.agency.number ?? null } : null,
    passengers: wire.passengers.map(({ id, surname, givenName, nameCut, type, loyalty }) => ({
      id,
      surname,
      givenName,
      isNameCut: nameCut ?? false,
      kind: type,
      loyalty: loyalty ? { programme: loyalty.programme, number: loyalty.number, tier: loyalty.tier ?? null } : null,
    })),
    legs: wire.segments.map(({ departs, arrives, operatedBy, status, bookingClass, terminal, gate, ...leg }) => ({
      id: leg.id,
      flight: leg.flight,
      operatedBy: operatedBy ?? null,
      from: leg.from,
      to: leg.to,
      departs: sayTime(departs),
      arrives: sayTime(arrives),
      cabin: leg.cabin,
      bookingClass: bookingClass ?? null,
      terminal: terminal ?? null,
      gate: gate ?? null,
      standing: standingOf(status),
      seats: leg.seats,
    })),
    services: asked.map(({ id, code, passengerId, segmentId, status, kilograms }) => ({
      id,
      code,
      passengerId: passengerId ?? null,
      legId: segmentId ?? null,
      standing: standingOf(status),
      isMeal: isMeal(code),
      ...(kilograms && { kilograms }),
    })),
    tickets: wire.tickets.map(({ number, passengerId, surname, kind, issuedAt, coupons }) => ({
      number,
      passengerId,
      surname: surname ?? null,
      kind: kind ?? "ticket",
      issuedAt: issuedAt ? inUtc(issuedAt) : null,
      coupons: (coupons ?? []).map(({ segmentId, status }) => ({
        legId: segmentId ?? null,
        status: couponOf(status),
      })),
    })),
    checkIns: (wire.checkIns ?? []).map(({ segmentId, ...one }) => ({ ...one, legId: segmentId })),
    remarks: (wire.remarks ?? []).map(({ at, ...one }) => ({ ...one, at: inUtc(at) })),
    total: wire.total ?? null,
    paid: wire.paid ?? null,
    contacts: contactsOf(wire),
    wantNoContact: services.filter(({ code }) => code === "CTCR").map(({ passengerId }) => passengerId ?? null),
  };
}

export const standingOf = (status: string): Standing => standings[status] ?? "requested";

/** Each once, whether it stands as a service request or among the contacts. */
function contactsOf({ contacts, services }: WireBooking): Booking["contacts"] {
  const said = contacts.map(({ kind, value, of, passengerId, language }) => ({
    kind,
    value,
    passengerId: passengerId ?? null,
    language: language ?? null,
    isAgencys: of === "agency",
  }));
  const asked = services
    .filter(({ code, status }) => contactCodes.has(code) && standingOf(status) !== "cancelled")
    .flatMap(
      ({ code, text, passengerId }) => contactOf({ code, text: text ?? "", passengerId: passengerId ?? null }) ?? [],
    );
  const key = ({ kind, value, passengerId }: (typeof said)[number]): string => `${kind} ${passengerId} ${value}`;
  return [...new Map([...said, ...asked].map((one) => [key(one), one])).values()];
}

export const inUtc = (time: string): string => new Date(time).toISOString();

/** The clock on the wall is what stands before the offset. */
export const sayTime = ({ time, zone }: { time: string; zone: string }): LocalTime => ({
  local: time.slice(0, 16),
  zone,
  at: inUtc(time),
});
