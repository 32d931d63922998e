/** Which bookings somebody's identifiers lead to. Links are worked out when they are asked for, so they follow every merge and its undoing. */
import type { Db } from "../../platform/db.ts";
import { comparable } from "./contacts.ts";

export interface Lead {
  kind: "loyalty" | "email" | "phone";
  value: string;
  known: "claimed" | "seen" | "verified";
}

export interface LedTo {
  bookingId: string;
  /** Null: of the whole booking. */
  passengerId: string | null;
  kind: Lead["kind"];
  known: Lead["known"];
}

/**
 * A contact that stands on more bookings than this is no one's: an agency's that was entered as a passenger's, a group leader's.
 * A loyalty number is one person's, however often they fly.
 */
const mostBookingsOfContact = 60;

/** Each lead of a shared contact, or that is none, leads nowhere. 500 links at most, of the bookings that end last. */
export async function findLedTo(db: Db, leads: readonly Lead[]): Promise<LedTo[]> {
  const wanted = leads.flatMap((lead) => {
    const value = comparable(lead);
    return value === null ? [] : [{ kind: lead.kind, value, known: lead.known }];
  });
  if (wanted.length === 0) return [];
  return db<LedTo[]>`
    select lead.booking_id, nullif(lead.passenger_id, '') as passenger_id, lead.kind, wanted.known
    from jsonb_to_recordset(${db.json(wanted)}) as wanted (kind text, value text, known text)
    join bookings.lead on lead.kind = wanted.kind and lead.value = wanted.value
    join bookings.booking on booking.id = lead.booking_id
    where wanted.kind = 'loyalty' or (
      select count(*) from (select 1 from bookings.lead as other where other.kind = wanted.kind and other.value = wanted.value limit ${mostBookingsOfContact + 1}) as few
    ) <= ${mostBookingsOfContact}
    order by booking.ends_at desc, lead.booking_id, lead.kind, lead.passenger_id limit 500`;
}
