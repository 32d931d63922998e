/** Whether a change is done, by the order as the answer shows it. Pure. */
import type { BookingChange, ItemOutcome } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { ChangeSettled } from "../reservation-system.ts";

type ItemsOf<Kind> = Extract<BookingChange, { kind: Kind; items: unknown }>["items"];

/** One for each item; null where the change has none, and the answer is enough. A change with no trace is not done. */
export type Check = (after: Booking, before: Booking) => ItemOutcome[] | null | "not-done";

export const rebooked: Check = (after, before) => {
  const legs = ({ legs }: Booking): string => legs.map(({ id, standing }) => `${id} ${standing}`).join();
  return legs(after) === legs(before) ? "not-done" : null;
};

/** Everybody has a ticket. */
export const issued: Check = ({ passengers, tickets }) =>
  passengers.every(({ id }) => tickets.some((one) => one.passengerId === id && one.kind === "ticket"))
    ? null
    : "not-done";

export const seated =
  (items: ItemsOf<"seats">): Check =>
  ({ legs }) =>
    items.map(({ passengerId, legId, seat }, ref) => {
      const held = legs
        .find(({ id }) => id === legId)
        ?.seats.some((one) => one.passengerId === passengerId && one.seat === seat);
      return { ref, isDone: held ?? false, code: held ? null : "SEAT_UNAVAILABLE" };
    });

export const served =
  (items: ItemsOf<"add-services">): Check =>
  ({ services }) =>
    items.map(({ passengerId, legId, code, kilograms }, ref) => {
      const found = services.find(
        (one) =>
          one.code === code &&
          one.passengerId === passengerId &&
          one.legId === legId &&
          (!kilograms || !one.kilograms || one.kilograms === kilograms),
      );
      const isDone = found?.standing === "confirmed";
      return { ref, isDone, code: isDone ? null : found ? "SERVICE_WAITLISTED" : "SERVICE_INCOMPATIBLE" };
    });

/** Null where nothing of it is to be seen. */
export function judge(checked: ReturnType<Check>): Pick<ChangeSettled, "outcome" | "items" | "refusal"> | null {
  if (checked === "not-done") return null;
  const items = checked ?? [];
  if (items.every(({ isDone }) => isDone)) return { outcome: "done", items, refusal: null };
  if (items.some(({ isDone }) => isDone)) return { outcome: "partial", items, refusal: null };
  return items.some(({ code }) => code === "SERVICE_WAITLISTED")
    ? { outcome: "waitlisted", items, refusal: null }
    : null;
}
