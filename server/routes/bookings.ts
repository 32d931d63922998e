import { listBookings } from "../../contract/bookings.ts";
import { getBooking } from "../../contract/proof.ts";
import { requireUse } from "../modules/proof/index.ts";
import { audit } from "../modules/staff/index.ts";
import { now } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { listBookings as list, showBooking } from "../screens/bookings.ts";
import type { RouteApp } from "./route-app.ts";

export function implementBookings(implement: Implement, { db }: RouteApp): void {
  implement(listBookings, async ({ caller, params: { customerId }, query }) => {
    const seesPersonalData = caller.permissions.has("personal-data:read");
    const bookings = await list(db, { customerId, staffId: caller.id, seesPersonalData, at: await now(db), ...query });
    await audit(db, { actorId: caller.id, action: "customers.read-bookings", subject: `customer/${customerId}` });
    return bookings;
  });

  implement(getBooking, async ({ caller, params: { customerId, bookingId }, query: { use, caseId } }) => {
    const asked = { customerId, bookingId, use, caseId, staffId: caller.id };
    const { booking, reach } = await requireUse(db, asked);
    const detail = `booking/${bookingId} to be ${use}, by ${reach.by}`;
    await audit(db, { actorId: caller.id, action: "proof.read-booking", subject: `customer/${customerId}`, detail });
    return showBooking(booking, reach, { seesPersonalData: false, at: await now(db) });
  });
}
