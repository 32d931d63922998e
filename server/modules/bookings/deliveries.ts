/** What the reservation system tells by itself: kept as it came before anybody reads it, and gone once it was understood. */
import { randomUUID } from "node:crypto";
import { atomically } from "../../platform/context.ts";
import { seal, unseal } from "../../platform/secrets.ts";
import type { BookingsContext } from "./context.ts";
import { askToRead } from "./ask-to-read.ts";

const placeOf = (id: string): string => `bookings.delivery/${id}`;

/** Sealed: it says more of people than we need. */
export async function keepBookingDelivery({ db, key }: BookingsContext, body: Buffer): Promise<void> {
  const id = randomUUID();
  await db`
    insert into bookings.delivery (id, body) values (${id}, ${seal(key, placeOf(id), body.toString("base64"))})`;
}

const atOnce = 16;

/**
 * Notes that the bookings they name are to be read. Nothing else of them is believed, so that one that comes twice, late or in
 * another order is harmless. Gives whether there may be more.
 */
export function readBookingDeliveries(app: BookingsContext): Promise<boolean> {
  const webhook = app.reservations?.webhook;
  if (!webhook) return Promise.resolve(false);
  return atomically(app, async ({ db }) => {
    const waiting = await db<{ id: string; body: Buffer }[]>`
      select id, body from bookings.delivery where not is_unreadable
      order by received_at limit ${atOnce} for update skip locked`;
    const said = waiting.map(({ id, body }) => {
      const plain = opened(app.key, id, body);
      return { id, bookingIds: plain && webhook.read(plain) };
    });
    const [read, unreadable] = [true, false].map((isRead) =>
      said.filter(({ bookingIds }) => (bookingIds !== null) === isRead).map(({ id }) => id),
    );
    await askToRead(
      db,
      said.flatMap(({ bookingIds }) => bookingIds ?? []),
    );
    await db`delete from bookings.delivery where id = any(${read ?? []}::uuid[])`;
    await db`update bookings.delivery set is_unreadable = true where id = any(${unreadable ?? []}::uuid[])`;
    return waiting.length === atOnce;
  });
}

/** Null where our key is another by now. */
function opened(key: Buffer, id: string, body: Buffer): Buffer | null {
  try {
    return Buffer.from(unseal(key, placeOf(id), body), "base64");
  } catch {
    return null;
  }
}

/** What could not be read is kept for somebody to look at, but not for ever. */
const daysKept = 30;

export async function forgetBookingDeliveries({ db }: BookingsContext): Promise<void> {
  await db`delete from bookings.delivery where received_at < (select platform.now()) - ${daysKept} * interval '1 day'`;
}
