/** Everything that happened with a customer. Each source gives its newest few by its own index; the page is made of them. */
import type { z } from "zod";
import type { TimelineEntry as EntryShape, TimelineGroup } from "../../contract/customers.ts";
import { mask, read } from "../modules/triage/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";
import { findBelongings, findBookings, findFiles, knownOf } from "./leads.ts";
import { type Before, type EntryRow, readEntries } from "./timeline-sources.ts";

type TimelineEntry = z.output<typeof EntryShape>;

interface Asked {
  /** Who reads: an override is its agent's alone. */
  staffId: string;
  /** In which talk: what was proved elsewhere may be a claim there. */
  caseId?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  only?: TimelineGroup | readonly TimelineGroup[] | undefined;
}

/** Newest first; texts as dots where they hold personal data. Under whatever id they are asked for. */
export async function getTimeline(
  db: Db,
  customerId: string,
  { staffId, caseId, limit, cursor, only }: Asked,
): Promise<{ items: TimelineEntry[]; nextCursor: string | null }> {
  const after = readCursor(cursor, 2);
  const before: Before = {
    at: after ? String(after[0]) : "infinity",
    id: after ? String(after[1]) : "~",
    limit: limit + 1,
  };
  const wanted = only === undefined ? null : new Set([only].flat());
  const belongings = await findBelongings(db, { customerId, staffId, caseId });
  const needsBookings =
    !wanted || ["bookings", "flights", "baggage"].some((group) => wanted.has(group as TimelineGroup));
  const bookings = needsBookings ? await findBookings(db, belongings) : [];
  const files = !wanted || wanted.has("baggage") ? await findFiles(db, belongings, bookings) : [];
  const claimed = {
    bookings: new Set(bookings.filter(({ id }) => knownOf(belongings, id) === "claimed").map(({ id }) => id)),
    files: new Set(files.filter(({ known }) => known === "claimed").map(({ file }) => file.reference)),
    identifiers: new Set(belongings.identifiers.filter(({ known }) => known === "claimed").map(({ id }) => id)),
  };
  const about = {
    ids: belongings.ids,
    identifierIds: belongings.identifiers.map(({ id }) => id),
    bookingIds: bookings.map(({ id }) => id),
    references: files.map(({ file }) => file.reference),
  };
  const rows = await readEntries(db, wanted, { about, before });
  const { items, nextCursor } = page(rows, limit, (row) => [row.sortAt, row.id]);
  return { items: items.map((row) => show(row, claimed)), nextCursor };
}

interface Claimed {
  bookings: ReadonlySet<string>;
  files: ReadonlySet<string>;
  identifiers: ReadonlySet<string>;
}

function show(row: EntryRow, claimed: Claimed): TimelineEntry {
  const { sortAt: _sortAt, fromIdentifier, flightNumber, flightFrom, flightTo, detailsOf, bookingId, ...entry } = row;
  const isClaimed =
    (fromIdentifier !== null && claimed.identifiers.has(fromIdentifier)) ||
    (bookingId !== null && claimed.bookings.has(bookingId)) ||
    (entry.kind === "bag" && claimed.files.has(entry.source));
  return {
    ...entry,
    source: isClaimed && entry.kind === "bag" ? `${entry.source.slice(0, 5)}•••` : entry.source,
    isClaimed,
    flight: flightNumber === null ? null : { number: flightNumber, from: flightFrom, to: flightTo },
    details: isClaimed
      ? []
      : Object.entries(detailsOf ?? {})
          .slice(0, 10)
          .map(showDetail),
  };
}

/** What a system wrote may hold anything. */
function showDetail([name, value]: [string, unknown]): TimelineEntry["details"][number] {
  const text = String(value);
  return { name, value: mask(text, read(text, { visibility: "private", inDialogue: true }).personalData) };
}
