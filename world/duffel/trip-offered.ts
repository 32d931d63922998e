/** A new trip that was offered, with whom it was searched for. */
import type { PassengerType } from "../reservations/held-booking.ts";
import type { searchOffers } from "../reservations/search/offers.ts";

export interface TripOffered {
  requestId: string;
  offer: ReturnType<typeof searchOffers>["offers"][number];
  passengers: { id: string; kind: PassengerType; age: number | null }[];
}
