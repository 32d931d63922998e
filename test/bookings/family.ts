/** Two who fly from London to Amsterdam, as the tests of reservation systems know them. */
import { randomUUID } from "node:crypto";
import type { BookingChange } from "../../contract/booking-operations.ts";
import type { Booking } from "../../contract/bookings.ts";
import type { Changed, ReservationSystem } from "../../server/modules/bookings/index.ts";
import type { World } from "../../world/world.ts";

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Far enough for a kitchen. */
export const thatDay = inDays(5);

/** Gives what the world calls the booking. */
export const bookFamily = (world: World): string =>
  world.reservations.book({
    passengers: [
      {
        surname: "Bakker",
        givenName: "Anna",
        loyaltyNumber: "206123456",
        email: "anna@mail.invalid",
        phone: "+31612345678",
        services: ["VGML"],
      },
      { surname: "Bakker", givenName: "Mini", type: "child" },
    ],
    legs: [{ flight: "Q0940", date: thatDay }],
  }).id;

/** As an agent asks for it; `paid` in cents by a link, where it is above nothing. */
export const askFor = (
  system: ReservationSystem,
  change: BookingChange,
  { booking = null as Booking | null, paid = "0", id = randomUUID() } = {},
): Promise<Changed> =>
  system.change({
    id,
    bookingId: booking?.id ?? null,
    expectedVersion: booking?.version ?? null,
    actor: { kind: "agent", id: "1" },
    why: "they asked",
    change,
    payment: /^[1-9]/.test(paid)
      ? { reference: "pi_1", provider: "Stripe", amount: { amount: paid, currency: "EUR" }, paidAt: new Date() }
      : null,
  });
