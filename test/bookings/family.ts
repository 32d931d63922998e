/** Two who fly from London to Amsterdam, as the tests of reservation systems know them. */
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
