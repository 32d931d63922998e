/** A passenger's own address of their trip. Its token is 256 random bits, of which the hash alone is kept. */
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { emit } from "../../platform/events.ts";
import { hashToken, newToken } from "../../platform/secrets.ts";
import { findOne } from "../customers/index.ts";
import { documentsChanged } from "./events.ts";
import { TripNotFound } from "./problems.ts";

export interface TripLink {
  id: string;
  bookingId: string;
  passengerIds: string[];
  customerId: string;
  caseId: string | null;
  language: string;
}

/** After the last landing: receipts are looked for when people are home. */
const daysAfter = 3;

interface Wanted {
  bookingId: string;
  passengerIds: readonly string[];
  customerId: string;
  caseId: string | null;
  language: string;
  endsAt: Date;
}

export async function makeLink(
  app: Context & { publicUrl: string },
  wanted: Wanted,
): Promise<{ id: string; url: string }> {
  const { bookingId, passengerIds, customerId, caseId, language, endsAt } = wanted;
  const token = newToken();
  const [row] = await app.db<[{ id: string }]>`
    insert into documents.link (token_hash, booking_id, passenger_ids, customer_id, case_id, language, expires_at)
    values (${hashToken(token)}, ${bookingId}, ${[...passengerIds]}, ${customerId}, ${caseId}, ${language},
      greatest(${endsAt}::timestamptz, platform.now()) + ${daysAfter} * interval '1 day')
    returning id`;
  return { id: row.id, url: `${app.publicUrl}/trip/${token}` };
}

/** Looking uses nothing up. */
export async function findLink(db: Db, token: string): Promise<TripLink> {
  const [row] = await db<TripLink[]>`
    select id, booking_id, passenger_ids, customer_id, case_id, language from documents.link
    where token_hash = ${hashToken(token)} and revoked_at is null and expires_at > (select platform.now())`;
  if (!row) throw TripNotFound();
  return row;
}

/** A flight that moves to later days keeps its links. */
export async function prolongLinks({ db }: Context, bookingId: string, endsAt: string): Promise<void> {
  await db`
    update documents.link set expires_at = ${endsAt}::timestamptz + ${daysAfter} * interval '1 day'
    where booking_id = ${bookingId} and revoked_at is null and expires_at > (select platform.now())
      and expires_at < ${endsAt}::timestamptz + ${daysAfter} * interval '1 day'`;
}

/** All of a customer's, from now on. */
export const revokeLinks = (
  app: Context,
  { customerId, caseId }: { customerId: string; caseId: string },
): Promise<number> =>
  atomically(app, async (app) => {
    const { ids } = await findOne(app.db, customerId);
    const { count } = await app.db`
      update documents.link set revoked_at = platform.now() where customer_id = any(${ids}::uuid[]) and revoked_at is null`;
    await emit(app, documentsChanged, [{ caseId }]);
    return count;
  });
