/** After what cases are weighed anew. */
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { findOwners } from "../bookings/index.ts";
import { findCasesOf, findOpenOf } from "../cases/index.ts";
import { findOnes } from "../customers/index.ts";
import { markDue } from "./mark-due.ts";

/** Something happened to these cases, or was written in them. */
export const weighCases = (app: Context, facts: readonly { caseId: string | null }[]): Promise<void> =>
  markDue(
    app,
    facts.map(({ caseId }) => caseId),
  );

/** One case went into another. */
export const weighJoined = (app: Context, facts: readonly { intoId: string }[]): Promise<void> =>
  markDue(
    app,
    facts.map(({ intoId }) => intoId),
  );

/** Words are others than they were. */
export const weighReread = async (app: Context, facts: readonly { messageId: string }[]): Promise<void> =>
  markDue(
    app,
    await findCasesOf(
      app.db,
      facts.map(({ messageId }) => messageId),
    ),
  );

/** More or less is known of these people. */
export const weighCustomers = async (app: Context, facts: readonly { customerId: string }[]): Promise<void> =>
  markOpenOf(
    app,
    facts.map(({ customerId }) => customerId),
  );

/** A flight that somebody's case looks at. */
export const weighFlights = async (app: Context, facts: readonly { flight: string; date: string }[]): Promise<void> =>
  markDue(
    app,
    await findWatching(
      app.db,
      "flight",
      facts.map(({ flight, date }) => `${flight} ${date}`),
    ),
  );

/** A booking is another than it was, or new: whose it was looks at it, and whose it is now may have written before. */
export async function weighBookings(app: Context, facts: readonly { bookingId: string }[]): Promise<void> {
  const ids = [...new Set(facts.map(({ bookingId }) => bookingId))];
  await markDue(app, await findWatching(app.db, "booking", ids));
  const owners = new Set<string>();
  for (const id of ids) for (const owner of await findOwners(app.db, id)) owners.add(owner);
  await markOpenOf(app, [...owners]);
}

async function markOpenOf(app: Context, customerIds: readonly string[]): Promise<void> {
  const ones = await findOnes(app.db, [...new Set(customerIds)]);
  const people = new Map([...ones.values()].map(({ survivorId, ids }) => [survivorId, ids]));
  for (const ids of people.values()) await markDue(app, await findOpenOf(app.db, ids));
}

async function findWatching(db: Db, what: "flight" | "booking", keys: readonly string[]): Promise<string[]> {
  const rows = await db<{ caseId: string }[]>`
    select distinct case_id from urgency.watch where what = ${what} and key = any(${[...new Set(keys)]}::text[])`;
  return rows.map(({ caseId }) => caseId);
}
