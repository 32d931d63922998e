/** An agent writes down what a customer says is theirs. */
import { randomUUID } from "node:crypto";
import { atomically, type Context } from "../../platform/context.ts";
import { audit } from "../staff/index.ts";
import { record } from "./identity/record.ts";
import type { NamedIdentifier } from "./identity/said.ts";
import { findOne, requireKept } from "./survivor.ts";

interface Claim {
  customerId: string;
  identifier: NamedIdentifier;
  actorId: string;
  reason: string | null;
}

/** A claim orders the queue and finds bookings; it joins nobody and tells nobody anything. */
export const noteIdentifier = (
  app: Context,
  { customerId, identifier, actorId, reason }: Claim,
): Promise<{ eventId: string }> =>
  atomically(app, async (app) => {
    await findOne(app.db, customerId);
    await requireKept(app.db, [customerId]);
    const id = randomUUID();
    await record(app, [
      { id, kind: "link", customerId, identifier, known: "claimed", actorId, source: "agent", reason },
    ]);
    const subject = `customer/${customerId}`;
    await audit(app.db, { actorId, action: "customers.note-identifier", subject, detail: identifier.kind });
    return { eventId: id };
  });
