/** What can be done to a booking, and what became of it. */
import { z } from "zod";
import {
  Cabin,
  FlightNumber,
  Id,
  Instant,
  Money,
  PassengerType,
  SeatNumber,
  ServiceWanted,
  StatusCode,
  Text,
} from "./parts.ts";
import { Gender, Title } from "../travellers.ts";

const Payment = z.object({
  /** Of the payment provider; it is kept with the ticket. */
  reference: Text,
  provider: Text,
  amount: Money,
  paidAt: Instant,
});

const NewPassenger = z.object({
  type: PassengerType,
  surname: z.string().min(1).max(60),
  givenName: z.string().min(1).max(60),
  birthDate: z.iso.date().nullish(),
  /** How they are addressed. */
  title: Title.nullish(),
  /** As their travel document has it; `unspecified` is X. */
  gender: Gender.nullish(),
  loyalty: z
    .object({ programme: z.string().regex(/^[A-Z0-9]{2}$/), number: z.string().regex(/^[A-Z0-9]{4,16}$/) })
    .nullish(),
});

const NewContact = z.object({
  kind: z.enum(["email", "phone"]),
  value: Text,
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullish(),
});

/** How a passenger is named anew. */
const Rename = z.object({ passengerId: Id, surname: z.string().min(1).max(60), givenName: z.string().min(1).max(60) });

/** Each is one thing a person asked for. `quoteId` names the price they agreed to. */
export const WireChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("sell"),
    offerId: Id,
    passengers: z.array(NewPassenger).min(1).max(9),
    contacts: z.array(NewContact).min(1).max(20),
  }),
  z.object({ kind: z.literal("issue"), payment: Payment }),
  z.object({
    kind: z.literal("rebook"),
    quoteId: Id,
    /** Null where nothing is to be paid, or where it is waived. */
    payment: Payment.nullish(),
    /** Why the airline asks for no money. */
    waiver: Text.nullish(),
  }),
  z.object({
    kind: z.literal("seats"),
    items: z
      .array(z.object({ passengerId: Id, segmentId: Id, seat: SeatNumber }))
      .min(1)
      .max(100),
    quoteId: Id.nullish(),
    payment: Payment.nullish(),
  }),
  z.object({
    kind: z.literal("add-services"),
    items: z.array(ServiceWanted).min(1).max(100),
    quoteId: Id.nullish(),
    payment: Payment.nullish(),
  }),
  z.object({ kind: z.literal("remove-services"), serviceIds: z.array(Id).min(1).max(100) }),
  z.object({ kind: z.literal("remark"), text: Text }),
  z.object({ kind: z.literal("contact"), passengerId: Id, contact: NewContact }),
  z.object({ kind: z.literal("name"), names: z.array(Rename).min(1).max(9) }),
  z.object({
    kind: z.literal("check-in"),
    items: z
      .array(z.object({ passengerId: Id, segmentId: Id }))
      .min(1)
      .max(100),
  }),
  /** Gives up everything that is not flown, and pays back what the quote says. */
  z.object({ kind: z.literal("cancel"), quoteId: Id }),
]);
export type WireChange = z.infer<typeof WireChange>;

export const ChangeRequest = z.object({
  /** The same id with the same content is one change, however often it comes; with other content it is answered 409. */
  id: z.uuid(),
  /** Null for `sell` only. */
  bookingId: Id.nullish(),
  /** As it was seen by who asks; another one is refused with `VERSION_CONFLICT`. Null for `sell` only. */
  expectedVersion: Id.nullish(),
  actor: z.object({ kind: z.enum(["agent", "system", "customer"]), id: Id }),
  reason: Text,
  change: WireChange,
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

export const RefusalCode = z.enum([
  "NOT_FOUND",
  "INVALID_REQUEST",
  "VERSION_CONFLICT",
  "OFFER_EXPIRED",
  "PRICE_CHANGED",
  "NO_SPACE",
  "SEAT_UNAVAILABLE",
  "INVALID_SEAT",
  "NOT_ELIGIBLE",
  "SERVICE_WAITLISTED",
  "SERVICE_INCOMPATIBLE",
  "SERVICE_DEADLINE",
  "SERVICE_QUOTA",
  "ORDER_STATE",
  "PAYMENT_REQUIRED",
  "NOT_SUPPORTED",
]);

const Refusal = z.object({ code: RefusalCode, message: Text });

export const RefusedChange = z.object({ refusal: Refusal });

export const ChangeAnswer = z.object({
  id: z.uuid(),
  /** `partial`: some of its items; `waitlisted`: asked for, and not yet given. */
  state: z.enum(["done", "waitlisted", "partial", "refused"]),
  /** The booking and its version after it; null where a `sell` was refused. */
  bookingId: Id.nullish(),
  version: Id.nullish(),
  /** One for each item of the change, where it has items. `ref` is the item's place in the list, from 0. */
  items: z.array(z.object({ ref: z.int(), status: StatusCode, refusal: Refusal.nullish() })).max(100),
  refusal: Refusal.nullish(),
  /** What is paid back, where something is. */
  refund: Money.nullish(),
});
export type ChangeAnswer = z.infer<typeof ChangeAnswer>;

/** Moves many at once because the airline changed its plans: nothing is to be paid. */
export const MoveRequest = z.object({
  id: z.uuid(),
  from: z.object({ flight: FlightNumber, date: z.iso.date() }),
  /** One flight after the other to where they were going. */
  to: z
    .array(z.object({ flight: FlightNumber, date: z.iso.date() }))
    .min(1)
    .max(4),
  bookingIds: z.array(Id).min(1).max(500),
  cabin: Cabin.nullish(),
  /** `claim`: seats that are free; `oversell`: also beyond them, where the flight allows it; `standby`: on the list. */
  inventory: z.enum(["claim", "oversell", "standby"]),
  reason: Text,
});

export const MoveAnswer = z.object({
  moved: z.array(z.object({ bookingId: Id, version: Id, status: StatusCode })).max(500),
  failed: z.array(z.object({ bookingId: Id, refusal: Refusal })).max(500),
});
