/** Says offers, alternatives and quotes of the reservation API in our words. Pure. */
import type { Alternative, Journey, Offer, Quote } from "../../../../contract/fares.ts";
import type {
  WireAlternative,
  WireJourney,
  WireOffer,
  WireQuote,
} from "../../../../contract/reservation-api/offers.ts";
import { inUtc, sayTime } from "./say.ts";

export const sayOffer = ({ id, expiresAt, journeys, conditions, total, parts }: WireOffer): Offer => ({
  id,
  expiresAt: inUtc(expiresAt),
  journeys: journeys.map(sayJourney),
  conditions: {
    ...conditions,
    changeFee: conditions.changeFee ?? null,
    refundFee: conditions.refundFee ?? null,
  },
  total,
  parts,
});

export const sayAlternative = ({ expiresAt, journey, carried, ...rest }: WireAlternative): Alternative => ({
  ...rest,
  expiresAt: inUtc(expiresAt),
  journey: sayJourney(journey),
  carried: carried.map(sayCarried),
});

export const sayQuote = ({ expiresAt, carried, ...rest }: WireQuote): Quote => ({
  ...rest,
  expiresAt: inUtc(expiresAt),
  carried: carried.map(sayCarried),
});

const sayCarried = ({ segmentId, passengerId, ...rest }: WireQuote["carried"][number]): Quote["carried"][number] => ({
  ...rest,
  passengerId: passengerId ?? null,
  legId: segmentId ?? null,
});

const sayJourney = ({ segments, connections }: WireJourney): Journey => ({
  legs: segments.map(
    ({ departs, arrives, operatedBy, bookingClass, aircraft, seatsLeft, flight, from, to, cabin }) => ({
      flight,
      operatedBy: operatedBy ?? null,
      from,
      to,
      departs: sayTime(departs),
      arrives: sayTime(arrives),
      cabin,
      bookingClass: bookingClass ?? null,
      aircraft: aircraft ?? null,
      seatsLeft: seatsLeft ?? null,
    }),
  ),
  connections: connections.map(({ minimumMinutes, ...one }) => ({ ...one, minimumMinutes: minimumMinutes ?? null })),
});
