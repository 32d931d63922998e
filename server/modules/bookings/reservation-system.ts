/** The airline's reservation system, as the product sees it. */
import type { Booking } from "../../../contract/bookings.ts";

export type Wanted =
  | { by: "record-locator"; recordLocator: string; surname: string }
  | { by: "loyalty"; programme: string; number: string }
  | { by: "contact"; kind: "email" | "phone"; value: string };

/** It could not be asked, or gave no answer that can be read; `why` is for the people who run it. */
export interface Away {
  status: "away";
  why: string;
}

export type Found = { status: "found"; bookings: Booking[] } | Away;

export type Got = { status: "here"; booking: Booking } | { status: "gone" } | Away;

export type Heard =
  /** Ids of bookings to which something happened, oldest first, and where to go on. */
  | { status: "heard"; bookingIds: string[]; cursor: string; hasMore: boolean }
  /** What was to be heard since then is no longer kept: begin at `cursor`, and read anew what is known. */
  | { status: "too-late"; cursor: string }
  | Away;

/** Reads only: each call may be made again. */
export interface ReservationSystem {
  /** Bookings that are not over, 50 at most. Names are compared by who asks; the system may compare them too. */
  find(wanted: Wanted): Promise<Found>;
  get(id: string): Promise<Got>;
  /** What happened since `cursor`; null is from the beginning of what is kept. */
  eventsSince(cursor: string | null): Promise<Heard>;
}
