import { listBookings } from "../../contract/bookings.ts";
import { audit } from "../modules/staff/index.ts";
import { now } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { listBookings as list } from "../screens/bookings.ts";
import type { RouteApp } from "./route-app.ts";

export function implementBookings(implement: Implement, { db }: RouteApp): void {
  implement(listBookings, async ({ caller, params: { customerId }, query }) => {
    const seesPersonalData = caller.permissions.has("personal-data:read");
    const bookings = await list(db, { customerId, seesPersonalData, at: await now(db), ...query });
    await audit(db, { actorId: caller.id, action: "customers.read-bookings", subject: `customer/${customerId}` });
    return bookings;
  });
}
