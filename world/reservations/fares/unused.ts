/** What is left of fares of which some segments are given up. Pure. */
import type { Charge, Fare } from "../held-booking.ts";
import { chargesTotal } from "./price.ts";

export interface Unused {
  passengerId: string;
  bookingClass: string;
  /** In cents: the fare's share by distance, and the charges of those segments. */
  amount: number;
  charges: number;
}

/** The value of the segments that are given up, fare by fare. */
export function unusedOf(fares: readonly Fare[], givenUp: ReadonlySet<string>): Unused[] {
  return fares
    .filter(({ segmentIds }) => segmentIds.some((id) => givenUp.has(id)))
    .map((fare) => ({
      passengerId: fare.passengerId,
      bookingClass: fare.bookingClass,
      amount: fare.amount - keptAmount(fare, givenUp),
      charges: chargesTotal(fare.charges) - chargesTotal(keptCharges(fare, givenUp)),
    }));
}

/** The same fares without those segments. */
export function withoutSegments(fares: readonly Fare[], givenUp: ReadonlySet<string>): Fare[] {
  return fares.flatMap((fare) => {
    if (!fare.segmentIds.some((id) => givenUp.has(id))) return [fare];
    const kept = fare.segmentIds.map((_, n) => n).filter((n) => !givenUp.has(fare.segmentIds[n] ?? ""));
    if (kept.length === 0) return [];
    return [
      {
        ...fare,
        amount: keptAmount(fare, givenUp),
        segmentIds: kept.map((n) => fare.segmentIds[n] ?? ""),
        lengths: kept.map((n) => fare.lengths[n] ?? 0),
        charges: keptCharges(fare, givenUp).map((one) => ({ ...one, leg: kept.indexOf(one.leg) })),
      },
    ];
  });
}

function keptAmount({ amount, lengths, segmentIds }: Fare, givenUp: ReadonlySet<string>): number {
  const all = lengths.reduce((sum, one) => sum + one, 0);
  const kept = lengths.reduce((sum, one, n) => sum + (givenUp.has(segmentIds[n] ?? "") ? 0 : one), 0);
  return all === 0 ? 0 : Math.round((amount * kept) / all);
}

const keptCharges = ({ charges, segmentIds }: Fare, givenUp: ReadonlySet<string>): Charge[] =>
  charges.filter(({ leg }) => !givenUp.has(segmentIds[leg] ?? ""));
