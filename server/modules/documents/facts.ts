/** What a document shows: taken from the booking and the pass as they are, frozen with the document, and compared to know when it is void. Pure. */
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Booking, LocalTime, Standing } from "../../../contract/bookings.ts";
import type { DocumentKind, VoidWhy } from "../../../contract/documents.ts";
import type { BoardingPass } from "../../../contract/aboard.ts";

export interface TravellerFacts {
  id: string;
  surname: string;
  givenName: string;
  kind: "adult" | "child" | "infant";
  loyalty: { programme: string; number: string; tier: string | null } | null;
  tickets: string[];
}

export interface LegFacts {
  id: string;
  flight: string;
  operatedBy: string | null;
  from: string;
  to: string;
  departs: LocalTime;
  arrives: LocalTime;
  cabin: Booking["legs"][number]["cabin"];
  standing: Standing;
  seats: { passengerId: string; seat: string }[];
  services: { code: string; passengerId: string | null; standing: Standing; isMeal: boolean }[];
}

export interface PassFacts {
  sequence: number;
  seat: string | null;
  boardsAt: LocalTime;
  gate: string | null;
  terminal: string | null;
  group: string | null;
  /** Of Resolution 792. */
  barcode: string;
}

export interface Facts {
  kind: DocumentKind;
  recordLocator: string;
  owner: string;
  state: Booking["state"];
  madeAt: string;
  holdUntil: string | null;
  travellers: TravellerFacts[];
  legs: LegFacts[];
  pass: PassFacts | null;
}

/** Which document: of whom, and of which leg where it is of one. */
export interface DocumentKey {
  kind: DocumentKind;
  bookingId: string;
  legId: string | null;
  /** In the order of the alphabet. */
  passengerIds: readonly string[];
}

/** Null where there is no such document, or not any more. */
export function factsOf(booking: Booking, key: DocumentKey, passes: readonly BoardingPass[]): Facts | null {
  const { kind, legId, passengerIds } = key;
  const travellers = booking.passengers.filter(({ id }) => passengerIds.includes(id));
  const legs = booking.legs.filter(({ id }) => legId === null || id === legId);
  if (travellers.length === 0 || travellers.length < passengerIds.length || (legId !== null && legs.length === 0))
    return null;
  const isOff = booking.state === "cancelled" || legs.every(({ standing }) => isGone(standing));
  if (kind !== "confirmation" && isOff) return null;
  const pass =
    kind === "boarding-pass"
      ? passes.find((one) => one.legId === legId && passengerIds.includes(one.passengerId))
      : null;
  if (kind === "boarding-pass" && !pass?.barcode) return null;
  return {
    kind,
    recordLocator: booking.recordLocator,
    owner: booking.owner,
    state: booking.state,
    madeAt: booking.madeAt,
    holdUntil: booking.holdUntil,
    travellers: travellers.map(({ id, surname, givenName, kind, loyalty }) => ({
      id,
      surname,
      givenName,
      kind,
      loyalty,
      // What was paid for beside the flight has a document of its own.
      tickets: booking.tickets
        .filter((one) => one.passengerId === id && one.kind === "ticket")
        .map(({ number }) => number),
    })),
    legs: legs.map((leg) => legFacts(booking, leg, passengerIds)),
    pass: pass ? passFacts(pass) : null,
  };
}

const isGone = (standing: Standing): boolean => standing === "cancelled" || standing === "refused";

function legFacts({ services }: Booking, leg: Booking["legs"][number], of: readonly string[]): LegFacts {
  const { id, flight, operatedBy, from, to, departs, arrives, cabin, standing, seats } = leg;
  return {
    id,
    flight,
    operatedBy,
    from,
    to,
    departs,
    arrives,
    cabin,
    standing,
    seats: seats.filter(({ passengerId }) => of.includes(passengerId)),
    services: services
      .filter(
        (one) => (one.legId === null || one.legId === id) && (one.passengerId === null || of.includes(one.passengerId)),
      )
      .map(({ code, passengerId, standing, isMeal }) => ({ code, passengerId, standing, isMeal })),
  };
}

const passFacts = ({ sequence, seat, boardsAt, gate, terminal, group, barcode }: BoardingPass): PassFacts => ({
  sequence,
  seat,
  boardsAt,
  gate,
  terminal,
  group,
  barcode: barcode ?? "",
});

/** What makes a document another one, as lists: the database keeps the fields of an object in an order of its own. A gate or a boarding time that moves makes none void. */
const weighty = (facts: Facts) => {
  const { kind, recordLocator, state, travellers, pass } = facts;
  return [
    recordLocator,
    kind === "confirmation" ? state : null,
    travellers.map(({ surname, givenName, tickets }) => [surname, givenName, kind === "confirmation" ? tickets : []]),
    flightsOf(facts),
    kind === "confirmation" ? standingsOf(facts) : null,
    pass && [pass.seat, pass.sequence, pass.barcode],
  ];
};

const flightsOf = ({ legs }: Facts) => legs.map(({ flight, from, to, departs }) => [flight, from, to, departs.local]);

const seatsOf = ({ legs, pass }: Facts) => [
  pass?.seat ?? null,
  legs.map(({ seats }) => seats.map(({ passengerId, seat }) => [passengerId, seat])),
];

const standingsOf = (facts: Facts) => [
  seatsOf(facts),
  facts.legs.map(({ arrives, cabin, standing, services }) => [
    arrives.local,
    cabin,
    standing,
    services.map((one) => [one.code, one.passengerId, one.standing]),
  ]),
];

export const fingerprintOf = (facts: Facts): Buffer =>
  createHash("sha256")
    .update(JSON.stringify(weighty(facts)))
    .digest();

/** Why a document is void now; null: it is not. */
export function whyVoid(before: Facts, after: Facts | null, booking: Pick<Booking, "state"> | null): VoidWhy | null {
  if (!after) {
    if (!booking || booking.state === "cancelled") return "cancelled";
    return before.kind === "boarding-pass" ? "withdrawn" : "changed";
  }
  if (isDeepStrictEqual(weighty(before), weighty(after))) return null;
  if (after.state === "cancelled" && before.state !== "cancelled") return "cancelled";
  if (!isDeepStrictEqual(flightsOf(before), flightsOf(after))) return "flight";
  return isDeepStrictEqual(seatsOf(before), seatsOf(after)) ? "changed" : "seat";
}
