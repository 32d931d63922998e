/** The bookings that the world's passengers have when it begins: each their own trip, and among them everything that can be odd. */
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../store.ts";
import { reachOfEvents } from "./bookings.ts";
import { makeBooking } from "./make-booking.ts";
import { BookingOrder } from "./orders.ts";
import { loyaltyNumberOf, type Traveller, travellers } from "./travellers.ts";

const day = 86_400_000;

const agency = {
  name: "Zephyr & Daughters Travel",
  number: "99912345",
  email: "desk@zephyr-travel.invalid",
  phone: "+447700900999",
};

/** Once: a world that remembers keeps its bookings. */
export function bookEverybody(db: DatabaseSync, { nextId, now }: { nextId: () => string; now: number }): void {
  if (reachOfEvents(db).newest > 0) return;
  atOnce(db, () => {
    for (const [n, traveller] of travellers().entries())
      makeBooking(db, BookingOrder.parse(orderOf(traveller, n, now)), {
        id: nextId(),
        at: now - (60 - n) * day,
        heldFrom: now,
      });
  });
}

/** From yesterday to three weeks ahead. */
const dateOf = (n: number, now: number): string => new Date(now + ((n % 23) - 1) * day).toISOString().slice(0, 10);

function orderOf(traveller: Traveller, n: number, now: number): BookingOrder {
  const { surname, givenName, language, flight, recordLocator, email, phone } = traveller;
  const date = dateOf(n, now);
  const isAgencys = n % 5 === 3;
  const loyaltyNumber = loyaltyNumberOf(n);
  return {
    recordLocator,
    legs: [{ flight, date }, ...(onwardFrom(traveller, date) ?? [])],
    held: n % 13 === 7,
    ...(isAgencys && { agency }),
    passengers: [
      {
        surname,
        givenName,
        language,
        nameCut: surname === "REGENBOGENSCHMETT",
        // Agencies often keep to themselves how their customers are reached.
        ...(!isAgencys && { email, phone }),
        ...(loyaltyNumber !== null && {
          loyaltyNumber,
          tier: ["Breeze", "Gale", "Storm"][n % 3] ?? "Breeze",
        }),
        services: servicesOf(n),
        ticketed: n % 11 !== 9,
        ...(n % 17 === 5 && { ticketSurname: surname.slice(0, -1) }),
      },
      ...(n % 8 === 4 ? [{ surname, givenName: "MINI", type: "child" as const, services: ["CHML"] }] : []),
    ],
  };
}

function servicesOf(n: number): string[] {
  if (n % 4 === 1) return ["VGML"];
  if (n % 9 === 6) return ["WCHR"];
  if (n % 10 === 8) return ["KSML NN"];
  return n % 14 === 12 ? ["MOML UC"] : [];
}

/** Who comes to the hub flies on the same day; some in a hurry, some too late. */
function onwardFrom({ to }: Traveller, date: string): { flight: string; date: string }[] | null {
  return to === "AMS" ? [{ flight: "Q0930", date }] : null;
}
