/** An operation as its row holds it. */
import type {
  BookingChange,
  ItemOutcome,
  OperationState,
  Outcome,
  RefusalCode,
} from "../../../../contract/booking-operations.ts";
import type { Booking } from "../../../../contract/bookings.ts";
import type { Money } from "../../../../contract/money.ts";
import type { Db } from "../../../platform/db.ts";

export interface Operation {
  id: string;
  bookingId: string | null;
  caseId: string | null;
  customerId: string | null;
  change: BookingChange;
  expectedVersion: string | null;
  state: OperationState;
  outcome: Outcome | null;
  refusal: RefusalCode | null;
  items: ItemOutcome[];
  epoch: number;
  waitsFor: "approval" | "payment" | null;
  needsPerson: boolean;
  due: Money | null;
  payment: PaymentKept | null;
  byKind: "agent" | "system" | "customer";
  byId: string;
  why: string;
  attempts: number;
  absences: number;
  before: Booking | null;
  preparedAt: Date;
  /** The last time; null: never. */
  sentAt: Date | null;
}

/** A payment as JSON holds it. */
export interface PaymentKept {
  reference: string;
  provider: string;
  amount: Money;
  paidAt: string;
}

export const operationColumns = (db: Db) => db`
  id, booking_id, case_id, customer_id, change, expected_version, state, outcome, refusal, items, epoch, waits_for, needs_person,
  due, payment, by_kind, by_id, why, attempts, absences, before, prepared_at, sent_at`;

export async function findOperation(db: Db, id: string): Promise<Operation | null> {
  const [row] = await db<Operation[]>`select ${operationColumns(db)} from bookings.operation where id = ${id}`;
  return row ?? null;
}

/** One that was done, with the booking it led to; null where it was not, or not by now. */
export async function findOperationDone(
  db: Db,
  id: string,
): Promise<{ change: BookingChange; after: Booking | null; refund: Money | null } | null> {
  const [row] = await db<{ change: BookingChange; after: Booking | null; refund: Money | null }[]>`
    select change, after, refund from bookings.operation where id = ${id} and outcome in ('done', 'partial', 'waitlisted')`;
  return row ?? null;
}

/** How it stands now; null: there is none. */
export async function findStandingOf(
  db: Db,
  id: string,
): Promise<Pick<Operation, "state" | "outcome" | "refusal" | "waitsFor" | "due"> | null> {
  const [row] = await db<Pick<Operation, "state" | "outcome" | "refusal" | "waitsFor" | "due">[]>`
    select state, outcome, refusal, waits_for, due from bookings.operation where id::text = ${id}`;
  return row ?? null;
}
