/** The operation ledger: every change we ask of the reservation system, from before it is sent until it is known what became of it. */
import { z } from "zod";
import { endpoint, pageOf, Paging, Time } from "./endpoint.ts";
import { OfferRef, InCase, SeatAsked, ServiceAsked } from "./fares.ts";
import { Balance, Money } from "./money.ts";
import { RefusalCode as TheirRefusalCode } from "./reservation-api/changes.ts";
import { ContactKind, NewTraveller } from "./travellers.ts";

const Ref = z.string().min(1).max(100);
const Name = z.string().trim().min(1).max(60);

const NewContact = z.object({
  kind: ContactKind,
  /** An address in lower case, or a phone as +31612345678. */
  value: z.string().trim().min(3).max(200),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .nullable()
    .default(null),
});

/** One thing a person asked for. `quoteId` names the price they agreed to. */
export const BookingChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("sell"),
    offerId: OfferRef,
    /** What the system needs to be told of them stands in `GET /api/v1/booking-capabilities`. */
    passengers: z.array(NewTraveller).min(1).max(9),
    contacts: z.array(NewContact).min(1).max(20),
  }),
  /** Writes the tickets of what is held; only for what was paid by a link. */
  z.object({ kind: z.literal("issue") }),
  z.object({
    kind: z.literal("rebook"),
    quoteId: OfferRef,
    /** The airline asks for no money; the reason stands in the operation. */
    isWaived: z.boolean().default(false),
  }),
  z.object({
    kind: z.literal("seats"),
    items: z.array(SeatAsked).min(1).max(100),
    quoteId: OfferRef.nullable().default(null),
  }),
  z.object({
    kind: z.literal("add-services"),
    items: z.array(ServiceAsked).min(1).max(100),
    quoteId: OfferRef.nullable().default(null),
  }),
  z.object({ kind: z.literal("remove-services"), serviceIds: z.array(Ref).min(1).max(100) }),
  z.object({ kind: z.literal("remark"), text: z.string().trim().min(1).max(200) }),
  z.object({ kind: z.literal("contact"), passengerId: Ref, contact: NewContact }),
  z.object({
    kind: z.literal("name"),
    names: z
      .array(z.object({ passengerId: Ref, surname: Name, givenName: Name }))
      .min(1)
      .max(9),
  }),
  z.object({
    kind: z.literal("check-in"),
    items: z
      .array(z.object({ passengerId: Ref, legId: Ref }))
      .min(1)
      .max(100),
  }),
  /** Gives up everything that is not flown, and pays back what the quote says. */
  z.object({ kind: z.literal("cancel"), quoteId: OfferRef }),
]);
export type BookingChange = z.infer<typeof BookingChange>;

