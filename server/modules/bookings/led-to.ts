/** Which bookings somebody's identifiers lead to. Links are worked out when they are asked for, so they follow every merge and its undoing. */
import type { Passenger } from "../../../contract/bookings.ts";
import type { Db } from "../../platform/db.ts";
import { comparable, type LeadKind } from "./contacts.ts";
import { isSameSurname } from "../customers/index.ts";

export type Known = "claimed" | "seen" | "verified";

export interface Lead {
  /** `booking` is `LOCATOR/SURNAME`, and the day it was made where that is known: `K7QPLM/yun/2026-11-01`. */
  kind: LeadKind | "booking";
  value: string;
  known: Known;
}

export interface LedTo {
  bookingId: string;
  /** Null: of the whole booking. */
  passengerId: string | null;
  kind: Lead["kind"];
  /** As it was asked for. */
  value: string;
  known: Known;
}

/**
 * A contact that stands on more bookings than this is no one's: an agency's that was entered as a passenger's, a group leader's.
 * A loyalty number is one person's, however often they fly.
 */
const mostBookingsOfContact = 60;

/** Each lead of a shared contact, or that is none, leads nowhere. 500 links at most of each way, of the bookings that end last. */
export async function findLedTo(db: Db, leads: readonly Lead[]): Promise<LedTo[]> {
  const found = [...(await byLead(db, leads)), ...(await byName(db, leads))];
  // The same link known in two ways counts as the surer.
  const surest = found.toSorted((a, b) => sureness[a.known] - sureness[b.known]);
  return [...new Map(surest.map((one) => [`${one.bookingId} ${one.passengerId} ${one.kind}`, one])).values()];
}

/** Those of many leads that may lead somewhere: to look closer only at them. */
export async function findLeading(db: Db, leads: readonly Omit<Lead, "known">[]): Promise<Set<string>> {
  const wanted = leads.flatMap(({ kind, value }) => {
    const compared = kind === "booking" ? (value.split("/")[0]?.toUpperCase() ?? null) : comparable({ kind, value });
    return compared === null ? [] : [{ kind, value: compared, asked: value }];
  });
  if (wanted.length === 0) return new Set();
  const rows = await db<{ asked: string }[]>`
    select distinct asked from jsonb_to_recordset(${db.json(wanted)}) as wanted (kind text, value text, asked text)
    where case when wanted.kind = 'booking' then exists (select from bookings.booking where record_locator = wanted.value)
      else exists (select from bookings.lead where lead.kind = wanted.kind and lead.value = wanted.value) end`;
  return new Set(rows.map(({ asked }) => asked));
}

const sureness: Readonly<Record<Known, number>> = { claimed: 0, seen: 1, verified: 2 };

async function byLead(db: Db, leads: readonly Lead[]): Promise<LedTo[]> {
  const wanted = leads.flatMap(({ kind, value, known }) => {
    const compared = kind === "booking" ? null : comparable({ kind, value });
    return compared === null ? [] : [{ kind, value: compared, known, asked: value }];
  });
  if (wanted.length === 0) return [];
  return db<LedTo[]>`
    select lead.booking_id, nullif(lead.passenger_id, '') as passenger_id, lead.kind, wanted.asked as value, wanted.known
    from jsonb_to_recordset(${db.json(wanted)}) as wanted (kind text, value text, known text, asked text)
    join bookings.lead on lead.kind = wanted.kind and lead.value = wanted.value
    join bookings.booking on booking.id = lead.booking_id
    where wanted.kind in ('loyalty', 'eticket') or (
      select count(*) from (select 1 from bookings.lead as other where other.kind = wanted.kind and other.value = wanted.value limit ${mostBookingsOfContact + 1}) as few
    ) <= ${mostBookingsOfContact}
    order by booking.ends_at desc, lead.booking_id, lead.kind, lead.passenger_id limit 500`;
}

interface Named {
  bookingId: string;
  surname: string;
  value: string;
  known: Known;
  passengers: Passenger[];
}

/** A record locator alone leads nowhere: it needs a surname in the booking, and the day where it was used before. */
async function byName(db: Db, leads: readonly Lead[]): Promise<LedTo[]> {
  const wanted = leads.flatMap(({ kind, value, known }) => {
    const [locator = "", surname = "", day = null] = value.split("/");
    return kind === "booking" ? [{ locator: locator.toUpperCase(), surname, day, known, value }] : [];
  });
  if (wanted.length === 0) return [];
  const rows = await db<Named[]>`
    select booking.id as booking_id, wanted.surname, wanted.value, wanted.known, booking.content -> 'passengers' as passengers
    from jsonb_to_recordset(${db.json(wanted)}) as wanted (locator text, surname text, day date, known text, value text)
    join bookings.booking on booking.record_locator = wanted.locator and (wanted.day is null or wanted.day = (booking.made_at at time zone 'UTC')::date)
    order by booking.ends_at desc, booking.id limit 500`;
  return rows.flatMap(({ bookingId, surname, value, known, passengers }) =>
    passengers
      .filter((one) => isSameSurname(surname, one))
      .map(({ id: passengerId }): LedTo => ({ bookingId, passengerId, kind: "booking", value, known })),
  );
}
