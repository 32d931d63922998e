/** A person asks for what is theirs: written down with the day it is due, before anything is done. */
import type { Basis, RequestKind } from "../../../contract/rights.ts";
import { atomically, type Context } from "../../platform/context.ts";
import { changed } from "../../platform/events.ts";
import { findOne, requireKept } from "../customers/index.ts";
import { audit } from "../staff/index.ts";
import { AskedAhead, RequestOpen } from "./problems.ts";
import { topicsOf } from "./request.ts";

export interface NewRequest {
  id: string;
  customerId: string;
  kind: RequestKind;
  basis: Basis;
  /** Null: now. */
  askedAt: Date | null;
  actorId: string;
}

/** The same id twice is one request. */
export const noteRequest = (app: Context, one: NewRequest): Promise<void> =>
  atomically(app, async (app) => {
    const { id, kind, basis, actorId } = one;
    const [known] = await app.db<{ kind: string }[]>`select kind from rights.request where id = ${id}`;
    if (known) {
      if (known.kind !== kind) throw RequestOpen({ requestId: id });
      return;
    }
    const { survivorId } = await findOne(app.db, one.customerId);
    await requireKept(app.db, [survivorId]);
    // Due a month later (GDPR article 12 (3)).
    const rows = await app.db`
      insert into rights.request (id, kind, customer_id, basis, state, asked_at, due_at, noted_by)
      select ${id}, ${kind}, ${survivorId}, ${basis}, 'noted', asked.at, asked.at + interval '1 month', ${actorId}
      from (select platform.now() as at) as clock, lateral (select coalesce(${one.askedAt}::timestamptz, clock.at) as at) as asked
      where asked.at <= clock.at
      on conflict (customer_id, kind) where state in ('noted', 'running', 'set-aside') do nothing returning id`;
    if (rows.length === 0) {
      const [open] = await app.db<{ id: string }[]>`
        select id from rights.request where customer_id = ${survivorId} and kind = ${kind} and state in ('noted', 'running', 'set-aside')`;
      if (open) throw RequestOpen({ requestId: open.id });
      throw AskedAhead();
    }
    await audit(app.db, { actorId, action: `rights.note-${kind}`, subject: `customer/${survivorId}`, detail: id });
    await changed(app, [...topicsOf({ id }), `customer/${survivorId}`]);
  });
