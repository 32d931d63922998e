/** Of which passengers of a booking a customer may be given documents: of themselves, and of those they act for or booked with. Pure. */
import type { Booking } from "../../../contract/bookings.ts";
import type { Reach } from "../proof/index.ts";

/** A link to the whole booking, a mandate or an override is of all who travel. In the order of the alphabet. */
export function scopeOf(
  { links, by }: Pick<Reach, "links" | "by">,
  { passengers }: Pick<Booking, "passengers">,
): string[] {
  const proved = links.filter(({ known }) => known !== "claimed");
  const isWhole = by === "override" || proved.some(({ passengerId }) => passengerId === null);
  const named = new Set(proved.map(({ passengerId }) => passengerId));
  return passengers
    .map(({ id }) => id)
    .filter((id) => isWhole || named.has(id))
    .toSorted();
}
