/** The airline's reservation system, as the product sees it. */
import type { BoardingPass, OfferedService, PassengerOnFlight, SeatMap } from "../../../contract/aboard.ts";
import type { Abilities } from "../../../contract/booking-capabilities.ts";
import type { BookingChange, ItemOutcome, Outcome, RefusalCode } from "../../../contract/booking-operations.ts";
import type { Booking } from "../../../contract/bookings.ts";
import type {
  Alternative,
  AlternativesWanted,
  Cabin,
  Offer,
  OffersWanted,
  Quote,
  QuoteWanted,
} from "../../../contract/fares.ts";
import type { Money } from "../../../contract/money.ts";

export type Wanted =
  | { by: "record-locator"; recordLocator: string; surname: string }
  | { by: "loyalty"; programme: string; number: string }
  | { by: "contact"; kind: "email" | "phone"; value: string };

/** It could not be asked, or gave no answer that can be read; `why` is for the people who run it. */
export interface Away {
  status: "away";
  why: string;
  /** The system is there, and only what it says of this booking can't be read. */
  isThisAlone?: true;
}

export type Found = { status: "found"; bookings: Booking[] } | Away;

export type Got = { status: "here"; booking: Booking } | { status: "gone" } | Away;

export type Heard =
  /** Ids of bookings to which something happened, oldest first, and where to go on. */
  | { status: "heard"; bookingIds: string[]; cursor: string; hasMore: boolean }
  /** What was to be heard since then is no longer kept: begin at `cursor`, and read anew what is known. */
  | { status: "too-late"; cursor: string }
  | Away;

/** An answer, or a no that names its reason. Asking changes nothing, so it may be asked again. */
export type Asked<T> =
  | { status: "answered"; answer: T }
  | { status: "refused"; code: RefusalCode; why: string }
  | { status: "gone" }
  | Away;

export interface Payment {
  reference: string;
  provider: string;
  amount: Money;
  paidAt: Date;
}

/** One change, whole. The id is the operation's: a system that takes ids does it once. */
export interface ChangeAsked {
  id: string;
  bookingId: string | null;
  expectedVersion: string | null;
  actor: { kind: "agent" | "system" | "customer"; id: string };
  why: string;
  change: BookingChange;
  payment: Payment | null;
}

export interface ChangeSettled {
  outcome: Outcome;
  /** Null only where a sale was refused. */
  bookingId: string | null;
  version: string | null;
  items: ItemOutcome[];
  /** `priceNow`: what it would cost instead, where the system says so. */
  refusal: { code: RefusalCode; why: string; priceNow?: Money | null } | null;
  refund: Money | null;
}

export type Changed =
  | { status: "settled"; settled: ChangeSettled }
  /** It was asked, and nobody knows what became of it. */
  | { status: "unknown"; why: string }
  /** It was never asked: nothing was done. */
  | Away;

/** A change whose answer is missing. */
export interface Lost {
  id: string;
  change: BookingChange;
  /** When it was first asked for, and when it was sent last. */
  since: Date;
  sentAt: Date;
  /** Bookings that other sales led to. */
  notThese: readonly string[];
}

export type Became =
  | { status: "settled"; settled: ChangeSettled }
  /** It did not come, or is still on its way. */
  | { status: "not-known-there" }
  /** The system keeps no changes by id: read the booking. */
  | { status: "cannot-tell" }
  | Away;

export interface MoveAsked {
  id: string;
  from: { flight: string; date: string };
  to: { flight: string; date: string }[];
  bookingIds: string[];
  cabin: Cabin | null;
  inventory: "claim" | "oversell" | "standby";
  why: string;
}

export interface Moved {
  moved: { bookingId: string; version: string; isWaitlisted: boolean }[];
  failed: { bookingId: string; code: RefusalCode; why: string }[];
}

/** A request as it came. */
export interface RawDelivery {
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** What the system tells by itself: that something happened to bookings. What it was is read from them. */
export interface BookingWebhook {
  /** Whether the system sent this: over the raw bytes, in constant time. */
  isGenuine(delivery: RawDelivery): boolean;
  /** Ids of the bookings it names; null where it can't be read. Pure. */
  read(body: Buffer): string[] | null;
}

export interface ReservationSystem {
  /** Left out where it tells nothing by itself, or shares no secret with us. */
  readonly webhook?: BookingWebhook;
  /** Bookings that are not over, 50 at most. Names are compared by who asks; the system may compare them too. */
  find(wanted: Wanted): Promise<Found>;
  get(id: string): Promise<Got>;
  /** What happened since `cursor`; null is from the beginning of what is kept. */
  eventsSince(cursor: string | null): Promise<Heard>;

  /** What it can do, and what it must be told of who travels to sell. */
  abilities(): Promise<Asked<Abilities>>;
  search(wanted: OffersWanted): Promise<Asked<Offer[]>>;
  alternatives(bookingId: string, wanted: AlternativesWanted): Promise<Asked<Alternative[]>>;
  quote(bookingId: string, wanted: QuoteWanted): Promise<Asked<Quote>>;
  seatMap(bookingId: string, legId: string): Promise<Asked<SeatMap>>;
  offeredServices(bookingId: string): Promise<Asked<OfferedService[]>>;
  boardingPasses(bookingId: string): Promise<Asked<BoardingPass[]>>;
  passengerList(flight: string, date: string): Promise<Asked<PassengerOnFlight[]>>;

  /** Asked once, and never again by itself: who calls keeps the ledger. */
  change(asked: ChangeAsked): Promise<Changed>;
  /** How long after it was sent a change may still come to be done; half a minute where it is not said. */
  readonly doneWithinSeconds?: number;
  whatBecameOf(lost: Lost): Promise<Became>;
  /** The same id again is answered the same. */
  move(asked: MoveAsked): Promise<Asked<Moved>>;
}

/** The half of it that asks what could be done, and changes nothing. */
export type ReservationQuestions = Pick<
  ReservationSystem,
  "abilities" | "search" | "alternatives" | "quote" | "seatMap" | "offeredServices" | "boardingPasses" | "passengerList"
>;
