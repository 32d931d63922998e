/** A second pair of eyes says yes. */
import type { Role } from "../../../contract/roles.ts";
import { atomically } from "../../platform/context.ts";
import { emit } from "../../platform/events.ts";
import { audit } from "../staff/index.ts";
import type { PaymentsContext } from "./context.ts";
import { paymentChanged } from "./events.ts";
import { prepare } from "./prepare.ts";
import { AboveLimit, NothingToApprove, OwnRequest } from "./problems.ts";
import { requireRequest } from "./request.ts";
import { findRule, judgeAmount } from "./rule.ts";

/** Never who asked, and nobody beyond their own limit. The same again changes nothing. */
export const approvePayment = (
  app: PaymentsContext,
  { paymentId, actor }: { paymentId: string; actor: { id: string; role: Role } },
): Promise<void> =>
  atomically(app, async (app) => {
    const { id, caseId, money, needsApproval, approvedBy, askedBy, state } = await requireRequest(app.db, paymentId);
    if (approvedBy === actor.id) return;
    if (!needsApproval || approvedBy !== null || state !== "created") throw NothingToApprove();
    if (askedBy === actor.id) throw OwnRequest();
    const judged = judgeAmount((await findRule(app.db)).rule, money, actor.role);
    if (judged.status === "above") throw AboveLimit({ upTo: judged.upTo });
    await app.db`update payments.request set approved_by = ${actor.id}, approved_at = platform.now() where id = ${id}`;
    await prepare(app, { requestId: id, kind: "create" });
    const detail = `${money.amount} ${money.currency}`;
    await audit(app.db, { actorId: actor.id, action: "payments.approve", subject: `payment/${id}`, detail });
    await emit(app, paymentChanged, [{ paymentId: id, caseId, state }]);
  });
