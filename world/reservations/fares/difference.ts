/** What a change of flights costs, and what giving up pays back. Pure. */
import { type Cabin, cabins, euros, type PassengerType } from "../held-booking.ts";
import { Refused } from "../refused.ts";
import { ruleOf } from "./fare-rules.ts";
import { chargesTotal, type Part, partsOf, type PricedFare, sumOf } from "./price.ts";
import type { Unused } from "./unused.ts";

interface Priced {
  /** Above 0 is to be paid, below 0 comes back. */
  due: number;
  parts: Part[];
}

interface Given {
  unused: readonly Unused[];
  fresh: readonly PricedFare[];
  /** The passengers of the fresh fares, in their order. */
  passengers: readonly { id: string; type: PassengerType }[];
  hasDeparted: boolean;
}

const credit = (label: string, cents: number): Part => ({ kind: "credit", label, amount: euros(-cents) });
const penalty = (label: string, cents: number): Part => ({ kind: "penalty", label, amount: euros(cents) });

const withSum = (parts: readonly Part[]): Priced => {
  const those = parts.filter(({ amount }) => Number(amount.amount) !== 0);
  return { due: sumOf(those), parts: those };
};

/** New fares less what the old ones are worth; what is left of one that pays nothing back is lost. Charges are counted anew. */
export function differenceOf({ unused, fresh, passengers, hasDeparted }: Given): Priced {
  const kept = passengers.map(({ id, type }, n) => {
    const theirs = unused.filter((old) => old.passengerId === id);
    const worth = worthOf(theirs, fresh[n]?.amount ?? 0, hasDeparted);
    return type === "infant" ? { ...worth, fee: 0 } : worth;
  });
  const sum = (of: (one: (typeof kept)[number]) => number): number => kept.reduce((all, one) => all + of(one), 0);
  return withSum([
    ...partsOf(fresh),
    credit(
      "Unused fares",
      sum(({ fare }) => fare),
    ),
    credit(
      "Charges of what is given up",
      sum(({ charges }) => charges),
    ),
    penalty(
      "Change fee",
      sum(({ fee }) => fee),
    ),
  ]);
}

function worthOf(unused: readonly Unused[], freshAmount: number, hasDeparted: boolean) {
  const rules = unused.map((one) => ruleOf(one.bookingClass, hasDeparted));
  if (rules.some(({ changeFee }) => changeFee === null))
    throw new Refused("NOT_ELIGIBLE", "This fare can't be changed.");
  const worth = unused.reduce((sum, { amount }) => sum + amount, 0);
  const paysBack = rules.every(({ refundFee }) => refundFee !== null);
  return {
    fare: paysBack ? worth : Math.min(worth, freshAmount),
    charges: unused.reduce((sum, { charges }) => sum + charges, 0),
    fee: Math.max(0, ...rules.map(({ changeFee }) => changeFee ?? 0)),
  };
}

/** The share of the fare that a passenger gets back who is put in a lower cabin (Regulation (EC) 261/2004, article 10). */
const downgradeShare = (kilometres: number): number => (kilometres <= 1500 ? 0.3 : kilometres <= 3500 ? 0.5 : 0.75);

/** The airline's own change costs nothing in the same cabin; a lower one pays back. */
export function involuntaryDifference(
  unused: readonly Unused[],
  { from, to, kilometres }: { from: Cabin; to: Cabin; kilometres: number },
): Priced {
  if (cabins.indexOf(to) <= cabins.indexOf(from)) return { due: 0, parts: [] };
  const fares = unused.reduce((sum, { amount }) => sum + amount, 0);
  return withSum([credit("Lower cabin", Math.round(fares * downgradeShare(kilometres)))]);
}

/** What giving up pays back: all within a day of the sale or where the airline changed its plans, else by the fare's rules. */
export function refundOf(
  unused: readonly Unused[],
  { isAll, hasDeparted, extras }: { isAll: boolean; hasDeparted: boolean; extras: number },
): Priced {
  const fares = unused.map(({ bookingClass, amount }) => {
    const { refundFee } = ruleOf(bookingClass, hasDeparted);
    if (isAll) return { back: amount, fee: 0 };
    return refundFee === null ? { back: 0, fee: 0 } : { back: amount, fee: Math.min(refundFee, amount) };
  });
  return withSum([
    credit(
      "Unused fares",
      fares.reduce((sum, { back }) => sum + back, 0),
    ),
    credit("Charges of what is given up", chargesTotal(unused.map(({ charges }) => ({ amount: charges })))),
    credit("Seats and services", isAll ? extras : 0),
    penalty(
      "Cancellation fee",
      fares.reduce((sum, { fee }) => sum + fee, 0),
    ),
  ]);
}
