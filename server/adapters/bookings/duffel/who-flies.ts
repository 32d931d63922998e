/** Who flies, as Duffel wants it: each told by the place that was offered to them. Pure. */
import type { BookingChange } from "../../../../contract/booking-operations.ts";
import { ageOn } from "../../../../contract/travellers.ts";
import type { TripOffer } from "./shapes-of-offers.ts";

type Sale = Extract<BookingChange, { kind: "sell" }>;
type Traveller = Sale["passengers"][number];

const genders = { female: "f", male: "m" } as const;

/** Why it can't be sold so; else the passengers. */
export function writePassengers(
  { passengers, contacts }: Sale,
  { passengers: places, slices }: Pick<TripOffer, "passengers" | "slices">,
): { why: string } | { passengers: object[] } {
  const lastDay = slices.at(-1)?.segments[0]?.departing_at.slice(0, 10) ?? "";
  const left = [...places];
  const seated = passengers.map((traveller) => {
    const at = left.findIndex((place) => suits(place, traveller, lastDay));
    return { traveller, place: at < 0 ? null : (left.splice(at, 1)[0] ?? null) };
  });
  if (left.length > 0 || seated.some(({ place }) => !place)) return { why: "the offer is for people of other ages" };
  const infants = seated.filter(({ traveller }) => traveller.kind === "infant").map(({ place }) => place?.id);
  const adults = seated.filter(({ traveller }) => traveller.kind === "adult").map(({ place }) => place?.id);
  if (infants.length > adults.length) return { why: "each infant needs an adult" };
  const email = contacts.find(({ kind }) => kind === "email")?.value;
  const phone = contacts.find(({ kind }) => kind === "phone")?.value;
  const written = seated.flatMap(({ traveller, place }) => {
    const { title, gender, birthDate } = traveller;
    if (!place || !title || !birthDate || gender === null || gender === "unspecified") return [];
    const carries = infants[adults.indexOf(place.id)];
    return {
      id: place.id,
      title,
      gender: genders[gender],
      given_name: traveller.givenName,
      family_name: traveller.surname,
      born_on: birthDate,
      email,
      phone_number: phone,
      ...(traveller.kind === "adult" && carries !== undefined && { infant_passenger_id: carries }),
    };
  });
  return written.length === seated.length && email && phone
    ? { passengers: written }
    : { why: "not all that Duffel must be told was told" };
}

/** Adults were offered a place as such, all others by their age on the last flight. */
function suits(
  { type, age }: TripOffer["passengers"][number],
  { kind, birthDate }: Traveller,
  lastDay: string,
): boolean {
  if (kind === "adult") return age === null || age === undefined ? type === "adult" || !type : false;
  return birthDate !== null && age === ageOn(birthDate, lastDay);
}
