/** A version for bookings of a system that keeps none: another one after each change, and the same while nothing is another. Pure. */
import { createHash } from "node:crypto";
import type { Booking } from "../../../../contract/bookings.ts";

/** Of what a person would call the booking: not of how long it is held, nor when it was made, which it may only seem to say, and whatever order the message has its lists in. */
export function versionOf({ holdUntil: _holdUntil, madeAt: _madeAt, ...booking }: Omit<Booking, "version">): string {
  return createHash("sha256").update(canonical(booking)).digest("hex").slice(0, 32);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).toSorted().join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(",")}}`;
}
