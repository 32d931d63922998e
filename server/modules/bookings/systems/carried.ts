/** What of a booking is lost with the legs that are given up, where the system does not carry it over. Pure. */
import type { Booking } from "../../../../contract/bookings.ts";
import type { Carried } from "../../../../contract/fares.ts";

/** Nothing comes along: seats and services go with the flight they were on, and are asked for anew. */
export function carriedOf({ legs, services }: Booking, givenUp: readonly string[]): Carried[] {
  const seats = legs
    .filter(({ id }) => givenUp.includes(id))
    .flatMap(({ id, seats }) =>
      seats.map(({ passengerId, seat }) => ({
        kind: "seat" as const,
        passengerId,
        legId: id,
        what: seat,
        isKept: false,
      })),
    );
  const asked = services
    .filter(({ legId, standing }) => legId !== null && givenUp.includes(legId) && standing !== "cancelled")
    .map(({ passengerId, legId, code }) => ({
      kind: "service" as const,
      passengerId,
      legId,
      what: code,
      isKept: false,
    }));
  return [...seats, ...asked];
}
