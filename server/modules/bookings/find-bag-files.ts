/** Which bag files somebody's identifiers and bookings lead to. Worked out when it is asked for, so it follows every merge and its undoing. */
import type { BagFile } from "../../../contract/baggage.ts";
import type { Booking } from "../../../contract/bookings.ts";
import type { Db } from "../../platform/db.ts";
import { isSameSurname } from "../customers/index.ts";
import { comparable } from "./contacts.ts";
import type { Known, Lead } from "./led-to.ts";

export interface FoundFile {
  file: BagFile;
  known: Known;
}

/** A contact on more files than this is no passenger's own. */
const mostFilesOfContact = 30;
const sureness: readonly Known[] = ["claimed", "seen", "verified"];

interface Row {
  content: BagFile;
  known: Known;
}

/** A booking with those in it whom the customer may be. */
export interface Traveller {
  booking: Booking;
  passengers: Booking["passengers"];
  known: Known;
}

/** Newest first, 50 at most, each once and as sure as it is known. */
export async function findBagFiles(
  db: Db,
  { leads, travellers }: { leads: readonly Lead[]; travellers: readonly Traveller[] },
): Promise<FoundFile[]> {
  const found = [...(await byLead(db, leads)), ...(await byBooking(db, travellers))];
  const surest = found.toSorted((a, b) => sureness.indexOf(a.known) - sureness.indexOf(b.known));
  return [...new Map(surest.map((one) => [one.file.reference, one])).values()]
    .toSorted((a, b) => (a.file.reportedAt < b.file.reportedAt ? 1 : -1))
    .slice(0, 50);
}

async function byLead(db: Db, leads: readonly Lead[]): Promise<FoundFile[]> {
  const wanted = leads.flatMap(({ kind, value, known }) => {
    const compared = kind === "booking" ? null : comparable({ kind, value });
    return compared === null ? [] : [{ kind, value: compared, known }];
  });
  if (wanted.length === 0) return [];
  const rows = await db<Row[]>`
    select f.content, wanted.known
    from jsonb_to_recordset(${db.json(wanted)}) as wanted (kind text, value text, known text)
    join bookings.bag_lead l on l.kind = wanted.kind and l.value = wanted.value join bookings.bag_file f on f.reference = l.reference
    where wanted.kind in ('loyalty', 'eticket') or (
      select count(*) from (select 1 from bookings.bag_lead o where o.kind = wanted.kind and o.value = wanted.value limit ${mostFilesOfContact + 1}) as few
    ) <= ${mostFilesOfContact}
    order by f.reported_at desc limit 100`;
  return rows.map(({ content, known }) => ({ file: content, known }));
}

/** A file that names one of their bookings, and the passenger whom they may be in it. */
async function byBooking(db: Db, travellers: readonly Traveller[]): Promise<FoundFile[]> {
  if (travellers.length === 0) return [];
  const locators = [...new Set(travellers.map(({ booking }) => booking.recordLocator))];
  const rows = await db<{ content: BagFile }[]>`
    select content from bookings.bag_file where record_locator = any(${locators}::text[]) order by reported_at desc limit 100`;
  return rows.flatMap(({ content: file }) =>
    travellers
      .filter(({ booking }) => booking.recordLocator === file.recordLocator && booking.madeAt <= file.reportedAt)
      .filter(({ passengers }) => passengers.some((one) => isSameSurname(file.passenger.surname, one)))
      .map(({ known }) => ({ file, known })),
  );
}
