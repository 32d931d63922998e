/** Trips for the airline's own app and site: what somebody has booked, their documents, their question and when it is answered. */
import { z } from "zod";
import { Leg, LocalTime, Service } from "./bookings.ts";
import { DocumentKind, OpenForm } from "./documents.ts";
import { endpoint, Time } from "./endpoint.ts";
import { ChannelKind } from "./words.ts";

/** As the airline's own sign-in knows them: mail addresses and phones stand in no address. */
const Whose = z.object({ kind: z.enum(["account", "loyalty"]), value: z.string().trim().min(1).max(300) });

const TripDocument = z.object({
  id: z.uuid(),
  kind: DocumentKind,
  legId: z.string().nullable(),
  passengerIds: z.array(z.string()),
  madeAt: Time,
  /** As what it can be fetched. */
  forms: z.array(OpenForm),
  /** Saves it to Google Wallet; null where that is not offered. */
  googleUrl: z.url().nullable(),
});

const Trip = z.object({
  bookingId: z.string(),
  recordLocator: z.string(),
  state: z.enum(["held", "confirmed", "cancelled"]),
  holdUntil: z.iso.datetime().nullable(),
  travellers: z.array(z.object({ id: z.string(), surname: z.string(), givenName: z.string() })),
  /** Of how many more who are not theirs to see. */
  others: z.int(),
  legs: z.array(
    Leg.pick({
      id: true,
      flight: true,
      operatedBy: true,
      from: true,
      to: true,
      departs: true,
      arrives: true,
      cabin: true,
      standing: true,
      seats: true,
    }).extend({
      services: z.array(Service.pick({ code: true, passengerId: true, standing: true })),
      gate: z.string().nullable(),
      terminal: z.string().nullable(),
      boardsAt: LocalTime.nullable(),
      /** What flight operations told of it. */
      trouble: z.enum(["delayed", "cancelled"]).nullable(),
    }),
  ),
  documents: z.array(TripDocument),
});

export const listTrips = endpoint({
  method: "GET",
  path: "/api/v1/trips",
  summary:
    "Bookings that are not over of somebody whom your own sign-in knows, with their documents; their open questions and how long an answer takes. Written to the audit.",
  needs: "trips:read",
  query: Whose.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) }),
  returns: z.object({
    items: z.array(Trip),
    questions: z.array(
      z.object({
        number: z.string(),
        openedAt: Time,
        channel: ChannelKind,
        /** As the public is told; null where that can't be said now. */
        expectedSeconds: z.int().nullable(),
      }),
    ),
  }),
});

export const getTripDocument = endpoint({
  method: "GET",
  path: "/api/v1/trips/documents/:documentId",
  summary:
    "A document of one of their trips as a page, a picture or a pass for Apple Wallet. 410 once it is void. Written to the audit.",
  needs: "trips:read",
  params: z.object({ documentId: z.uuid() }),
  query: Whose.extend({
    form: OpenForm.exclude(["google"]).default("pdf"),
    language: z.string().max(10).default("en"),
  }),
  bytes: "gives",
  returns: z.unknown(),
});
