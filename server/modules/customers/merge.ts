/** A person says that two customers are one. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { audit } from "../staff/index.ts";
import { manyInOne } from "./identity/kinds.ts";
import { holdIdentity, record } from "./identity/record.ts";
import { AlreadyOne, TooManyInOne } from "./problems.ts";
import { findOne, requireKept } from "./survivor.ts";

export interface Wish {
  customerId: string;
  otherId: string;
  actorId: string;
  reason: string;
}

export interface Joined {
  eventId: string;
  survivorId: string;
}

/** Nothing is rewritten: the ids of both stay, and lead to the one known longest until it is taken back. */
export const merge = (app: Context, { customerId, otherId, actorId, reason }: Wish): Promise<Joined> =>
  atomically(app, async (app) => {
    await holdIdentity(app.db);
    await requireKept(app.db, [customerId, otherId]);
    const [one, other] = [await findOne(app.db, customerId), await findOne(app.db, otherId)];
    if (one.survivorId === other.survivorId) throw AlreadyOne({ survivorId: one.survivorId });
    if (one.ids.length + other.ids.length > manyInOne) throw TooManyInOne({ most: manyInOne });
    const eventId = randomUUID();
    await record(app, [{ id: eventId, kind: "merge", customerId, otherId, actorId, source: "agent", reason }]);
    const subject = `customer/${customerId}`;
    await audit(app.db, { actorId, action: "customers.merge", subject, detail: `with customer/${otherId}` });
    return { eventId, survivorId: (await findOne(app.db, customerId)).survivorId };
  });
