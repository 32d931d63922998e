/** What this module keeps of somebody, for themselves to read. */
import type { Db } from "../../../platform/db.ts";
import { findConsent } from "./consent.ts";
import type { Subject } from "./subject.ts";

const mostSteps = 20_000;

/** Identifiers with how each is known, all that was said about who they are, and what they allowed. Colleagues are named by their role alone. */
export async function exportIdentity(db: Db, { customerIds, traces }: Subject) {
  const ids = [...customerIds];
  const [customers, links, steps, consent] = await Promise.all([
    db`select id, language, first_seen_at, survivor_id from customers.customer where id = any(${ids}::uuid[]) order by first_seen_at, id`,
    db<
      {
        identifierId: string;
        known: string;
        since: Date;
        source: string | null;
        name: string | null;
        until: Date | null;
      }[]
    >`
      select id::text as identifier_id, known, since, 'channel' as source, null as name, null::timestamptz as until
      from customers.identifier where customer_id = any(${ids}::uuid[])
      union all
      select l.identifier_id::text, l.known, e.at, e.source, l.name, l.until from customers.link l join customers.identity_event e on e.id = l.event_id
      where l.customer_id = any(${ids}::uuid[])`,
    db`
      select e.id, e.at, e.kind, e.customer_id, e.other_id, i.kind as identifier_kind,
        case when i.customer_id = any(${ids}::uuid[]) or e.customer_id = any(${ids}::uuid[]) then i.value end as identifier_value,
        e.known, e.name, e.source, e.reason, e.evidence, e.revokes, e.until,
        exists (select from customers.identity_event later where later.revokes = e.id) as is_taken_back
      from customers.identity_event e left join customers.identifier i on i.id = e.identifier_id
      where e.customer_id = any(${ids}::uuid[]) or e.other_id = any(${ids}::uuid[])
        or e.revokes in (select id from customers.identity_event where customer_id = any(${ids}::uuid[]) or other_id = any(${ids}::uuid[]))
      order by e.seq limit ${mostSteps}`,
    findConsent(db, ids),
  ]);
  return {
    customers: [...customers],
    identifiers: traces.map(({ id, kind, value, name, handle, isShared }) => ({
      kind,
      value,
      name,
      handle,
      isShared,
      known: links.filter(({ identifierId }) => identifierId === id).map(({ identifierId: _id, ...how }) => how),
    })),
    steps: [...steps],
    // Suggestions that somebody refused are keepings apart.
    refused: steps.filter(({ kind }) => kind === "apart"),
    consent: consent.map(({ actorId: _actorId, ...line }) => line),
  };
}
