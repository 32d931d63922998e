/** Whom the airline's own sign-in vouches for: their bookings that are not over, and the customer they are here. */
import { findKept, findLedTo } from "../modules/bookings/index.ts";
import { findHolders, findIdentifierIds, findKnown, findOne } from "../modules/customers/index.ts";
import { scopeOf } from "../modules/documents/index.ts";
import { findReach, reachesTo } from "../modules/proof/index.ts";
import { now } from "../platform/context.ts";
import type { Db } from "../platform/db.ts";

export interface Traveller {
  /** Null where nobody here is proved to be them. */
  customerId: string | null;
  /** Their part of each booking. */
  parts: { bookingId: string; passengerIds: string[] }[];
}

interface Whose {
  kind: "account" | "loyalty";
  value: string;
}

/** What is only claimed to be an account's or a number's leads to nobody. */
export async function findTravellerOf(db: Db, whose: Whose): Promise<Traveller> {
  const customerId = await findProved(db, whose);
  const parts = new Map<string, Set<string>>();
  const add = (bookingId: string, ids: readonly string[]): void => {
    const known = parts.get(bookingId) ?? new Set();
    for (const id of ids) known.add(id);
    parts.set(bookingId, known);
  };
  if (whose.kind === "loyalty")
    for (const { bookingId, passengerId } of await findLedTo(db, [{ ...whose, kind: "loyalty", known: "verified" }]))
      if (passengerId !== null) add(bookingId, [passengerId]);
  if (customerId !== null) {
    const reached = (await findReach(db, { customerId, staffId: null })).filter(({ allows }) =>
      reachesTo(allows, "told"),
    );
    const bookings = await findKept(
      db,
      reached.map(({ bookingId }) => bookingId),
    );
    for (const booking of bookings) {
      const reach = reached.find(({ bookingId }) => bookingId === booking.id);
      if (reach) add(booking.id, scopeOf(reach, booking));
    }
  }
  const at = await now(db);
  const ahead = (await findKept(db, [...parts.keys()])).filter(
    ({ legs }) => legs.length === 0 || legs.some(({ arrives }) => Date.parse(arrives.at) > at.getTime() - 86_400_000),
  );
  return {
    customerId,
    parts: ahead.map(({ id }) => ({ bookingId: id, passengerIds: [...(parts.get(id) ?? [])].toSorted() })),
  };
}

async function findProved(db: Db, whose: Whose): Promise<string | null> {
  const ids = await findIdentifierIds(db, [whose]);
  const holders = await findHolders(db, [...ids.values()]);
  for (const { customerId } of holders) {
    const known = await findKnown(db, customerId);
    const isProved = known.some(
      (one) => one.kind === whose.kind && one.known === "verified" && plain(one.value) === plain(whose.value),
    );
    if (isProved) return (await findOne(db, customerId)).survivorId;
  }
  return null;
}

/** However it is spaced and in whatever case. */
const plain = (value: string): string => value.replaceAll(/[\s:]/g, "").toUpperCase();
