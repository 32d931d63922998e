/** The reservation system as it is reached through Duffel (API v2): other words for the same bookings. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { bookingById, bookingsByLocator } from "../reservations/bookings.ts";
import type { HeldBooking } from "../reservations/held-booking.ts";
import { failsAfter, failsBefore } from "../reservations/api/door.ts";
import type { Desk } from "../reservations/desk.ts";
import type { Call, Faults } from "../reservations/faults/faults.ts";
import { Refused, type RefusalCode } from "../reservations/refused.ts";
import { settle } from "../reservations/settle.ts";
import { type Hooks, listAirlineChanges, logOfEvents } from "./events.ts";
import { madeFrom, orderTables } from "./made.ts";
import { showOrder } from "./order.ts";
import { holdOrder, payOrder, searchTrips, showTrip } from "./trips.ts";
import {
  addServices,
  availableServices,
  beginCancellation,
  beginChange,
  confirmCancellation,
  confirmChange,
  noOffers,
  orderNamed,
  searchChanges,
  showCancellation,
  showChange,
  type Work,
} from "./work.ts";

interface Given {
  desk: Desk;
  token: string;
  faults: Faults;
  hooks: Hooks;
}

interface Asked {
  id: string;
  query: Readonly<Record<string, string>>;
  data: unknown;
}

interface Route {
  method: "GET" | "POST";
  path: string;
  isChange?: boolean;
  /** It makes something new. */
  isMade?: boolean;
  /** Gives what stands under `data`, or the whole where it has one. */
  work: (work: Work, asked: Asked) => object;
}

export function playDuffel(server: FastifyInstance, { desk, token, faults, hooks }: Given): void {
  const offered = noOffers();
  desk.db.exec(orderTables);
  void server.register(async (own) => {
    // Some calls say that they are JSON, and say nothing.
    own.removeContentTypeParser("application/json");
    own.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) =>
      done(null, parsed(String(body))),
    );
    for (const route of routesWith(hooks))
      own.route({
        method: route.method,
        url: `/duffel/air/${route.path}`,
        handler: async (request, reply) => {
          const { isChange = false } = route;
          const problem = strangerIn(request.headers, token);
          if (problem) return refuse(reply, problem);
          const call: Call = { on: isChange ? "change" : "read", what: "other" };
          const fault = faults.next(call);
          if (fault && (await failsBefore(fault, call, reply))) return reply;
          settle(desk);
          const answer = answerTo(() => route.work({ desk, offered, fault: fault?.kind ?? null }, askedIn(request)));
          if ("refused" in answer) return refuse(reply, answer.refused);
          if (fault && failsAfter(fault, reply)) return reply;
          return reply.code(route.method === "POST" && (!isChange || route.isMade) ? 201 : 200).send(answer.done);
        },
      });
  });
}

