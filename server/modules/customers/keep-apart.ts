/** A person says that two customers are not one: no machine joins them, and it is not suggested again. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { audit } from "../staff/index.ts";
import { record } from "./identity/record.ts";
import type { Wish } from "./merge.ts";
import { SameCustomer } from "./problems.ts";
import { findOne, requireKept } from "./survivor.ts";

/** Parts them where a machine had joined them. What a person joined stays joined until that is taken back. */
export const keepApart = (
  app: Context,
  { customerId, otherId, actorId, reason }: Wish,
): Promise<{ eventId: string; areApart: boolean }> =>
  atomically(app, async (app) => {
    if (customerId === otherId) throw SameCustomer();
    await findOne(app.db, customerId);
    await findOne(app.db, otherId);
    await requireKept(app.db, [customerId, otherId]);
    const eventId = randomUUID();
    await record(app, [{ id: eventId, kind: "apart", customerId, otherId, actorId, source: "agent", reason }]);
    const subject = `customer/${customerId}`;
    await audit(app.db, { actorId, action: "customers.keep-apart", subject, detail: `from customer/${otherId}` });
    const [one, other] = [await findOne(app.db, customerId), await findOne(app.db, otherId)];
    return { eventId, areApart: one.survivorId !== other.survivorId };
  });
