/** How a customer proves who they are, what that allows, and who may act for whom. */
import { z } from "zod";
import { BookingOfCustomer } from "./bookings.ts";
import { IdentifierKind } from "./customers.ts";
import { endpoint, Time } from "./endpoint.ts";
import { InTalk, Relation, Use } from "./uses.ts";

/** How something was proved: record locator and surname, a code to the address on file, the airline's sign-in. */
export const ProofMethod = z.enum(["booking", "code", "login"]);
export type ProofMethod = z.infer<typeof ProofMethod>;

/** Of one booking, or of all bookings of its traveller, by their loyalty number. */
const Covers = z.enum(["booking", "traveller"]);

/** Wanted where somebody proves themselves for somebody else: what they may do for them, and until when. */
export const ActsFor = z.object({
  relation: Relation,
  use: z.enum(["told", "changed"]).default("told"),
  covers: Covers.default("booking"),
  until: Time,
});
export type ActsFor = z.output<typeof ActsFor>;

export const Mandate = z.object({
  id: z.uuid(),
  relation: Relation,
  use: z.enum(["told", "changed"]),
  covers: Covers,
  /** How it was proved, once. */
  method: ProofMethod,
  bookingId: z.string(),
  since: Time,
  until: Time,
});

const Reached = z.object({
  bookingId: z.string(),
  /** Dots unless it may be told. */
  recordLocator: z.string(),
  /** The next flight of it, or its last. */
  flight: z.string().nullable(),
  departsAt: z.string().nullable(),
  /** The most that may be done now. */
  allows: Use,
  /** By what: the surest of what leads there. */
  by: z.enum(["claim", "seen", "proof", "mandate", "override"]),
  /** When that ends; null: not by itself. */
  until: Time.nullable(),
  /** Addresses on file that a code can be sent to. */
  contacts: z.array(z.object({ id: z.string(), kind: z.enum(["email", "phone"]), masked: z.string() })),
});

/** How we know a customer, and what follows from it. */
export const ProofStanding = z.object({
  /** The most that may be done for any booking; `used` where nothing is proved. */
  allows: Use,
  known: z.array(
    z.object({
      kind: IdentifierKind,
      /** Personal data as dots. */
      value: z.string(),
      known: z.enum(["claimed", "seen", "verified"]),
      /** What told us: `agent`, `login`, `code`, `booking`, `words`. */
      source: z.string().nullable(),
      since: Time,
      until: Time.nullable(),
      /** It was proved, and the proof has run out. */
      isOver: z.boolean(),
    }),
  ),
  bookings: z.array(Reached),
  mandates: z.array(Mandate),
  /** Ready sentences in the customer's language, to be said in private. */
  sentences: z.object({ ask: z.string(), codeIsSent: z.string() }),
  /** Which ways to prove there are here. */
  ways: z.object({ booking: z.boolean(), code: z.boolean(), login: z.boolean() }),
});

const params = z.object({ customerId: z.uuid() });
const caseId = z.uuid().optional();

export const getProof = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/proof",
  summary: "How we know who a customer is, and what that allows for each of their bookings. Written to the audit.",
  needs: "customers:read",
  params,
  query: InTalk,
  returns: ProofStanding,
});

/** A record locator and a surname as somebody gave them: nothing in the answer tells which of them was wrong. */
const Tried = z.object({
  status: z.enum(["proved", "not-proved", "away"]),
  bookingId: z.string().nullable(),
  until: Time.nullable(),
});

export const proveByBooking = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/proof/booking",
  summary:
    "Check a record locator and a surname that a customer gave. A wrong name and an unknown locator are one answer. 429 after too many misses.",
  needs: "customers:link",
  params,
  body: z.object({
    recordLocator: z.string().trim().min(1).max(40),
    surname: z.string().trim().min(1).max(100),
    caseId,
    actsFor: ActsFor.optional(),
  }),
  returns: Tried,
});

export const sendCode = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/proof/codes",
  summary:
    "Send a one-time code to an address on file in a booking that the customer claims. It holds for ten minutes.",
  needs: "customers:link",
  params,
  body: z.object({
    bookingId: z.string().max(200),
    contactId: z.string().max(80),
    caseId,
    actsFor: ActsFor.optional(),
  }),
  returns: z.object({ codeId: z.uuid(), to: z.string(), expiresAt: Time }),
  status: 201,
});

