/** What was made and sent for somebody: for themselves to read, to be gone, or to be kept no longer than their bookings. */
import type { Db } from "../../../platform/db.ts";
import type { Counts } from "../../../platform/traces.ts";
import { findLedTo, type Lead } from "../../bookings/index.ts";

export async function exportDocuments(db: Db, customerIds: readonly string[]) {
  const ids = [...customerIds];
  const [sent, opened] = await Promise.all([
    db`
      select d.kind, d.booking_id, d.made_at, d.void_at, d.void_why, s.form, s.at as sent_at
      from documents.sending s join documents.document d on d.id = s.document_id
      where s.customer_id = any(${ids}::uuid[]) order by s.at limit 5000`,
    db`
      select o.form, o.first_at, o.last_at, o.times from documents.opening o join documents.link l on l.id = o.link_id
      where l.customer_id = any(${ids}::uuid[]) order by o.first_at limit 5000`,
  ]);
  return { sent: [...sent], opened: [...opened] };
}

interface Erased {
  customerIds: readonly string[];
  /** What leads to their bookings, before these are gone. */
  traces: readonly { kind: string; value: string; known: Lead["known"] }[];
}

const leadKinds: Readonly<Record<string, Lead["kind"]>> = {
  email: "email",
  phone: "phone",
  loyalty: "loyalty",
  eticket: "eticket",
  booking: "booking",
};

/** Whatever shows them, whoever it was sent to; and every link that they were sent. */
export async function eraseDocuments(db: Db, { customerIds, traces }: Erased): Promise<Counts> {
  const ids = [...customerIds];
  const leads = traces.flatMap(({ kind, value, known }): Lead[] => {
    const lead = leadKinds[kind];
    return lead && known !== "claimed" ? [{ kind: lead, value, known }] : [];
  });
  const led = await findLedTo(db, leads);
  const theirs = led.map(({ bookingId, passengerId }) => ({ booking_id: bookingId, passenger_id: passengerId }));
  const { count } = await db`
    delete from documents.document d where exists (
      select from jsonb_to_recordset(${db.json(theirs)}) as row (booking_id text, passenger_id text)
      where row.booking_id = d.booking_id and (row.passenger_id is null or row.passenger_id = any(d.passenger_ids)))
      or d.id in (select document_id from documents.sending where customer_id = any(${ids}::uuid[]))`;
  const links = await db`delete from documents.link where customer_id = any(${ids}::uuid[])`;
  return { documents: count, "trip-links": links.count };
}

/** After their last flight; with the links to the trip. */
export async function forgetDocuments(db: Db, { before, limit }: { before: Date; limit: number }): Promise<number> {
  const old = await db<{ id: string }[]>`
    select id from documents.document where ends_at < ${before} order by ends_at limit ${limit} for update skip locked`;
  const ids = old.map(({ id }) => id);
  await db`delete from documents.document where id = any(${ids}::uuid[])`;
  const links = await db`
    delete from documents.link where id in (select id from documents.link where expires_at < ${before} order by expires_at limit ${limit} for update skip locked)`;
  return ids.length + links.count;
}
