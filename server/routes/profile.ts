import { listBagFiles, reportBag } from "../../contract/baggage.ts";
import { getProfile } from "../../contract/profile.ts";
import { reportBag as report } from "../modules/bookings/index.ts";
import { requireUse } from "../modules/proof/index.ts";
import { audit } from "../modules/staff/index.ts";
import { now } from "../platform/context.ts";
import type { Implement } from "../platform/http/implement.ts";
import { getProfile as read, listBagFiles as list } from "../screens/profile.ts";
import type { RouteApp } from "./route-app.ts";

export function implementProfile(implement: Implement, app: RouteApp): void {
  const { db } = app;
  implement(getProfile, async ({ caller, params: { customerId }, query }) => {
    const seesPersonalData = caller.permissions.has("personal-data:read");
    const profile = await read(db, customerId, { staffId: caller.id, seesPersonalData, at: await now(db), ...query });
    await audit(db, { actorId: caller.id, action: "customers.read-profile", subject: `customer/${customerId}` });
    return profile;
  });

  implement(listBagFiles, async ({ caller, params: { customerId }, query }) => {
    const seesPersonalData = caller.permissions.has("personal-data:read");
    const items = await list(db, customerId, { staffId: caller.id, seesPersonalData, ...query });
    await audit(db, { actorId: caller.id, action: "customers.read-bag-files", subject: `customer/${customerId}` });
    return { items };
  });

  implement(reportBag, async ({ caller, params: { customerId }, body: { flight = null, caseId, ...body } }) => {
    const asked = { customerId, bookingId: body.bookingId, caseId, staffId: caller.id };
    const { reach } = await requireUse(db, { ...asked, use: "changed" });
    const proved = reach.links.map(({ passengerId }) => passengerId);
    return report(app, { ...body, flight, customerId, proved, agentId: caller.id });
  });
}
