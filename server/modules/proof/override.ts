/** An agent goes without a proof, says why, and answers for it. */
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findOne } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { NoSuchBooking } from "./problems.ts";
import { findReach } from "./reach.ts";

/** Minutes for which the agent's word holds, for them alone. */
const minutes = 30;

interface Override {
  customerId: string;
  bookingId: string;
  use: "told" | "changed";
  reason: string;
  caseId?: string | undefined;
  actorId: string;
}

/** Only for a booking that something leads to: nobody's override opens any booking there is. */
export const overrideProof = (
  app: Context,
  { customerId, bookingId, use, reason, caseId, actorId }: Override,
): Promise<Date> =>
  atomically(app, async (app) => {
    const { survivorId } = await findOne(app.db, customerId);
    const reached = await findReach(app.db, { customerId, staffId: actorId });
    if (!reached.some((one) => one.bookingId === bookingId)) throw NoSuchBooking();
    const [row] = await app.db<[{ until: Date }]>`
      insert into proof.override (customer_id, case_id, booking_id, allows, actor_id, reason, until)
      values (${customerId}, ${caseId ?? null}, ${bookingId}, ${use}, ${actorId}, ${reason}, platform.now() + ${minutes} * interval '1 minute')
      returning until`;
    const detail = `${use} booking/${bookingId}: ${reason}`;
    await audit(app.db, { actorId, action: "proof.override", subject: `customer/${customerId}`, detail });
    await changed(app, [`customer/${survivorId}`, `customer/${customerId}`]);
    return row.until;
  });
