/** Bookings found and followed. */
import { z } from "zod";
import { readBody } from "../../x/reading.ts";
import { bookingBefore, bookingById, bookingsByLocator, eventsAfter, reachOfEvents } from "../bookings.ts";
import type { Desk } from "../desk.ts";
import { type HeldBooking, wireOf } from "../held-booking.ts";
import { type Answer, notThere, reading, type Route } from "./door.ts";

const eventsAtMost = 500;
const bookingsAtMost = 50;

const Find = z.discriminatedUnion("by", [
  z.object({ by: z.literal("record-locator"), recordLocator: z.string(), surname: z.string() }),
  z.object({ by: z.literal("loyalty"), programme: z.string(), number: z.string() }),
  z.object({ by: z.literal("contact"), kind: z.enum(["email", "phone"]), value: z.string() }),
]);

export const readingRoutes = (desk: Desk): Route[] => [
  {
    method: "POST",
    path: "/bookings/find",
    call: reading,
    work: (request) => ({
      body: { bookings: found(desk, readBody(Find, request.body)).slice(0, bookingsAtMost).map(wireOf) },
    }),
  },
  {
    method: "GET",
    path: "/bookings/:id",
    call: { on: "read", what: "booking" },
    work: (request, fault) => {
      const { id } = request.params as { id: string };
      const booking = (fault === "stale" ? bookingBefore(desk.db, id) : null) ?? bookingById(desk.db, id);
      return booking ? { body: wireOf(booking) } : notThere;
    },
  },
  {
    method: "GET",
    path: "/events",
    call: { on: "read", what: "events" },
    work: (request, fault) => eventsSince(desk, (request.query as { after?: string }).after, fault),
  },
];

/** Leaves the comparing of names to who asks, as a system may. */
function found({ db }: Desk, wanted: z.infer<typeof Find>): HeldBooking[] {
  if (wanted.by === "record-locator") return bookingsByLocator(db, wanted.recordLocator);
  const [kind, value] =
    wanted.by === "loyalty" ? ["loyalty", `${wanted.programme} ${wanted.number}`] : [wanted.kind, wanted.value];
  return db
    .prepare("select booking_id from booking_lead where kind = ? and value = ? order by booking_id")
    .all(kind, value)
    .flatMap((row) => bookingById(db, String(row["booking_id"])) ?? [])
    .filter(({ state }) => state !== "cancelled");
}

function eventsSince({ db }: Desk, after: string | undefined, fault: string | null): Answer {
  const { oldest, newest } = reachOfEvents(db);
  const position = after === undefined ? oldest - 1 : Number(after);
  // One that is gone was not told, and neither was what a world that has forgotten everything once told.
  if (!Number.isSafeInteger(position) || position < oldest - 1 || position > newest)
    return { status: 410, body: { cursor: String(newest) } };
  const rows = eventsAfter(db, position, eventsAtMost);
  const events = rows.map(({ at, kind, bookingId }) => ({ bookingId, kind, at: new Date(at).toISOString() }));
  return {
    body: {
      events: inDisorder(events, fault),
      cursor: String(rows.at(-1)?.position ?? position),
      hasMore: rows.length === eventsAtMost,
    },
  };
}

function inDisorder<T>(events: T[], fault: string | null): T[] {
  if (fault === "duplicate-events") return events.flatMap((one) => [one, one]);
  return fault === "unordered-events" ? events.toReversed() : events;
}
