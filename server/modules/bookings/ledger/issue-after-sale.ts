/** What was sold is held: its tickets wait for the payment, as an operation of their own. */
import type { BookingsContext } from "../context.ts";
import { findKept } from "../kept.ts";
import { followId } from "./follow-id.ts";
import { findOperation } from "./operation.ts";
import { prepareOperation } from "./prepare.ts";

/** Reaction to operations that are settled; once for each sale. */
export async function issueAfterSale(
  app: BookingsContext,
  settled: readonly { operationId: string; outcome: string }[],
): Promise<void> {
  for (const { operationId, outcome } of settled) {
    const sale = outcome === "done" ? await findOperation(app.db, operationId) : null;
    if (sale?.change.kind !== "sell" || sale.bookingId === null) continue;
    const [booking] = await findKept(app.db, [sale.bookingId]);
    if (booking?.state !== "held") continue;
    await prepareOperation(app, {
      id: followId(operationId, "issue"),
      bookingId: sale.bookingId,
      caseId: sale.caseId,
      customerId: sale.customerId,
      expectedVersion: booking.version,
      change: { kind: "issue" },
      why: "what was sold is issued once it is paid",
      by: { kind: "system", id: "jetbridge" },
      followsId: operationId,
    });
  }
}
