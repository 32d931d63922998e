/** What it costs to be carried somewhere: a fare by distance and booking class, and charges by airport and segment. Pure. */
import type { Cabin, Charge, Fare, Money, PassengerType } from "../held-booking.ts";
import { euros } from "../held-booking.ts";
import { airportOf, kilometresBetween } from "../schedule/airports.ts";
import { shareOf } from "../hash.ts";

export interface Leg {
  from: string;
  to: string;
}

export interface Part {
  kind: "fare" | "tax" | "surcharge" | "seat" | "service" | "penalty" | "credit";
  label: string;
  amount: Money;
}

export type PricedFare = Omit<Fare, "passengerId" | "segmentIds">;

const times: Readonly<Record<string, number>> = {
  J: 5.4,
  C: 4.3,
  D: 3.4,
  W: 2.7,
  S: 2.1,
  Y: 2,
  B: 1.4,
  M: 1,
  K: 0.75,
  L: 0.55,
};

const ofAdult: Readonly<Record<PassengerType, number>> = { adult: 1, child: 0.75, infant: 0.1 };
const basisEnd: Readonly<Record<PassengerType, string>> = { adult: "", child: "CH", infant: "IN" };

const lengthOf = ({ from, to }: Leg): number => Math.round(kilometresBetween(airportOf(from), airportOf(to)));

/** In whole euros, said in cents. */
function fareAmount(legs: readonly Leg[], bookingClass: string, type: PassengerType): number {
  const [first, last] = [legs[0], legs.at(-1)];
  const kilometres = first && last ? lengthOf({ from: first.from, to: last.to }) : 0;
  return Math.round((35 + 1.35 * kilometres ** 0.72) * (times[bookingClass] ?? 1) * ofAdult[type]) * 100;
}

/** Each airport has its own charge, less for those who only change planes; the carrier adds its own by distance. */
function chargesOf(legs: readonly Leg[], type: PassengerType): Charge[] {
  if (type === "infant") return [];
  return legs.flatMap((leg, n): Charge[] => [
    {
      leg: n,
      kind: "tax",
      label: `Passenger charge ${leg.from}`,
      amount: Math.round((900 + shareOf(leg.from) * 1900) * (n === 0 ? 1 : 0.4)),
    },
    { leg: n, kind: "surcharge", label: "YQ carrier surcharge", amount: 600 + Math.round(lengthOf(leg) * 0.9) },
  ]);
}

export function priceJourney(
  legs: readonly Leg[],
  { cabin, bookingClass }: { cabin: Cabin; bookingClass: string },
  types: readonly PassengerType[],
): PricedFare[] {
  return types.map((type) => ({
    basis: `${bookingClass}OW${basisEnd[type]}`,
    bookingClass,
    cabin,
    amount: fareAmount(legs, bookingClass, type),
    lengths: legs.map(lengthOf),
    charges: chargesOf(legs, type),
  }));
}

export const totalOf = (fares: readonly { amount: number; charges: readonly Charge[] }[]): number =>
  fares.reduce((sum, { amount, charges }) => sum + amount + chargesTotal(charges), 0);

export const chargesTotal = (charges: readonly { amount: number }[]): number =>
  charges.reduce((sum, { amount }) => sum + amount, 0);

/** Fares by basis, charges by name; nothing that is 0. */
export function partsOf(fares: readonly Pick<Fare, "basis" | "amount" | "charges">[]): Part[] {
  const bases = Map.groupBy(fares, ({ basis }) => basis);
  const charges = Map.groupBy(
    fares.flatMap((one) => one.charges),
    ({ kind, label }) => `${kind} ${label}`,
  );
  return [
    ...[...bases].map(([basis, those]): Part => ({
      kind: "fare",
      label: those.length > 1 ? `${those.length} × fare ${basis}` : `Fare ${basis}`,
      amount: euros(those.reduce((sum, { amount }) => sum + amount, 0)),
    })),
    ...[...charges.values()].map((those): Part => ({
      kind: those[0]?.kind ?? "tax",
      label: those[0]?.label ?? "",
      amount: euros(chargesTotal(those)),
    })),
  ].filter(({ amount }) => amount.amount !== "0");
}

export const sumOf = (parts: readonly Part[]): number =>
  parts.reduce((sum, { amount }) => sum + Number(amount.amount), 0);
