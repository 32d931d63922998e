/** One door for all changes: each id is one change, whatever comes of it, and each change is told. */
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { atOnce } from "../../store.ts";
import { bookingById, keep } from "../bookings.ts";
import { checkIn } from "../check-in/check-in.ts";
import type { Desk } from "../desk.ts";
import { euros, type HeldBooking } from "../held-booking.ts";
import { clearWaitlists } from "../inventory/waitlist.ts";
import { Refused } from "../refused.ts";
import { cancelQuoted } from "./cancel.ts";
import { changeSeats } from "./change-seats.ts";
import { changeContact } from "./contact.ts";
import { issue } from "./issue.ts";
import { type ChangeAnswer, type Outcome, stateOf } from "./outcome.ts";
import { rebook } from "./rebook.ts";
import { sell } from "./sell.ts";
import { addServices, clearServices, removeServices } from "./services.ts";
import { isPriced, withFault } from "./mishaps.ts";
import type { Change, ChangeRequest } from "./wire.ts";
import { addRemark, correctNames } from "./words.ts";

export const changeTables = `
create table if not exists change_done (id text primary key, sign text not null, answer text not null, at integer not null) strict, without rowid;
`;

/** Null: this id was another change. */
export type Answered<T> = T | null;

/** The answer to an id that came before; null where it was another content. */
export function answeredBefore<T>(db: DatabaseSync, id: string, sign: string): { answer: T | null } | null {
  const row = db.prepare("select sign, answer from change_done where id = ?").get(id);
  if (!row) return null;
  return { answer: row["sign"] === sign ? (JSON.parse(String(row["answer"])) as T) : null };
}

export function rememberAnswer(
  db: DatabaseSync,
  id: string,
  { sign, answer, at }: { sign: string; answer: object; at: number },
): void {
  db.prepare("insert into change_done (id, sign, answer, at) values (?, ?, ?, ?)").run(
    id,
    sign,
    JSON.stringify(answer),
    at,
  );
}

export const signOf = (request: object): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(request)))
    .digest("base64");

/** The same content has the same sign, in whatever order it was written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined && one !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}

/** Done, or refused and nothing done. */
export function change(desk: Desk, request: ChangeRequest, fault: string | null = null): Answered<ChangeAnswer> {
  const { db, now } = desk;
  const sign = signOf(request);
  const before = answeredBefore<ChangeAnswer>(db, request.id, sign);
  if (before) return before.answer;
  const done = (answer: ChangeAnswer): ChangeAnswer => {
    rememberAnswer(db, request.id, { sign, answer, at: now() });
    return answer;
  };
  try {
    return atOnce(db, () => done(carryOut(desk, request, fault)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const booking = request.bookingId ? bookingById(db, request.bookingId) : null;
    const { id } = request;
    const { refusal } = error;
    return done({
      id,
      state: "refused",
      bookingId: booking?.id ?? null,
      version: booking?.version ?? null,
      items: [],
      refusal,
      refund: null,
    });
  }
}

function carryOut(desk: Desk, request: ChangeRequest, fault: string | null): ChangeAnswer {
  const { db, now } = desk;
  const before = bookingOf(desk, request);
  if (fault === "price-changed" && isPriced(request.change))
    throw new Refused("PRICE_CHANGED", "What this price was for is sold out; there are places at another price.");
  const {
    booking,
    event = "changed",
    items = [],
    refund,
  } = withFault(fault, request.change, (change) => outcomeOf(desk, before, change));
  const state = items.length > 0 ? stateOf(items) : "done";
  const kept = keep(db, booking, { kind: event, at: now() });
  if (before) {
    clearWaitlists(desk, before.segments);
    clearServices(desk, before.segments);
  }
  return {
    id: request.id,
    state,
    bookingId: kept.id,
    version: kept.version,
    items,
    refusal: null,
    refund: refund === undefined ? null : euros(refund),
  };
}

/** The booking as who asks saw it; none where one is sold. */
function bookingOf({ db }: Desk, { bookingId, expectedVersion, change }: ChangeRequest): HeldBooking | null {
  if (change.kind === "sell") return null;
  const booking = bookingId ? bookingById(db, bookingId) : null;
  if (!booking) throw new Refused("NOT_FOUND", "There is no such booking.");
  if (booking.version !== expectedVersion) throw new Refused("VERSION_CONFLICT", "This booking was changed meanwhile.");
  if (booking.state === "cancelled" && change.kind !== "remark")
    throw new Refused("ORDER_STATE", "This booking is cancelled.");
  return booking;
}

function outcomeOf(desk: Desk, booking: HeldBooking | null, change: Change): Outcome {
  if (change.kind === "sell") return sell(desk, change);
  if (!booking) throw new Refused("NOT_FOUND", "There is no such booking.");
  switch (change.kind) {
    case "issue":
      return issue(desk, booking, change);
    case "rebook":
      return rebook(desk, booking, change);
    case "seats":
      return changeSeats(desk, booking, change);
    case "add-services":
      return addServices(desk, booking, change);
    case "remove-services":
      return removeServices(desk, booking, change);
    case "remark":
      return addRemark(desk, booking, change);
    case "contact":
      return changeContact(booking, change);
    case "name":
      return correctNames(desk, booking, change);
    case "check-in":
      return checkIn(desk, booking, change);
    default:
      return cancelQuoted(desk, booking, change);
  }
}

/** What became of a change; null where it never came. */
export function becomeOf(db: DatabaseSync, id: string): ChangeAnswer | null {
  const row = db.prepare("select answer from change_done where id = ?").get(id);
  return row ? (JSON.parse(String(row["answer"])) as ChangeAnswer) : null;
}
