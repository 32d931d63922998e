/** Who bought a trip here has proved that it is theirs: nobody else was in the talk. */
import { findKept, findOperation } from "../bookings/index.ts";
import type { ProofContext } from "./context.ts";
import { keepProvedBooking } from "./keep-proof.ts";

/** Reaction to operations that are settled. The proof ends as any other by a booking does. */
export async function proveBySale(
  app: ProofContext,
  settled: readonly { operationId: string; outcome: string }[],
): Promise<void> {
  for (const { operationId, outcome } of settled) {
    const sale = outcome === "done" ? await findOperation(app.db, operationId) : null;
    if (sale?.change.kind !== "sell" || sale.bookingId === null || sale.customerId === null) continue;
    const [booking] = await findKept(app.db, [sale.bookingId]);
    if (!booking) continue;
    const prover = { customerId: sale.customerId, caseId: sale.caseId ?? undefined, actorId: null };
    await keepProvedBooking(app, "booking", prover, {
      booking,
      passengerIds: booking.passengers.map(({ id }) => id),
    });
  }
}
