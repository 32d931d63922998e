/** Tells the pages that show somebody that a booking or a bag of theirs is another than it was. */
import type { Booking } from "../../../contract/bookings.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { findHolders, findIdentifierIds } from "../customers/index.ts";
import type { LeadKind } from "./contacts.ts";
import { findKept } from "./kept.ts";

interface Owned {
  leads: readonly { kind: LeadKind; value: string }[];
  /** Who may be known by a record locator with their name. */
  named: readonly { recordLocator: string; surname: string; madeAt: string | null }[];
}

/** Whom the same identifiers lead to that lead to the thing; nobody is told more than that. */
export async function tellOwners(app: Context, owned: Owned): Promise<void> {
  const holders = await findHoldersOf(app.db, owned);
  if (holders.length === 0) return;
  await changed(app, [...new Set(holders.map((customerId) => `customer/${customerId}`))]);
}

/** Whom a booking may belong to, as it is kept now; nobody's where it is gone. */
export async function findOwners(db: Db, bookingId: string): Promise<string[]> {
  const [booking] = await findKept(db, [bookingId]);
  if (!booking) return [];
  const leads = await db<{ kind: LeadKind; value: string }[]>`
    select distinct kind, value from bookings.lead where booking_id = ${bookingId}`;
  return findHoldersOf(db, { leads, named: namedIn(booking) });
}

/** Who may be known by the record locator of a booking with their name. */
export const namedIn = ({ recordLocator, passengers, madeAt }: Booking): Owned["named"] =>
  passengers.slice(0, 50).map(({ surname }) => ({ recordLocator, surname, madeAt }));

async function findHoldersOf(db: Db, { leads, named }: Owned): Promise<string[]> {
  const wanted = [
    ...leads.flatMap(({ kind, value }) =>
      kind === "phone"
        ? ["phone", "sms", "whatsapp"].flatMap((kind) => [
            { kind, value },
            { kind, value: value.replace("+", "") },
          ])
        : [{ kind, value }],
    ),
    ...named.flatMap(({ recordLocator, surname, madeAt }) => [
      { kind: "booking", value: `${recordLocator}/${surname}` },
      ...(madeAt === null ? [] : [{ kind: "booking", value: `${recordLocator}/${surname}/${madeAt.slice(0, 10)}` }]),
    ]),
  ].slice(0, 500);
  const ids = await findIdentifierIds(db, wanted);
  const holders = await findHolders(db, [...new Set(ids.values())]);
  return [...new Set(holders.map(({ customerId }) => customerId))];
}
