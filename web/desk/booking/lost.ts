/** What of seats and services would not come along, by name. */
import { useBookingWords, useCaseWords } from "../../kit/words/words.tsx";
import type { Alternative } from "./use-booking.ts";

export function useLost(carried: Alternative["carried"]): string[] {
  const { booking: said } = useBookingWords();
  const { profile } = useCaseWords();
  const names = carried
    .filter(({ isKept }) => !isKept)
    .map(({ kind, what }) => (kind === "seat" ? said.seat(what) : (profile.services[what] ?? what)));
  return [...new Set(names)];
}
