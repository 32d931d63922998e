/** Somebody acts for another: a parent, an assistant, an agency, a group's leader. Proved once, with scope and end. */
import type { ActsFor, ProofMethod } from "../../../contract/proof.ts";
import type { Relation } from "../../../contract/uses.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { findOne } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { MandateNotFound, MandateTime, NoTraveller } from "./problems.ts";

export interface MandateRow {
  id: string;
  customerId: string;
  caseId: string | null;
  relation: Relation;
  allows: "told" | "changed";
  covers: "booking" | "traveller";
  bookingId: string;
  loyalty: string | null;
  method: ProofMethod;
  since: Date;
  until: Date;
}

/** Those that hold now, newest first; 50 at most. */
export const findMandates = (db: Db, customerIds: readonly string[]): Promise<MandateRow[]> => db<MandateRow[]>`
  select id, customer_id, case_id, relation, allows, covers, booking_id, loyalty, method, since, until from proof.mandate
  where customer_id = any(${[...customerIds]}::uuid[]) and ended_at is null and until > (select platform.now())
  order by since desc, id limit 50`;

export interface NewMandate {
  customerId: string;
  caseId: string | null;
  actsFor: ActsFor;
  bookingId: string;
  /** The passenger's, where they have one. */
  loyalty: string | null;
  method: ProofMethod;
  actorId: string | null;
}

/** Days after which somebody must prove again that they act for another. */
const longestDays = 730;

/** Before anything is checked: a wish that can't be granted must not depend on whether the proof is right. */
export async function requireSoon(db: Db, actsFor: ActsFor | undefined): Promise<void> {
  if (!actsFor) return;
  const [row] = await db<[{ fits: boolean }]>`
    select ${actsFor.until}::timestamptz > platform.now() and ${actsFor.until}::timestamptz < platform.now() + ${longestDays} * interval '1 day' as fits`;
  if (!row.fits) throw MandateTime();
}

/** Within the transaction of its proof. */
export async function giveMandate(app: Context, one: NewMandate): Promise<Date> {
  const { relation, use, covers, until } = one.actsFor;
  if (covers === "traveller" && one.loyalty === null) throw NoTraveller();
  await app.db`
    insert into proof.mandate (customer_id, case_id, relation, allows, covers, booking_id, loyalty, method, actor_id, until)
    values (${one.customerId}, ${one.caseId}, ${relation}, ${use}, ${covers}, ${one.bookingId}, ${covers === "traveller" ? one.loyalty : null},
      ${one.method}, ${one.actorId}, ${until})`;
  return until;
}

/** From now on they act for nobody but themselves. */
export const endMandate = (
  app: Context,
  {
    customerId,
    mandateId,
    actorId,
    reason,
  }: { customerId: string; mandateId: string; actorId: string; reason: string },
): Promise<void> =>
  atomically(app, async (app) => {
    const { ids } = await findOne(app.db, customerId);
    const { count } = await app.db`
      update proof.mandate set ended_at = (select platform.now()), ended_why = ${reason}
      where id = ${mandateId} and customer_id = any(${ids}::uuid[]) and ended_at is null`;
    if (count === 0) throw MandateNotFound();
    await audit(app.db, { actorId, action: "proof.end-mandate", subject: `customer/${customerId}`, detail: mandateId });
    await changed(app, [`customer/${customerId}`]);
  });
