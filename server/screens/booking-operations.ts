/** The operation ledger as people read it: who asked for what, how it stands, and what it changed. */
import type { z } from "zod";
import type { BookingOperation as Shape, Difference } from "../../contract/booking-operations.ts";
import { listOperations, OperationNotFound } from "../modules/bookings/index.ts";
import { findNames } from "../modules/staff/index.ts";
import type { Db } from "../platform/db.ts";
import { page, readCursor } from "./cursor.ts";

type BookingOperation = z.output<typeof Shape>;
type Row = Awaited<ReturnType<typeof listOperations>>[number];

export async function showOperation(db: Db, id: string): Promise<BookingOperation> {
  const [found] = await named(db, await listOperations(db, { ids: [id], limit: 1 }));
  if (!found) throw OperationNotFound();
  return found;
}

interface Asked {
  caseId?: string | undefined;
  bookingId?: string | undefined;
  only?: "needs-person" | "waits-for-approval" | "open" | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** The newest first. */
export async function pageOfOperations(
  db: Db,
  { limit, cursor, ...wanted }: Asked,
): Promise<{ items: BookingOperation[]; nextCursor: string | null }> {
  const after = readCursor(cursor, 2);
  const before = after ? { at: String(after[0]), id: String(after[1]) } : null;
  const rows = await listOperations(db, { ...wanted, before, limit: limit + 1 });
  const { items, nextCursor } = page(rows, limit, ({ preparedAt, id }) => [preparedAt.toISOString(), id]);
  return { items: await named(db, items), nextCursor };
}

async function named(db: Db, rows: readonly Row[]): Promise<BookingOperation[]> {
  const staff = rows.flatMap((row) => [
    ...(row.byKind === "agent" ? [row.byId] : []),
    ...(row.approvedById ? [row.approvedById] : []),
  ]);
  const names = await findNames(db, [...new Set(staff)]);
  return rows.map(({ byKind, byId, approvedById, differences, change: _change, ...row }) => ({
    ...row,
    by: { kind: byKind, id: byId, name: names.get(byId) ?? null },
    approvedBy: approvedById && (names.get(approvedById) ?? ""),
    differences: differences.map(withoutPersons),
  }));
}

const personal: ReadonlySet<Difference["what"]> = new Set(["passenger", "ticket", "contact"]);
const dots = "•••";

/** That a name, a ticket or an address is another is told; which one stands in the booking, for those who may see it. */
const withoutPersons = (one: Difference): Difference =>
  personal.has(one.what) ? { what: one.what, before: one.before && dots, after: one.after && dots } : one;
