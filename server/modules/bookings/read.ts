/** Reads the bookings to which something happened, and keeps what they are now. */
import { atomically } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import type { BookingsContext } from "./context.ts";
import { forgetBooking, keepBooking } from "./keep.ts";
import type { Got } from "./reservation-system.ts";

/** Calls under way at once: the airline's system has other things to do. */
const atOnce = 4;
const batch = 40;
/** How long who reads one has it to themselves; a call takes less. */
const lease = "60 seconds";
/** After so many failures it is tried once an hour only. */
const patience = 8;

interface Ticket {
  bookingId: string;
  ticket: string;
  attempts: number;
}

/** Gives whether there may be more to read at once. */
export async function readBookings(app: BookingsContext): Promise<boolean> {
  const { reservations } = app;
  if (!reservations) return false;
  const tickets = await claim(app.db);
  const waiting = [...tickets];
  let isAway = false;
  const readOn = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const got: Got = isAway
        ? { status: "away", why: "it was away a moment ago" }
        : await reservations.get(one.bookingId);
      if (got.status === "away") {
        isAway ||= !got.isThisAlone;
        await putOff(app.db, one, got.why);
      } else await keepRead(app, one, got);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return tickets.length === batch && !isAway;
}

async function claim(db: Db): Promise<Ticket[]> {
  return db<Ticket[]>`
    update bookings.to_read set ticket = nextval('bookings.ticket'), due_at = (select platform.now()) + ${lease}::interval
    where booking_id in (
      select booking_id from bookings.to_read where due_at <= (select platform.now()) order by due_at limit ${batch} for update skip locked
    )
    returning booking_id, ticket::text, attempts`;
}

/** Keeps what was read unless something happened since we began; then it is read once more. */
async function keepRead(
  app: BookingsContext,
  { bookingId, ticket }: Ticket,
  got: Exclude<Got, { status: "away" }>,
): Promise<void> {
  await atomically(app, async (app) => {
    const { count } = await app.db`
      delete from bookings.to_read where booking_id = ${bookingId} and ticket = ${ticket}::text::bigint`;
    if (count === 0) return;
    if (got.status === "gone") await forgetBooking(app, bookingId);
    else await keepBooking(app, got.booking);
  });
}

async function putOff(db: Db, { bookingId, ticket, attempts }: Ticket, why: string): Promise<void> {
  const seconds = attempts < patience ? 2 ** attempts : 3600;
  await db`
    update bookings.to_read set attempts = attempts + 1, why = ${why.slice(0, 200)},
      due_at = (select platform.now()) + ${seconds} * interval '1 second'
    where booking_id = ${bookingId} and ticket = ${ticket}::text::bigint`;
}
