/** The reservation system's own end of the Jetbridge reservation API, and what goes wrong with it on demand. */
import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { readBody } from "../x/reading.ts";
import { allBookings, bookingById, eventsAfter, type HeldBooking, reachOfEvents } from "./bookings.ts";
import type { FaultOrder } from "./orders.ts";

interface Ground {
  db: DatabaseSync;
  token: string;
  /** The faults of the next calls, first to last. */
  faults: FaultOrder["kind"][];
}

const eventsAtMost = 500;
const bookingsAtMost = 50;
const slowMs = 6000;

const Find = z.discriminatedUnion("by", [
  z.object({ by: z.literal("record-locator"), recordLocator: z.string(), surname: z.string() }),
  z.object({ by: z.literal("loyalty"), programme: z.string(), number: z.string() }),
  z.object({ by: z.literal("contact"), kind: z.enum(["email", "phone"]), value: z.string() }),
]);

export function reservationsApi(server: FastifyInstance, { db, token, faults }: Ground): void {
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.headers.authorization !== `Bearer ${token}`) await reply.code(401).send({ error: "Unknown token." });
    else await misbehave(faults.shift(), reply);
  };

  server.post("/reservations/v1/bookings/find", { onRequest }, (request) => {
    const wanted = readBody(Find, request.body);
    return {
      bookings: allBookings(db)
        .filter((one) => fits(one, wanted))
        .slice(0, bookingsAtMost),
    };
  });

  server.get("/reservations/v1/bookings/:id", { onRequest }, (request, reply) => {
    const { id } = request.params as { id: string };
    return bookingById(db, id) ?? reply.code(404).send({ error: "No such booking." });
  });

  server.get("/reservations/v1/events", { onRequest }, (request, reply) => {
    const { after } = request.query as { after?: string };
    const { oldest, newest } = reachOfEvents(db);
    const position = after === undefined ? oldest - 1 : Number(after);
    // One that is gone was not told, and neither was what a world that has forgotten everything once told.
    if (!Number.isSafeInteger(position) || position < oldest - 1 || position > newest)
      return reply.code(410).send({ cursor: String(newest) });
    const found = eventsAfter(db, position, eventsAtMost);
    return {
      events: found.map(({ at, kind, bookingId }) => ({ bookingId, kind, at: new Date(at).toISOString() })),
      cursor: String(found.at(-1)?.position ?? position),
      hasMore: found.length === eventsAtMost,
    };
  });
}

async function misbehave(fault: FaultOrder["kind"] | undefined, reply: FastifyReply): Promise<void> {
  if (fault === "unavailable") await reply.code(503).send({ error: "Try again later." });
  if (fault === "garbled") await reply.code(200).send({ bookings: "none", events: null });
  if (fault === "cut") {
    reply.hijack();
    reply.raw.destroy();
  }
  if (fault === "slow") await pause(slowMs);
}

/** Leaves the comparing of names to who asks, as a system may. */
function fits(booking: HeldBooking, wanted: z.infer<typeof Find>): boolean {
  if (wanted.by === "record-locator") return booking.recordLocator === wanted.recordLocator;
  if (booking.state === "cancelled") return false;
  if (wanted.by === "loyalty")
    return booking.passengers.some(
      ({ loyalty }) => loyalty?.programme === wanted.programme && loyalty.number === wanted.number,
    );
  const asked = wanted.kind === "email" ? "CTCE" : "CTCM";
  const said = wanted.kind === "email" ? typed(wanted.value) : wanted.value.replace("+", "");
  return (
    booking.contacts.some(({ kind, value }) => kind === wanted.kind && value === wanted.value) ||
    booking.services.some(({ code, text }) => code === asked && text !== null && isSaid(text, said))
  );
}

const typed = (address: string): string =>
  address.toUpperCase().replaceAll("@", "//").replaceAll("_", "..").replaceAll("-", "./");

const isSaid = (text: string, said: string): boolean => {
  const value = text.slice(text.indexOf("/") + 1);
  return value === said || value.startsWith(`${said}/`);
};
