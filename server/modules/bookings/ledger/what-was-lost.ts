/** What a rebooking dropped. Pure. */
import type { Booking } from "../../../../contract/bookings.ts";

interface Lost {
  /** Passengers who had a seat, and have none on these new legs. */
  seats: { passengerId: string; legId: string }[];
  /** Services somebody had on a flight that is given up, and has not on these new legs. */
  services: { passengerId: string; legId: string; code: string; text: null; kilograms?: number }[];
}

const stands = ({ standing }: { standing: string }): boolean => standing !== "cancelled" && standing !== "refused";

/**
 * Legs are told apart by flight and day: reservation systems number them anew. Who had a meal on any flight that is given up wants it on
 * each that came instead.
 */
export function whatWasLost(before: Booking, after: Booking): Lost {
  const name = ({ flight, departs }: Booking["legs"][number]): string => `${flight} ${departs.local}`;
  const [was, is] = [before.legs.filter(stands), after.legs.filter(stands)];
  const [wasNamed, isNamed] = [new Set(was.map(name)), new Set(is.map(name))];
  const givenUp = was.filter((leg) => !isNamed.has(name(leg)));
  const instead = is.filter((leg) => !wasNamed.has(name(leg)));
  const seated = new Set(givenUp.flatMap(({ seats }) => seats.map(({ passengerId }) => passengerId)));
  const wanted = before.services.filter(
    (one) => stands(one) && one.passengerId !== null && givenUp.some(({ id }) => id === one.legId),
  );
  const has = (passengerId: string, legId: string, code: string): boolean =>
    after.services.some(
      (one) => one.passengerId === passengerId && one.legId === legId && one.code === code && stands(one),
    );
  const asked = new Map(
    instead.flatMap((leg) =>
      wanted.flatMap(({ passengerId, code, kilograms = null }) =>
        passengerId === null || has(passengerId, leg.id, code)
          ? []
          : [
              [
                `${passengerId} ${leg.id} ${code}`,
                { passengerId, legId: leg.id, code, text: null, ...(kilograms && { kilograms }) },
              ] as const,
            ],
      ),
    ),
  );
  return {
    seats: instead.flatMap((leg) =>
      [...seated]
        .filter((passengerId) => !leg.seats.some((one) => one.passengerId === passengerId))
        .map((passengerId) => ({ passengerId, legId: leg.id })),
    ),
    services: [...asked.values()],
  };
}