export const ChangeKind = z.enum([
  "sell",
  "issue",
  "rebook",
  "seats",
  "add-services",
  "remove-services",
  "remark",
  "contact",
  "name",
  "check-in",
  "cancel",
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** Why the reservation system, or we before it was asked, said no. */
export const RefusalCode = z.enum([...TheirRefusalCode.options, "UNREACHABLE", "NOT_DONE", "NO_HOLD"]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/**
 * `prepared`: not sent yet; `sent`: the system was asked; `confirmed` and `rejected`: it answered; `unknown`: it was asked and no
 * answer came; `reconciled`: what became of it was read afterwards, or a person said so. `withdrawn`: taken back before it was sent.
 */
export const OperationState = z.enum([
  "prepared",
  "sent",
  "confirmed",
  "rejected",
  "unknown",
  "reconciled",
  "withdrawn",
]);
export type OperationState = z.infer<typeof OperationState>;

/** What became of it; null while that is not known. `partial` and `waitlisted` say more in their items. */
export const Outcome = z.enum(["done", "waitlisted", "partial", "refused"]);
export type Outcome = z.infer<typeof Outcome>;

/** One of the items of a change: a seat, a service. */
export const ItemOutcome = z.object({ ref: z.int(), isDone: z.boolean(), code: RefusalCode.nullable() });
export type ItemOutcome = z.infer<typeof ItemOutcome>;

/** One thing of a booking that is another than it was. */
export const Difference = z.object({
  what: z.enum(["state", "leg", "times", "seat", "service", "passenger", "ticket", "contact"]),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

export const BookingOperation = z.object({
  id: z.uuid(),
  /** Null until a sale is done. */
  bookingId: z.string().nullable(),
  caseId: z.uuid().nullable(),
  customerId: z.uuid().nullable(),
  kind: ChangeKind,
  state: OperationState,
  outcome: Outcome.nullable(),
  refusal: RefusalCode.nullable(),
  items: z.array(ItemOutcome),
  /** What has to happen before it is sent. */
  waitsFor: z.enum(["approval", "payment", "turn"]).nullable(),
  /** Nobody but a person can say what became of it. */
  needsPerson: z.boolean(),
  due: Balance.nullable(),
  refund: Money.nullable(),
  by: z.object({ kind: z.enum(["agent", "system", "customer"]), id: z.string(), name: z.string().nullable() }),
  approvedBy: z.string().nullable(),
  why: z.string(),
  /** The one that made this one necessary: a meal that is asked for again after a rebooking. */
  followsId: z.uuid().nullable(),
  attempts: z.int(),
  preparedAt: Time,
  sentAt: Time.nullable(),
  settledAt: Time.nullable(),
  /** What of the booking became another with it; for a stale view, since it was looked at. */
  differences: z.array(Difference),
});
export type BookingOperation = z.infer<typeof BookingOperation>;

const ofOperation = z.object({ operationId: z.uuid() });

export const changeBooking = endpoint({
  method: "POST",
  path: "/api/v1/booking-operations",
  summary:
    "Change a booking, or sell a new one. The same id with the same content is one operation, however often it is sent. Answers with how it stands; what is not settled by then is told over the live line.",
  needs: "bookings:change",
  body: InCase.extend({
    id: z.uuid(),
    /** Null for a sale only. */
    bookingId: Ref.nullable(),
    /** The version the agent looks at; null for a sale only. */
    expectedVersion: Ref.nullable(),
    why: z.string().trim().min(1).max(300),
    change: BookingChange,
  }),
  returns: BookingOperation,
});

export const listBookingOperations = endpoint({
  method: "GET",
  path: "/api/v1/booking-operations",
  summary: "Operations of a case or a booking, or those that need a person; the newest first.",
  needs: "bookings:change",
  query: Paging.extend({
    caseId: z.uuid().optional(),
    bookingId: Ref.optional(),
    only: z.enum(["needs-person", "waits-for-approval", "open"]).optional(),
  }),
  returns: pageOf(BookingOperation),
});

export const approveBookingOperation = endpoint({
  method: "POST",
  path: "/api/v1/booking-operations/:operationId/approve",
  summary: "Agree to an operation above the limit of who asked for it; never one's own.",
  needs: "bookings:approve",
  params: ofOperation,
  returns: BookingOperation,
});

export const withdrawBookingOperation = endpoint({
  method: "POST",
  path: "/api/v1/booking-operations/:operationId/withdraw",
  summary: "Take back an operation that was not sent yet.",
  needs: "bookings:change",
  params: ofOperation,
  returns: BookingOperation,
});

export const lookAgainAtOperation = endpoint({
  method: "POST",
  path: "/api/v1/booking-operations/:operationId/look-again",
  summary: "Read now what became of an operation that got no answer.",
  needs: "bookings:change",
  params: ofOperation,
  returns: BookingOperation,
});

export const settleBookingOperation = endpoint({
  method: "POST",
  path: "/api/v1/booking-operations/:operationId/settle",
  summary: "Say what became of an operation that no machine can tell, after looking into the reservation system.",
  needs: "bookings:approve",
  params: ofOperation,
  body: z.object({ wasDone: z.boolean(), why: z.string().trim().min(1).max(300) }),
  returns: BookingOperation,
});

export const getWordsOfOperation = endpoint({
  method: "GET",
  path: "/api/v1/booking-operations/:operationId/words",
  summary:
    "What was done to the booking, in the language of the case, for the agent to send. Empty where there is nothing to tell.",
  needs: "bookings:change",
  params: ofOperation,
  query: InCase,
  returns: z.object({ text: z.string() }),
});
