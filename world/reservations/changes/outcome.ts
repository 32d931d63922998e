/** What became of a change. */
import type { EventKind } from "../bookings.ts";
import type { HeldBooking, Money } from "../held-booking.ts";
import { type Refusal, Refused } from "../refused.ts";

export interface Item {
  ref: number;
  status: string;
  refusal: Refusal | null;
}

/** The booking as it is to be kept, and what is told of it. */
export interface Outcome {
  booking: HeldBooking;
  event?: EventKind;
  items?: Item[];
  /** In cents. */
  refund?: number;
}

export interface ChangeAnswer {
  id: string;
  state: "done" | "waitlisted" | "partial" | "refused";
  bookingId: string | null;
  version: string | null;
  items: Item[];
  refusal: Refusal | null;
  refund: Money | null;
}

/** By its items: all of them, some, or only on the list. One of which nothing could be done is refused as its first item was. */
export function stateOf(items: readonly Item[]): "done" | "waitlisted" | "partial" {
  const refused = items.filter(({ refusal }) => refusal !== null);
  const [first] = refused;
  if (first?.refusal && refused.length === items.length) throw new Refused(first.refusal.code, first.refusal.message);
  if (refused.length > 0) return "partial";
  return items.some(({ status }) => status === "HL" || status === "NN") ? "waitlisted" : "done";
}

export const refusedItem = (ref: number, refusal: Refusal): Item => ({ ref, status: "UC", refusal });
export const itemDone = (ref: number, status = "HK"): Item => ({ ref, status, refusal: null });
