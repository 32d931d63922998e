/** Makes a booking of an order: sells the seats, writes the tickets and the service requests. */
import type { DatabaseSync } from "node:sqlite";
import type { z } from "zod";
import { airline } from "../passengers/airline.ts";
import { atOnce } from "../store.ts";
import { type HeldBooking, keep, sell } from "./bookings.ts";
import type { BookingOrder } from "./orders.ts";
import { flightOf, seatsOf, timesOf } from "./schedule.ts";

type Order = z.output<typeof BookingOrder>;

/** A seat is for everybody but infants; where none is left, the booking waits on the list. */
export function makeBooking(db: DatabaseSync, order: Order, { id, at }: { id: string; at: number }): HeldBooking {
  return atOnce(db, () => {
    const passengers = order.passengers.map((one, n) => ({
      id: `P${n + 1}`,
      surname: one.surname.toUpperCase(),
      givenName: one.givenName.toUpperCase(),
      nameCut: one.nameCut,
      type: one.type,
      loyalty: one.loyaltyNumber
        ? { programme: airline.code, number: one.loyaltyNumber, tier: one.tier ?? null }
        : null,
    }));
    const sitting = passengers.filter(({ type }) => type !== "infant");
    const segments = order.legs.map(({ flight, date }, n): HeldBooking["segments"][number] => {
      const { from, to, ...found } = flightOf(flight);
      const capacity = seatsOf({ from, to, ...found });
      const isSold = sell(db, { flight, date, seats: sitting.length, capacity });
      return {
        id: `S${n + 1}`,
        flight,
        operatedBy: null,
        from,
        to,
        ...timesOf(flight, date),
        cabin: "economy",
        status: isSold ? "HK" : "HL",
        seats: isSold ? seatsFor(db, { flight, date, passengerIds: sitting.map((one) => one.id) }) : [],
      };
    });
    const booking: HeldBooking = {
      id,
      recordLocator: order.recordLocator ?? locatorOf(id),
      owner: airline.code,
      version: "0",
      state: order.held ? "held" : "confirmed",
      createdAt: new Date(at).toISOString(),
      holdUntil: order.held ? new Date(at + 72 * 3_600_000).toISOString() : null,
      agency: order.agency ? { name: order.agency.name, number: order.agency.number } : null,
      passengers,
      segments,
      services: [...servicesOf(order, segments), ...contactRequestsOf(order)],
      tickets: order.held ? [] : ticketsOf(order, id),
      contacts: agencyContactsOf(order),
    };
    return keep(db, booking, { kind: "created", at });
  });
}

/** From the front, in rows of six; the places before it on this flight are taken. */
function seatsFor(
  db: DatabaseSync,
  { flight, date, passengerIds }: { flight: string; date: string; passengerIds: readonly string[] },
): { passengerId: string; seat: string }[] {
  const row = db.prepare("select seats from sold where flight = ? and date = ?").get(flight, date);
  const first = Number(row?.["seats"] ?? passengerIds.length) - passengerIds.length;
  return passengerIds.map((passengerId, n) => ({
    passengerId,
    seat: `${Math.floor((first + n) / 6) + 5}${"ABCDEF"[(first + n) % 6] ?? "A"}`,
  }));
}

function servicesOf({ passengers }: Order, segments: HeldBooking["segments"]): HeldBooking["services"] {
  return passengers.flatMap((one, n) =>
    one.services.flatMap((service) =>
      segments.map((segment) => {
        const [code = "", status = "HK"] = service.split(" ");
        return {
          id: `${code}-P${n + 1}-${segment.id}`,
          code,
          passengerId: `P${n + 1}`,
          segmentId: segment.id,
          status,
          text: null,
        };
      }),
    ),
  );
}

/** CTCE, CTCM and CTCR as agents type them: an @ is //, an underscore .., a dash ./ */
function contactRequestsOf({ passengers }: Order): HeldBooking["services"] {
  return passengers.flatMap((one, n) => {
    const passengerId = `P${n + 1}`;
    const tongue = one.language ? `/${one.language.toUpperCase()}` : "";
    const request = (code: string, said: string) => ({
      id: `${code}-${passengerId}`,
      code,
      passengerId,
      segmentId: null,
      status: "HK",
      text: `${airline.code} HK1/${said}`,
    });
    if (one.refusesContact) return [request("CTCR", "REFUSED")];
    const address = one.email?.toUpperCase().replaceAll("@", "//").replaceAll("_", "..").replaceAll("-", "./");
    return [
      ...(address ? [request("CTCE", `${address}${tongue}`)] : []),
      ...(one.phone ? [request("CTCM", `${one.phone.slice(1)}${tongue}`)] : []),
    ];
  });
}

function agencyContactsOf({ agency }: Order): HeldBooking["contacts"] {
  if (!agency) return [];
  const common = { of: "agency", passengerId: null, language: null } as const;
  return [
    { kind: "email", value: agency.email, ...common },
    { kind: "phone", value: agency.phone, ...common },
  ];
}

/** 999 is the accounting code of nobody here; the rest is the booking's number and the passenger's. */
function ticketsOf({ passengers }: Order, id: string): HeldBooking["tickets"] {
  return passengers.flatMap((one, n) =>
    one.ticketed
      ? [
          {
            number: `999${id.slice(-8).padStart(8, "0")}${String(n).padStart(2, "0")}`,
            passengerId: `P${n + 1}`,
            surname: (one.ticketSurname ?? one.surname).toUpperCase(),
          },
        ]
      : [],
  );
}

const letters = "23456789BCDFGHJKMNPQRSTVWXZ";

/** Six signs of those that are not mistaken for each other, from the number alone. */
function locatorOf(id: string): string {
  // Coprime to 27^6, so that no two of the first 387 million are alike.
  let rest = (BigInt(id.replaceAll(/\D/g, "") || "0") * 200_560_490_131n) % 387_420_489n;
  let locator = "";
  for (let n = 0; n < 6; n++) {
    locator += letters[Number(rest % 27n)] ?? "X";
    rest /= 27n;
  }
  return locator;
}