export const checkCode = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/proof/codes/:codeId/check",
  summary: "Check the code that a customer gave. Five tries; then another code is needed.",
  needs: "customers:link",
  params: z.object({ customerId: z.uuid(), codeId: z.uuid() }),
  body: z.object({ code: z.string().trim().min(1).max(40) }),
  returns: Tried.extend({ triesLeft: z.int() }),
});

export const makeProofLink = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/proof/links",
  summary:
    "A link for the customer alone, to be sent in private: there they sign in with the airline, or give record locator and surname. It holds for an hour.",
  needs: "customers:link",
  params,
  body: z.object({ caseId }),
  /** `text` is a ready sentence with the link, in the customer's language. */
  returns: z.object({ url: z.url(), text: z.string(), expiresAt: Time }),
  status: 201,
});

export const overrideProof = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/proof/overrides",
  summary: "Tell or change without a proof, for half an hour and only for the caller, with the reason in the audit.",
  needs: "customers:link",
  params,
  body: z.object({
    bookingId: z.string().max(200),
    use: z.enum(["told", "changed"]),
    reason: z.string().trim().min(10).max(500),
    caseId,
  }),
  returns: z.object({ until: Time }),
  status: 201,
});

export const endMandate = endpoint({
  method: "POST",
  path: "/api/v1/customers/:customerId/proof/mandates/:mandateId/end",
  summary: "From now on they act for nobody but themselves. Written to the audit.",
  needs: "customers:link",
  params: z.object({ customerId: z.uuid(), mandateId: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  returns: z.object({ ended: z.literal(true) }),
});

export const getBooking = endpoint({
  method: "GET",
  path: "/api/v1/customers/:customerId/bookings/:bookingId",
  summary:
    "One booking of a customer, with all its details: for telling them, or for changing it. 403 `proof.not-proved` unless that is allowed now. Written to the audit.",
  needs: "customers:read",
  params: z.object({ customerId: z.uuid(), bookingId: z.string().max(200) }),
  query: InTalk.extend({ use: z.enum(["told", "changed"]).default("told") }),
  returns: BookingOfCustomer,
});

/** For how many hours a proof of each kind holds. */
export const ProofRules = z.object({
  booking: z.int().min(1).max(720),
  code: z.int().min(1).max(8760),
  login: z.int().min(1).max(8760),
});

export const getProofRules = endpoint({
  method: "GET",
  path: "/api/v1/settings/proof",
  summary: "For how many hours each kind of proof holds.",
  needs: "signed-in",
  returns: ProofRules,
});

export const setProofRules = endpoint({
  method: "PUT",
  path: "/api/v1/settings/proof",
  summary: "Set for how many hours each kind of proof holds from now on. Written to the audit.",
  needs: "settings:manage",
  body: ProofRules,
  returns: ProofRules,
});

/** The airline's own sign-in for passengers (OpenID Connect). */
export const PassengerLogin = z.object({
  /** As passengers know it: "Halcyra account". */
  name: z.string().trim().min(1).max(60),
  issuer: z.url().max(300),
  clientId: z.string().trim().min(1).max(200),
  scopes: z.array(z.string().regex(/^[\w:./-]{1,100}$/)).max(10),
  /** Which claim holds the loyalty number, and in which programme it is; null: none does. */
  loyaltyClaim: z.string().trim().min(1).max(100).nullable(),
  loyaltyProgramme: z
    .string()
    .regex(/^[A-Z0-9]{2,3}$/)
    .nullable(),
});
export type PassengerLogin = z.infer<typeof PassengerLogin>;

export const getPassengerLogin = endpoint({
  method: "GET",
  path: "/api/v1/settings/passenger-login",
  summary: "The airline's sign-in for passengers, without its secret, and where it has to lead back to.",
  needs: "staff:manage",
  returns: z.object({ login: PassengerLogin.nullable(), redirectUri: z.url() }),
});

export const setPassengerLogin = endpoint({
  method: "PUT",
  path: "/api/v1/settings/passenger-login",
  summary: "Connect the airline's sign-in for passengers, after asking it whether it is one. Written to the audit.",
  needs: "staff:manage",
  stepUp: true,
  body: PassengerLogin.extend({ clientSecret: z.string().min(1).max(500).optional() }),
  returns: z.object({ ok: z.literal(true) }),
});

export const removePassengerLogin = endpoint({
  method: "DELETE",
  path: "/api/v1/settings/passenger-login",
  summary: "Disconnect the airline's sign-in for passengers. Written to the audit.",
  needs: "staff:manage",
  stepUp: true,
  returns: z.object({ ok: z.literal(true) }),
});
