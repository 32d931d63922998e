/** A request is taken back before it was paid: our link ends now, the provider's page as soon as the provider says so. */
import { atomically } from "../../platform/context.ts";
import { audit } from "../staff/index.ts";
import type { PaymentsContext } from "./context.ts";
import { prepare } from "./prepare.ts";
import { TooLate } from "./problems.ts";
import { move, requireRequest } from "./request.ts";

const open = new Set(["created", "sent", "viewed"]);

/** Who pays in that very moment gets it back. The same again changes nothing. */
export const cancelPayment = (
  app: PaymentsContext,
  { paymentId, actorId }: { paymentId: string; actorId: string },
): Promise<void> =>
  atomically(app, async (app) => {
    const { id, caseId, state, hostedId } = await requireRequest(app.db, paymentId);
    if (state === "cancelled") return;
    if (!open.has(state)) throw TooLate();
    await move(app, { id, caseId, to: "cancelled", why: "by-colleague", by: actorId });
    // A page that is being opened now is closed when it is there.
    if (hostedId) await prepare(app, { requestId: id, kind: "expire" });
    await audit(app.db, { actorId, action: "payments.cancel", subject: `payment/${id}` });
  });
