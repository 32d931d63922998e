/** All that is known of a customer at a glance, beside their case. */
import { z } from "zod";
import { BagFileOfCustomer } from "./baggage.ts";
import { BookingOfCustomer, LocalTime } from "./bookings.ts";
import { CasePromise } from "./cases.ts";
import { Customer } from "./customers.ts";
import { endpoint, Time } from "./endpoint.ts";
import { InTalk } from "./uses.ts";
import { Language } from "./words.ts";

/** Where somebody is on their journey. */
export const Stage = z.enum(["looking", "booked", "check-in", "airport", "aboard", "transfer", "arrived", "after"]);
export type Stage = z.infer<typeof Stage>;

const Known = z.enum(["claimed", "seen", "verified"]);

/** The flight that matters now: the one they are on, else their next. */
export const NextFlight = z.object({
  bookingId: z.string(),
  legId: z.string(),
  flight: z.string(),
  from: z.string(),
  to: z.string(),
  departs: LocalTime,
  arrives: LocalTime,
  /** To what the time is counted. */
  counts: z.enum(["departure", "arrival"]),
  seat: z.string().nullable(),
  meal: z.string().nullable(),
  /** What flight operations told of it. */
  trouble: z.enum(["delayed", "cancelled"]).nullable(),
  known: Known,
});

/** Earlier trouble, counted from what was filed and reported, never typed. */
export const Trouble = z.object({
  kind: z.enum(["bag-missing", "bag-damaged", "flight-cancelled", "flight-delayed", "step-failed", "promise-broken"]),
  count: z.int(),
  lastAt: Time,
  /** Of a step that failed: which. */
  what: z.string().nullable(),
  /** None of it is proved to be theirs. */
  isClaimed: z.boolean(),
});

export const Profile = z.object({
  customer: Customer,
  tier: z.object({ programme: z.string(), tier: z.string(), known: Known }).nullable(),
  /** Those they write in, the most used first, and those they asked to be told in. */
  languages: z.array(z.object({ language: Language, messages: z.int(), isWanted: z.boolean() })),
  stage: Stage.nullable(),
  nextFlight: NextFlight.nullable(),
  flightsLastYear: z.int(),
  promises: z.array(z.object({ caseId: z.uuid(), caseNumber: z.string(), promise: CasePromise })),
  trouble: z.array(Trouble),
  bookings: z.array(BookingOfCustomer),
  moreBookings: z.boolean(),
  bags: z.array(BagFileOfCustomer),
});

export const getProfile = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/profile",
  summary:
    "Who a customer is and how we know, tier, languages, where they are on their journey, the flight that matters now, what we owe, earlier trouble, bookings and bags. Masked where a link is only a claim. Reading it is written to the audit.",
  needs: "customers:read",
  params: z.object({ customerId: z.uuid() }),
  query: InTalk,
  returns: Profile,
});
