/** What happened, as Duffel's log of events and its webhooks tell it. */
import { createHmac, randomBytes } from "node:crypto";
import { startTelling } from "../telling.ts";
import { allBookings, bookingById, type EventRow, eventsAfter, reachOfEvents } from "../reservations/bookings.ts";
import type { Desk } from "../reservations/desk.ts";
import { nameOf } from "./names.ts";
import { airlineChangesOf } from "./order.ts";

/** Those of the log say no more than what it was about. */
function eventOf({ db }: Desk, { position, at, kind, bookingId }: EventRow) {
  const booking = bookingById(db, bookingId);
  const [moved] = booking ? airlineChangesOf(booking) : [];
  const orderId = nameOf("ord", bookingId);
  return {
    id: nameOf("wev", position),
    api_version: "v2",
    live_mode: false,
    created_at: new Date(at).toISOString(),
    type: kind === "created" ? "order.created" : moved ? "order.airline_initiated_change_detected" : "order.updated",
    idempotency_key: moved?.id ?? orderId,
    about: moved ? { id: moved.id, order_id: orderId } : { id: orderId },
  };
}

/** The newest first; `after` is where the page before it ended. */
export function logOfEvents(desk: Desk, { limit, after }: { limit: number; after: string | null }) {
  const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after);
  const rows = eventsAfter(desk.db, 0, 1_000_000)
    .filter(({ position }) => position < before)
    .toReversed();
  const page = rows.slice(0, limit);
  return {
    data: page.map((row) => {
      const { about: _about, ...event } = eventOf(desk, row);
      return event;
    }),
    meta: { limit, before: null, after: rows.length > limit ? String(page.at(-1)?.position) : null },
  };
}

export const listAirlineChanges = ({ db }: Desk) => allBookings(db).flatMap(airlineChangesOf);

export interface Hooks {
  /** From now on told there. Gives the secret that they are signed with. */
  subscribe: (url: string) => { id: string; secret: string };
  stop: () => Promise<void>;
}

/** As often as it is looked whether something happened. */
const lookMs = 100;

export function startHooks(desk: Desk, { firstPauseMs }: { firstPauseMs: number }): Hooks {
  const telling = startTelling({ firstPauseMs });
  const ends: { url: string; secret: string }[] = [];
  let position = 0;
  const look = setInterval(() => {
    if (ends.length === 0) return;
    for (const row of eventsAfter(desk.db, position, 1000)) {
      position = row.position;
      for (const end of ends) telling.tell(() => hookOf(desk, row, end));
    }
  }, lookMs).unref();
  return {
    subscribe(url) {
      if (ends.length === 0) position = reachOfEvents(desk.db).newest;
      const secret = randomBytes(16).toString("base64");
      ends.push({ url, secret });
      return { id: nameOf("end", ends.length), secret };
    },
    async stop() {
      clearInterval(look);
      await telling.stop();
    },
  };
}

function hookOf(desk: Desk, row: EventRow, { url, secret }: { url: string; secret: string }) {
  const { about, ...event } = eventOf(desk, row);
  const body = JSON.stringify({ ...event, data: { object: about } });
  const time = Math.floor(desk.now() / 1000);
  const sign = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return {
    url,
    headers: { "content-type": "application/json", "x-duffel-signature": `t=${time},v1=${sign}` },
    body,
  };
}
