/** Operations as people see them. */
import type { BookingOperation } from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { Money } from "../../../../contract/money.ts";
import type { z } from "zod";
import type { Db } from "../../../platform/db.ts";
import { differencesOf } from "./differences.ts";

type Shown = Omit<z.output<typeof BookingOperation>, "by" | "approvedBy"> & {
  byKind: "agent" | "system" | "customer";
  byId: string;
  approvedById: string | null;
  change: { kind: string };
};

interface Row extends Omit<Shown, "differences" | "waitsFor"> {
  waits: "approval" | "payment" | null;
  isUnderWay: boolean;
  before: Booking | null;
  after: Booking | null;
  due: Money | null;
}

export interface Wanted {
  ids?: readonly string[];
  caseId?: string | undefined;
  bookingId?: string | undefined;
  only?: "needs-person" | "waits-for-approval" | "open" | undefined;
  /** Prepared before this one; for the next page. */
  before?: { at: string; id: string } | null;
  limit: number;
}

/** The newest first. */
export async function listOperations(db: Db, wanted: Wanted): Promise<Shown[]> {
  const { ids, caseId, bookingId, only, before, limit } = wanted;
  const rows = await db<Row[]>`
    select id, booking_id, case_id, customer_id, kind, change, state, outcome, refusal, items, waits_for as waits, is_under_way,
      needs_person, due, refund, by_kind, by_id, approved_by as approved_by_id, why, follows_id, attempts, prepared_at, sent_at,
      settled_at, before, after
    from bookings.operation
    where true
      ${ids ? db`and id = any(${[...ids]}::uuid[])` : db``}
      ${caseId ? db`and case_id = ${caseId}` : db``}
      ${bookingId ? db`and booking_id = ${bookingId}` : db``}
      ${only === "needs-person" ? db`and needs_person` : db``}
      ${only === "waits-for-approval" ? db`and waits_for = 'approval'` : db``}
      ${only === "open" ? db`and settled_at is null` : db``}
      ${before ? db`and (prepared_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : db``}
    order by prepared_at desc, id desc limit ${limit}`;
  return rows.map(({ waits, isUnderWay, before, after, ...row }) => ({
    ...row,
    waitsFor: waits ?? (row.state === "prepared" && !isUnderWay ? "turn" : null),
    differences: before && after ? differencesOf(before, after) : [],
  }));
}

/** How many nobody but a person can settle, how many wait for somebody who agrees, and how long the oldest without an answer has none. */
export async function countOperations(
  db: Db,
): Promise<{ needPerson: number; waitForApproval: number; unknown: number; oldestUnknownSeconds: number | null }> {
  const [row] = await db<
    [{ needPerson: number; waitForApproval: number; unknown: number; oldestUnknownSeconds: number | null }]
  >`
    select count(*) filter (where needs_person)::int as need_person,
      count(*) filter (where waits_for = 'approval')::int as wait_for_approval,
      count(*) filter (where state = 'unknown')::int as unknown,
      extract(epoch from platform.now() - min(sent_at) filter (where state = 'unknown'))::int as oldest_unknown_seconds
    from bookings.operation where due_at is not null or needs_person or waits_for = 'approval'`;
  return row;
}
