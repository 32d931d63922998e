/**
 * The Jetbridge reservation API, version 1: what an airline puts in front of its reservation system so that Jetbridge can read it.
 * Jetbridge is the client. `docs/reservation-api/openapi.json` is printed from this.
 */
import { z } from "zod";

const Text = z.string().max(300);
const Id = z.string().min(1).max(100);
const Airport = z.string().regex(/^[A-Z]{3}$/);
const Zone = z
  .string()
  .regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/)
  .max(60);
const Instant = z.iso.datetime({ offset: true });

/** With the offset that holds there then: `2026-12-24T10:35:00+01:00` with `Europe/Amsterdam`. */
const LocalMoment = z.object({ time: Instant, zone: Zone });

/** The two letters in which reservation systems say how a segment or a service stands, as of an IATA message. */
const StatusCode = z.string().regex(/^[A-Z]{2}$/);

const Passenger = z.object({
  id: Id,
  surname: Text,
  givenName: Text,
  /** True where the system had to cut the name. */
  nameCut: z.boolean().optional(),
  type: z.enum(["adult", "child", "infant"]),
  loyalty: z
    .object({
      programme: z.string().regex(/^[A-Z0-9]{2}$/),
      number: z.string().regex(/^[A-Z0-9]{4,16}$/),
      tier: Text.nullish(),
    })
    .nullish(),
});

const Segment = z.object({
  id: Id,
  flight: z.string().regex(/^(?=\d?[A-Z])[A-Z0-9]{2}[A-Z]?\d{1,4}[A-Z]?$/),
  operatedBy: z
    .string()
    .regex(/^[A-Z0-9]{2}$/)
    .nullish(),
  from: Airport,
  to: Airport,
  departs: LocalMoment,
  arrives: LocalMoment,
  cabin: z.enum(["first", "business", "premium", "economy"]),
  status: StatusCode,
  seats: z.array(z.object({ passengerId: Id, seat: z.string().regex(/^\d{1,3}[A-Z]$/) })).max(2000),
});

/** A special service request as it stands, contacts (CTCE, CTCM, CTCR) among them. */
const ServiceRequest = z.object({
  id: Id,
  code: z.string().regex(/^[A-Z]{4}$/),
  passengerId: Id.nullish(),
  segmentId: Id.nullish(),
  status: StatusCode,
  text: Text.nullish(),
});

export const WireBooking = z.object({
  id: Id,
  recordLocator: z.string().regex(/^[A-Z0-9]{5,8}$/),
  owner: z.string().regex(/^[A-Z0-9]{2}$/),
  /** Another one after each change. */
  version: Id,
  state: z.enum(["held", "confirmed", "cancelled"]),
  createdAt: Instant,
  holdUntil: Instant.nullish(),
  agency: z.object({ name: Text, number: z.string().max(20).nullish() }).nullish(),
  passengers: z.array(Passenger).min(1).max(999),
  segments: z.array(Segment).max(50),
  services: z.array(ServiceRequest).max(5000),
  tickets: z
    .array(z.object({ number: z.string().regex(/^\d{13,14}$/), passengerId: Id, surname: Text.nullish() }))
    .max(5000),
  /** Contacts that stand elsewhere than in service requests. */
  contacts: z
    .array(
      z.object({
        kind: z.enum(["email", "phone"]),
        value: Text,
        of: z.enum(["passenger", "agency"]),
        passengerId: Id.nullish(),
        language: z
          .string()
          .regex(/^[a-z]{2}$/)
          .nullish(),
      }),
    )
    .max(2000),
});
export type WireBooking = z.infer<typeof WireBooking>;

export const FindRequest = z.discriminatedUnion("by", [
  z.object({ by: z.literal("record-locator"), recordLocator: z.string(), surname: z.string() }),
  z.object({ by: z.literal("loyalty"), programme: z.string(), number: z.string() }),
  z.object({ by: z.literal("contact"), kind: z.enum(["email", "phone"]), value: z.string() }),
]);

export const FindAnswer = z.object({ bookings: z.array(WireBooking).max(50) });

export const EventsAnswer = z.object({
  events: z
    .array(z.object({ bookingId: Id, at: Instant, kind: z.enum(["created", "changed", "cancelled", "purged"]) }))
    .max(1000),
  /** Where to go on; also where nothing happened. */
  cursor: z.string().min(1).max(200),
  hasMore: z.boolean(),
});

export const TooLateAnswer = z.object({ cursor: z.string().min(1).max(200) });

export interface Operation {
  method: "get" | "post";
  path: string;
  summary: string;
  description: string;
  parameters: { name: string; in: "path" | "query"; required: boolean; description: string }[];
  body?: z.ZodType;
  answers: Record<string, { description: string; body?: z.ZodType }>;
}

export const operations: readonly Operation[] = [
  {
    method: "post",
    path: "/bookings/find",
    summary: "Find bookings that are not over.",
    description:
      "A POST, so that names and contacts stand in no address and no log of addresses. By record locator the surname is what the passenger wrote: compare it as leniently as you like or not at all, Jetbridge compares again. An unknown locator and a wrong name are both an empty list. Contacts: mail addresses in lower case, phones as +31612345678; find them in contacts and in CTCE and CTCM alike.",
    parameters: [],
    body: FindRequest,
    answers: { 200: { description: "The bookings, 50 at most.", body: FindAnswer } },
  },
  {
    method: "get",
    path: "/bookings/{id}",
    summary: "One booking, as it is now.",
    description: "Never from a copy that is older than the last event you told of.",
    parameters: [{ name: "id", in: "path", required: true, description: "Your own id; it stays the same for ever." }],
    answers: {
      200: { description: "The booking.", body: WireBooking },
      404: { description: "There is no such booking any more." },
    },
  },
  {
    method: "get",
    path: "/events",
    summary: "To which bookings something happened, oldest first.",
    description:
      "Asked about once a second. An event is told only after it can be read. The same one twice does no harm, one that is missing does. Keep them for seven days or more.",
    parameters: [
      {
        name: "after",
        in: "query",
        required: false,
        description: "The cursor of the answer before; without it, from the beginning of what you keep.",
      },
    ],
    answers: {
      200: { description: "Up to 1000 events.", body: EventsAnswer },
      410: {
        description:
          "You keep no events since then. Jetbridge reads anew what it knows and goes on at `cursor`, the present.",
        body: TooLateAnswer,
      },
    },
  },
];
