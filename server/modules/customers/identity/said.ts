/** What is said about who is whom: written once, and never changed. */
import type { Db } from "../../../platform/db.ts";
import { keyOfName } from "../names/full-name.ts";
import { NotAnIdentifier } from "../problems.ts";
import type { Known } from "./kinds.ts";
import { normalise } from "./normalise.ts";
import { keyOf } from "./resolve.ts";

/** How an identifier is named by those who tell of it; it is kept normalised. */
export interface NamedIdentifier {
  kind: string;
  value: string;
}

export type Said = {
  /** Chosen by who says it: the same id again is the same event. */
  id: string;
  actorId?: string | null;
  /** What told us: `agent`, `login`, `code`, `booking`. */
  source: string;
  reason?: string | null;
  /** Where it can be read again, as `thing/id`. */
  evidence?: string | null;
} & (
  | {
      kind: "link";
      customerId: string;
      identifier: NamedIdentifier;
      known: Known;
      name?: string | null;
      until?: Date | null;
    }
  | { kind: "merge" | "apart"; customerId: string; otherId: string }
  | { kind: "block"; identifier: NamedIdentifier }
  | { kind: "revoke"; revokes: string }
);

/** Answers the customers whose survivor may be another now. */
export async function write(db: Db, said: readonly Said[]): Promise<string[]> {
  if (said.length === 0) return [];
  const rows = said.map((one) => rowOf(one));
  const named = [
    ...new Map(rows.flatMap(({ identifier }) => (identifier ? [[keyOf(identifier), identifier]] : []))).values(),
  ];
  const sorted = named.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const kept =
    sorted.length === 0
      ? null
      : db`
    insert into customers.identifier (kind, value, known, since)
    select kind, value, 'seen', (select platform.now()) from jsonb_to_recordset(${db.json(sorted as never)}) as row (kind text, value text)
    where not exists (select from customers.identifier i where i.kind = row.kind and i.value = row.value)
    order by kind, value on conflict (kind, value) do nothing`;
  const seeds = db<{ id: string }[]>`
    with fresh as (
      insert into customers.identity_event (id, at, kind, customer_id, other_id, identifier_id, known, name, until, revokes, actor_id, source, reason, evidence)
      select row.id, (select platform.now()), row.kind, "customerId", "otherId", i.id, row.known, row.name, until, revokes, "actorId", source, reason, evidence
      from jsonb_to_recordset(${db.json(rows as never)}) as row (id uuid, kind text, "customerId" uuid, "otherId" uuid, identifier jsonb, known text,
        name text, until timestamptz, revokes uuid, "actorId" uuid, source text, reason text, evidence text)
      left join customers.identifier i on i.kind = row.identifier->>'kind' and i.value = row.identifier->>'value'
      on conflict (id) do nothing returning *
    ), standing as (
      select * from fresh where kind <> 'revoke'
        and not exists (select from customers.identity_event e where e.revokes = fresh.id)
        -- A hashed list: a join would compare each with each.
        and id not in (select revokes from fresh where revokes is not null)
    ), linked as (
      insert into customers.link (event_id, customer_id, identifier_id, known, name, until)
      select id, customer_id, identifier_id, known, name, until from standing where kind = 'link'
      returning customer_id, identifier_id, known
    ), tied as (
      insert into customers.tie (event_id, kind, customer_id, other_id)
      select id, kind, customer_id, other_id from standing where kind in ('merge', 'apart') returning customer_id, other_id
    ), blocked as (
      insert into customers.block (event_id, identifier_id) select id, identifier_id from standing where kind = 'block' returning identifier_id
    ), unlinked as (
      delete from customers.link using fresh where event_id = fresh.revokes returning link.customer_id, link.identifier_id, link.known
    ), untied as (
      delete from customers.tie using fresh where event_id = fresh.revokes returning tie.customer_id, tie.other_id
    ), unblocked as (
      delete from customers.block using fresh where event_id = fresh.revokes returning block.identifier_id
    ), touched as (
      select identifier_id from linked union select identifier_id from blocked union select identifier_id from unlinked union select identifier_id from unblocked
    )
    select customer_id as id from linked where known = 'verified' union select customer_id from unlinked where known = 'verified'
    union select customer_id from tied union select other_id from tied
    union select customer_id from untied union select other_id from untied
    union select l.customer_id from touched join customers.link l on l.identifier_id = touched.identifier_id and l.known = 'verified'
    union select i.customer_id from touched cross join lateral (
      select customer_id from customers.identifier where identifier.id = touched.identifier_id offset 0
    ) as i where i.customer_id is not null`;
  const [, found] = await Promise.all([kept, seeds]);
  return found.map(({ id }) => id);
}

function rowOf(said: Said) {
  const { id, kind, actorId = null, source, reason = null, evidence = null } = said;
  return {
    id,
    kind,
    actorId,
    source,
    reason,
    evidence,
    customerId: "customerId" in said ? said.customerId : null,
    otherId: "otherId" in said ? said.otherId : null,
    identifier: "identifier" in said ? normalised(said.identifier) : null,
    known: kind === "link" ? said.known : null,
    name: kind === "link" ? keyOfName(said.name ?? null) : null,
    until: kind === "link" ? (said.until?.toISOString() ?? null) : null,
    revokes: kind === "revoke" ? said.revokes : null,
  };
}

function normalised({ kind, value }: NamedIdentifier): NamedIdentifier {
  const kept = normalise(kind, value);
  if (kept === null) throw NotAnIdentifier({ kind });
  return { kind, value: kept };
}
