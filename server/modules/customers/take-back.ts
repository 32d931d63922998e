/** The inverse of everything that is said about who is whom. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { audit } from "../staff/index.ts";
import { holdIdentity, type Moved, record } from "./identity/record.ts";
import { IdentityEventNotFound, TakenBack } from "./problems.ts";
import { findOne } from "./survivor.ts";

/** As if it had never been said, whatever has happened since: who is whom follows from what is left. */
export const takeBack = (
  app: Context,
  { customerId, eventId, actorId, reason }: { customerId: string; eventId: string; actorId: string; reason: string },
): Promise<Moved[]> =>
  atomically(app, async (app) => {
    await holdIdentity(app.db);
    const { ids } = await findOne(app.db, customerId);
    const [found] = await app.db<{ kind: string; isTakenBack: boolean }[]>`
      select kind, exists (select from customers.identity_event later where later.revokes = e.id) as is_taken_back
      from customers.identity_event e
      where id = ${eventId} and kind <> 'revoke' and (customer_id = any(${ids}::uuid[]) or other_id = any(${ids}::uuid[]))`;
    if (!found) throw IdentityEventNotFound();
    if (found.isTakenBack) throw TakenBack();
    const moved = await record(app, [
      { id: randomUUID(), kind: "revoke", revokes: eventId, actorId, source: "agent", reason },
    ]);
    const action = found.kind === "merge" ? "customers.unmerge" : "customers.take-back";
    await audit(app.db, { actorId, action, subject: `customer/${customerId}`, detail: `${found.kind} ${eventId}` });
    return moved;
  });
