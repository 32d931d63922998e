/** Who somebody is to all modules, for exporting or erasing what is theirs: their ids, and what leads to them alone. */
import { ChannelKind } from "../../../../contract/words.ts";
import type { Db } from "../../../platform/db.ts";
import type { Known } from "../identity/kinds.ts";

export interface Trace {
  id: string;
  kind: string;
  value: string;
  name: string | null;
  handle: string | null;
  /** The surest that it was ever known. */
  known: Known;
  /** Somebody else has it too, and did not just say so: a family's mail. It stays theirs. */
  isShared: boolean;
  /** They wrote from it. */
  isHandle: boolean;
}

export interface Subject {
  customerIds: readonly string[];
  traces: readonly Trace[];
  /** Ids that lead to nobody now, and had been told of them once. */
  formerIds: readonly string[];
}

/** A person has a few dozen identifiers; an agency that was taken for one may have more. */
const mostTraces = 5000;

/** Of exactly these customers, whoever else is one with them. */
export async function findSubject(db: Db, customerIds: readonly string[]): Promise<Subject> {
  const ids = [...customerIds];
  const rows = await db<(Trace & { isHeld: boolean })[]>`
    with theirs as (
      select id from customers.identifier where customer_id = any(${ids}::uuid[])
      union select identifier_id from customers.link where customer_id = any(${ids}::uuid[])
      union select identifier_id from customers.identity_event where customer_id = any(${ids}::uuid[]) and identifier_id is not null
    ), weighed as (
      select i.id, i.kind, i.value, i.name, i.handle, coalesce(i.customer_id = any(${ids}::uuid[]), false) as is_handle,
        greatest(
          case when i.customer_id = any(${ids}::uuid[]) then array_position(array['claimed', 'seen', 'verified'], i.known) end,
          (select max(array_position(array['claimed', 'seen', 'verified'], known)) from customers.link
            where link.identifier_id = i.id and customer_id = any(${ids}::uuid[]))) as mine,
        greatest(
          case when i.customer_id <> all(${ids}::uuid[]) then 2 end,
          (select max(array_position(array['claimed', 'seen', 'verified'], known)) from customers.link
            where link.identifier_id = i.id and customer_id <> all(${ids}::uuid[]))) as others
      from theirs join customers.identifier i on i.id = theirs.id
    )
    select id::text as id, kind, value, name, handle, is_handle, mine is not null as is_held,
      (array['claimed', 'seen', 'verified'])[coalesce(mine, 1)] as known,
      coalesce(others >= 2 or (others is not null and coalesce(mine, 0) < 2), false) as is_shared
    from weighed order by id limit ${mostTraces}`;
  const isFormer = ({ isHeld, isShared }: { isHeld: boolean; isShared: boolean }): boolean => !isHeld && !isShared;
  return {
    customerIds: ids,
    traces: rows.filter((row) => row.isHeld).map(({ isHeld: _isHeld, ...trace }) => trace),
    formerIds: rows.filter(isFormer).map(({ id }) => id),
  };
}

/** What leads to them alone. */
export const ownTraces = ({ traces }: Subject): Trace[] => traces.filter(({ isShared }) => !isShared);

/** Where they wrote from, as channels name it. */
export const handlesOf = ({ traces }: Subject): Trace[] =>
  traces.filter(({ isHandle, kind }) => isHandle && ChannelKind.safeParse(kind).success);