interface Problem {
  status: number;
  type: string;
  code: string;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function strangerIn(headers: FastifyRequest["headers"], token: string): Problem | null {
  if (headers.authorization !== `Bearer ${token}`)
    return { status: 401, type: "authentication_error", code: "access_token_not_found" };
  return headers["duffel-version"] === "v2"
    ? null
    : { status: 400, type: "invalid_request_error", code: "invalid_version_header" };
}

const refuse = (reply: FastifyReply, { status, ...error }: Problem): FastifyReply =>
  reply.code(status).send({
    errors: [{ ...error, title: error.code, message: error.code, documentation_url: "" }],
    meta: { status, request_id: randomUUID() },
  });

function answerTo(work: () => object): { done: object } | { refused: Problem } {
  try {
    const answer = work();
    return { done: "data" in answer ? answer : { data: answer } };
  } catch (error) {
    if (error instanceof z.ZodError)
      return { refused: { status: 422, type: "validation_error", code: "validation_required" } };
    if (!(error instanceof Refused)) throw error;
    return { refused: errorOf(error.refusal.code) };
  }
}

function askedIn({ params, query, body }: FastifyRequest): Asked {
  const data = (body as { data?: unknown } | null)?.data ?? null;
  return { id: (params as { id?: string }).id ?? "", query: query as Record<string, string>, data };
}

/** Those made from an offer, or under a reference. */
const listed = ({ db }: Desk, { offer_id: offer, booking_reference: reference }: Asked["query"]): HeldBooking[] =>
  offer === undefined
    ? bookingsByLocator(db, reference ?? "")
    : madeFrom(db, offer).flatMap((id) => bookingById(db, id) ?? []);

const routesWith = (hooks: Hooks): readonly Route[] => [
  { method: "GET", path: "orders/:id", work: ({ desk }, { id }) => showOrder(desk, orderNamed(desk, id)) },
  {
    method: "GET",
    path: "orders",
    work: ({ desk }, { query }) => ({
      data: listed(desk, query).map((one) => showOrder(desk, one)),
      meta: { limit: 50, before: null, after: null },
    }),
  },
  { method: "POST", path: "offer_requests", work: (work, { data }) => searchTrips(work, data) },
  { method: "GET", path: "offers/:id", work: (work, { id }) => showTrip(work, id) },
  { method: "POST", path: "orders", isChange: true, isMade: true, work: (work, { data }) => holdOrder(work, data) },
  { method: "POST", path: "payments", isChange: true, isMade: true, work: (work, { data }) => payOrder(work, data) },
  { method: "POST", path: "order_change_requests", work: (work, { data }) => searchChanges(work, data) },
  { method: "POST", path: "order_changes", work: (work, { data }) => beginChange(work, data) },
  { method: "GET", path: "order_changes/:id", work: (work, { id }) => showChange(work, id) },
  {
    method: "POST",
    path: "order_changes/:id/actions/confirm",
    isChange: true,
    work: (work, { id, data }) => confirmChange(work, id, data),
  },
  {
    method: "GET",
    path: "orders/:id/available_services",
    work: (work, { id }) => ({ data: availableServices(work, id) }),
  },
  {
    method: "POST",
    path: "orders/:id/services",
    isChange: true,
    work: (work, { id, data }) => addServices(work, id, data),
  },
  { method: "POST", path: "order_cancellations", work: (work, { data }) => beginCancellation(work, data) },
  { method: "GET", path: "order_cancellations/:id", work: (work, { id }) => showCancellation(work, id) },
  {
    method: "POST",
    path: "order_cancellations/:id/actions/confirm",
    isChange: true,
    work: (work, { id }) => confirmCancellation(work, id),
  },
  { method: "GET", path: "airline_initiated_changes", work: ({ desk }) => ({ data: listAirlineChanges(desk) }) },
  {
    method: "GET",
    path: "webhooks/events",
    work: ({ desk }, { query }) =>
      logOfEvents(desk, { limit: Number(query["limit"] ?? 50), after: query["after"] ?? null }),
  },
  {
    method: "POST",
    path: "webhooks",
    work: (_work, { data }) => {
      const { url, events } = z.object({ url: z.url(), events: z.array(z.string()) }).parse(data);
      return { ...hooks.subscribe(url), url, events, active: true, live_mode: false };
    },
  },
];

function errorOf(code: RefusalCode): Problem {
  switch (code) {
    case "NOT_FOUND":
      return { status: 404, type: "invalid_request_error", code: "not_found" };
    case "OFFER_EXPIRED":
    case "NO_SPACE":
      return { status: 422, type: "airline_error", code: "offer_no_longer_available" };
    case "PRICE_CHANGED":
      return { status: 422, type: "validation_error", code: "price_changed" };
    case "PAYMENT_REQUIRED":
      return { status: 422, type: "invalid_request_error", code: "insufficient_balance" };
    case "ORDER_STATE":
    case "VERSION_CONFLICT":
      return { status: 422, type: "invalid_state_error", code: "already_cancelled" };
    case "SERVICE_DEADLINE":
    case "SERVICE_QUOTA":
    case "SERVICE_INCOMPATIBLE":
    case "SERVICE_WAITLISTED":
      return { status: 422, type: "airline_error", code: "ancillary_service_not_available" };
    default:
      return { status: 422, type: "airline_error", code: "airline_rejected" };
  }
}
