/** Books people on a flight until only some seats are left, so that being full can be tried. */
import { atOnce } from "../store.ts";
import type { Desk } from "./desk.ts";
import { seatsLeft } from "./inventory/inventory.ts";
import { makeBooking } from "./make-booking.ts";
import { BookingOrder, FillOrder } from "./orders.ts";
import { flightOf } from "./schedule/schedule.ts";

const together = 9;
const surnames = ["Fernweh", "Kompas", "Halcyon", "Tramontane", "Brisa", "Zephyrine", "Levanter", "Mistraldi"];

/** Gives how many were booked. */
export function fillFlight({ db, now, nextId }: Desk, wish: FillOrder): number {
  const { flight, date, cabin, leave } = FillOrder.parse(wish);
  return atOnce(db, () => {
    const [dearest] = seatsLeft(db, { flight: flightOf(flight), date, cabin });
    const wanted = Math.max(0, (dearest?.left ?? 0) - leave);
    for (let booked = 0; booked < wanted; booked += together) {
      const surname = surnames[(booked / together) % surnames.length] ?? "Fernweh";
      const order = BookingOrder.parse({
        passengers: Array.from({ length: Math.min(together, wanted - booked) }, (_, n) => ({
          surname,
          givenName: `Number ${"ABCDEFGHI"[n] ?? "A"}`,
        })),
        legs: [{ flight, date }],
        cabin,
        bookingClass: dearest?.bookingClass,
      });
      makeBooking(db, order, { id: nextId(), at: now() });
    }
    return wanted;
  });
}
