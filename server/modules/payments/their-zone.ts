/** By whose clocks a customer is told when a link ends. */
import { now } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { findKept } from "../bookings/index.ts";
import { findReach } from "../proof/index.ts";
import { findOperation } from "../service-levels/index.ts";

/** Those of the airport they leave from next; else the airline's own. */
export async function findTheirZone(
  db: Db,
  { customerId, caseId }: { customerId: string; caseId: string },
): Promise<string> {
  const reach = await findReach(db, { customerId, staffId: null, caseId });
  const bookings = await findKept(
    db,
    reach.slice(0, 20).map(({ bookingId }) => bookingId),
  );
  const at = (await now(db)).getTime();
  const [next] = bookings
    .flatMap(({ legs }) => legs)
    .filter(({ departs }) => Date.parse(departs.at) > at)
    .toSorted((a, b) => Date.parse(a.departs.at) - Date.parse(b.departs.at));
  return next?.departs.zone ?? (await findOperation(db)).zone;
}
