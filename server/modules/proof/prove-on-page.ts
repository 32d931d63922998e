/** A customer gives record locator and surname on the page that was meant for them. */
import type { ProofContext } from "./context.ts";
import { proveByBooking, type Tried } from "./prove-by-booking.ts";
import { findWay, useWay } from "./way.ts";

/** A miss leaves the link as it is: patience is counted elsewhere. */
export async function proveOnPage(
  app: ProofContext,
  {
    token,
    recordLocator,
    surname,
    address,
  }: { token: string; recordLocator: string; surname: string; address: string },
): Promise<Tried> {
  const way = await findWay(app.db, token);
  const tried = await proveByBooking(app, {
    customerId: way.customerId,
    caseId: way.caseId ?? undefined,
    actorId: null,
    recordLocator,
    surname,
    from: { address },
  });
  if (tried.status === "proved") await useWay(app, way.id);
  return tried;
}
