/** A customer's bookings: what their identifiers lead to, masked where the link is only a claim. */
import type { z } from "zod";
import type { Booking, BookingOfCustomer as Shape } from "../../contract/bookings.ts";
import { findLedTo, findOddities, type Lead, type LedTo, maskBooking } from "../modules/bookings/index.ts";
import { findOne } from "../modules/customers/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type BookingOfCustomer = z.output<typeof Shape>;

/** Identifiers that a booking can hold, by the kind they are kept as. */
const leadKinds: Readonly<Record<string, Lead["kind"]>> = {
  email: "email",
  phone: "phone",
  whatsapp: "phone",
  sms: "phone",
  loyalty: "loyalty",
  booking: "booking",
  eticket: "eticket",
};

/** Where nothing else is known. Every airport has its own, which the airline knows better. */
const connections = { minimumMinutesAt: {}, minimumMinutes: 40 };

interface Asked {
  customerId: string;
  seesPersonalData: boolean;
  at: Date;
  limit: number;
  cursor?: string | undefined;
}

interface Row {
  id: string;
  place: string;
  content: Booking;
}

/** What is still to come first, the next to end at the top; then what is over, newest first. */
export async function listBookings(
  db: Db,
  { customerId, seesPersonalData, at, limit, cursor }: Asked,
): Promise<{ items: BookingOfCustomer[]; nextCursor: string | null }> {
  const after = readCursor(cursor, 2);
  const links = await findLedTo(db, await leadsOf(db, customerId));
  const ids = [...new Set(links.map(({ bookingId }) => bookingId))];
  const rows = await db<Row[]>`
    select id, place::text, content from (
      select id, content, case when ends_at > ${at} then extract(epoch from ends_at) else 1e12 - extract(epoch from ends_at) end as place
      from bookings.booking where id = any(${ids}::text[])
    ) as placed
    ${after ? db`where (place, id) > (${after[0] ?? null}::text::numeric, ${after[1] ?? null}::text)` : db``}
    order by place, id limit ${limit + 1}`;
  const { items, nextCursor } = page(rows, limit, ({ place, id }) => [place, id]);
  return { items: items.map(({ content }) => show(content, { links, seesPersonalData, at })), nextCursor };
}

/** Of all that are one with them, and not of what everybody knows to be shared. */
async function leadsOf(db: Db, customerId: string): Promise<Lead[]> {
  const { ids } = await findOne(db, customerId);
  const kinds = Object.keys(leadKinds);
  const rows = await db<{ kind: string; value: string; known: Lead["known"] }[]>`
    select kind, value, known from (
      select id, kind, value, known from customers.identifier where customer_id = any(${ids}::uuid[]) and kind = any(${kinds}::text[])
      union
      select i.id, i.kind, i.value, l.known from customers.link l join customers.identifier i on i.id = l.identifier_id
      where l.customer_id = any(${ids}::uuid[]) and i.kind = any(${kinds}::text[])
    ) as had
    where not exists (select 1 from customers.block where block.identifier_id = had.id)
    order by id desc, known desc limit 200`;
  return rows.flatMap(({ kind, value, known }) => {
    const lead = leadKinds[kind];
    return lead ? [{ kind: lead, value, known }] : [];
  });
}

function show(
  booking: Booking,
  { links, seesPersonalData, at }: { links: readonly LedTo[]; seesPersonalData: boolean; at: Date },
): BookingOfCustomer {
  const theirs = links.filter(({ bookingId }) => bookingId === booking.id);
  const linkedBy = theirs.map(({ passengerId, kind, known }) => ({ passengerId, kind, known }));
  const isMasked = !seesPersonalData && !linkedBy.some(({ known }) => known === "verified");
  const oddities = findOddities(booking, { now: at, rules: connections });
  return { ...(isMasked ? maskBooking(booking) : booking), linkedBy, isMasked, oddities };
}
