/** A booking as the reservation system keeps it: what the reservation API says of it, and the books behind it. */

/** From the front of the aircraft to its back. */
export const cabins = ["business", "premium", "economy"] as const;
export type Cabin = (typeof cabins)[number];
export type PassengerType = "adult" | "child" | "infant";

export interface Money {
  amount: string;
  currency: string;
}

export interface LocalMoment {
  time: string;
  zone: string;
}

interface HeldPassenger {
  id: string;
  surname: string;
  givenName: string;
  nameCut: boolean;
  type: PassengerType;
  loyalty: { programme: string; number: string; tier: string | null } | null;
}

export interface Segment {
  id: string;
  flight: string;
  operatedBy: string | null;
  from: string;
  to: string;
  departs: LocalMoment;
  arrives: LocalMoment;
  cabin: Cabin;
  bookingClass: string;
  terminal: string | null;
  gate: string | null;
  status: string;
  seats: { passengerId: string; seat: string }[];
}

export interface ServiceRequest {
  id: string;
  code: string;
  passengerId: string | null;
  segmentId: string | null;
  status: string;
  /** Of a bag that was asked for by its weight. */
  kilograms?: number;
  text: string | null;
}

export interface Ticket {
  number: string;
  passengerId: string;
  surname: string | null;
  kind: "ticket" | "emd";
  issuedAt: string | null;
  coupons: { segmentId: string | null; status: string }[];
}

/** What one passenger pays to be carried over one or more segments at one price, in cents. */
export interface Fare {
  passengerId: string;
  segmentIds: string[];
  basis: string;
  bookingClass: string;
  cabin: Cabin;
  amount: number;
  /** How far each segment is, to share the amount out by. */
  lengths: number[];
  charges: Charge[];
}

/** A tax or surcharge of one segment, by its place in the list of segments. */
export interface Charge {
  leg: number;
  kind: "tax" | "surcharge";
  label: string;
  amount: number;
}

/** A seat or service that was paid for, and the document it is on. */
export interface Extra {
  passengerId: string;
  segmentId: string;
  /** The seat, or the service's code. */
  what: string;
  amount: number;
  document: string;
}

export interface Told {
  bornOn: string | null;
  title: string | null;
  gender: string | null;
}

interface Books {
  fares: Fare[];
  extras: Extra[];
  /** How many segments and services there ever were, so that no id is given twice. */
  segmentsMade: number;
  servicesMade: number;
  /** When services that somebody has to agree to are decided. */
  settles: Record<string, number>;
  /** Until when it was held, where nobody paid in time. */
  lapsedAt?: string;
  /** What was told of who travels when it was sold, by passenger. */
  told?: Record<string, Told>;
}

export interface HeldBooking {
  id: string;
  recordLocator: string;
  owner: string;
  version: string;
  state: "held" | "confirmed" | "cancelled";
  createdAt: string;
  holdUntil: string | null;
  agency: { name: string; number: string | null } | null;
  passengers: HeldPassenger[];
  segments: Segment[];
  services: ServiceRequest[];
  tickets: Ticket[];
  checkIns: { passengerId: string; segmentId: string; sequence: number; isBoarded: boolean }[];
  remarks: { id: string; at: string; text: string }[];
  total: Money;
  paid: Money;
  contacts: {
    kind: "email" | "phone";
    value: string;
    of: "passenger" | "agency";
    passengerId: string | null;
    language: string | null;
  }[];
  books: Books;
}

/** What the API says of it. */
export const wireOf = (booking: HeldBooking): object =>
  Object.fromEntries(Object.entries(booking).filter(([name]) => name !== "books"));

export const euros = (cents: number): Money => ({ amount: String(cents), currency: "EUR" });
export const centsOf = ({ amount }: Money): number => Number(amount);

/** The day of departure as the schedule has it. */
export const dateOf = ({ departs }: Segment): string => departs.time.slice(0, 10);

const gone = new Set(["XX", "HX", "XK", "UN", "UC", "NO"]);
/** Whether it is still to be flown, or waited for. */
export const isLive = ({ status }: { status: string }): boolean => !gone.has(status);

const waiting = new Set(["HL", "LL", "UU"]);
export const isWaiting = ({ status }: { status: string }): boolean => waiting.has(status);
/** Whether places of the flight are sold to it. */
export const hasPlaces = (segment: { status: string }): boolean => isLive(segment) && !isWaiting(segment);

/** Everybody but infants. */
export const sittingOf = ({ passengers }: Pick<HeldBooking, "passengers">): HeldPassenger[] =>
  passengers.filter(({ type }) => type !== "infant");

/** Who carries which infant: the first adult the first one, and so on. */
export function carriersOf({ passengers }: Pick<HeldBooking, "passengers">): Set<string> {
  const infants = passengers.filter(({ type }) => type === "infant").length;
  return new Set(
    passengers
      .filter(({ type }) => type === "adult")
      .slice(0, infants)
      .map(({ id }) => id),
  );
}
