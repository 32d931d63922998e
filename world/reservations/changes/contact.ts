/** How a passenger can be reached: kept as service requests (CTCE, CTCM), as agents type them. */
import { airline } from "../../passengers/airline.ts";
import type { HeldBooking, ServiceRequest } from "../held-booking.ts";
import { typeAddress } from "../index-booking.ts";
import { Refused } from "../refused.ts";
import type { Outcome } from "./outcome.ts";
import type { ChangeOf, NewContact } from "./wire.ts";

export function contactRequest({
  passengerId,
  contact: { kind, value, language },
  id,
}: {
  passengerId: string;
  contact: NewContact;
  id: string;
}): ServiceRequest {
  const isGood = kind === "email" ? /^[^@\s/]+@[^@\s/]+$/.test(value) : /^\+\d{7,15}$/.test(value);
  if (!isGood) throw new Refused("INVALID_REQUEST", "This contact can't be read.");
  const code = kind === "email" ? "CTCE" : "CTCM";
  const said = kind === "email" ? typeAddress(value) : value.slice(1);
  const tongue = language ? `/${language.toUpperCase()}` : "";
  return {
    id: `${code}-${passengerId}-${id}`,
    code,
    passengerId,
    segmentId: null,
    status: "HK",
    text: `${airline.code} HK1/${said}${tongue}`,
  };
}

/** In the place of the one of its kind that the passenger had. */
export function changeContact(booking: HeldBooking, { passengerId, contact }: ChangeOf<"contact">): Outcome {
  if (!booking.passengers.some(({ id }) => id === passengerId))
    throw new Refused("INVALID_REQUEST", "There is no such passenger.");
  const servicesMade = booking.books.servicesMade + 1;
  const request = contactRequest({ passengerId, contact, id: `V${servicesMade}` });
  const isOld = (one: ServiceRequest): boolean =>
    one.passengerId === passengerId && (one.code === request.code || one.code === "CTCR");
  return {
    booking: {
      ...booking,
      services: [...booking.services.filter((one) => !isOld(one)), request],
      books: { ...booking.books, servicesMade },
    },
  };
}
