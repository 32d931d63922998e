/** How urgent a booking makes the case of somebody who names it. */
import type { Booking } from "../../../contract/bookings.ts";

const soonHours = 3;
const tripHours = 24;

/** 2 where it leaves within three hours, or within a day and a leg is refused or cancelled; 3 for the latter where it is proved. */
export function urgencyOfTrip(
  { legs, state }: Pick<Booking, "legs" | "state">,
  { at, isProved }: { at: Date; isProved: boolean },
): number {
  if (state === "cancelled") return 0;
  const hoursTo = (time: string): number => (Date.parse(time) - at.getTime()) / 3_600_000;
  const ahead = legs.filter(({ departs }) => hoursTo(departs.at) > -soonHours && hoursTo(departs.at) <= tripHours);
  if (ahead.some(({ standing }) => standing === "refused" || standing === "cancelled")) return isProved ? 3 : 2;
  return ahead.some(({ departs }) => hoursTo(departs.at) >= 0 && hoursTo(departs.at) <= soonHours) ? 2 : 0;
}
