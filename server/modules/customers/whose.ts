/** Whether somebody who writes is a customer that we know, without making anybody a customer. */
import type { Db } from "../../platform/db.ts";

export interface Supposed {
  customerId: string;
  kind: string;
  /** The id on that channel. */
  value: string;
}

export const keyOfSupposed = ({ customerId, kind, value }: Supposed): string => `${customerId} ${kind} ${value}`;

/** Those that are true, by `keyOfSupposed`: the id belongs to this customer, or to who is one with them. */
export async function confirm(db: Db, supposed: readonly Supposed[]): Promise<ReadonlySet<string>> {
  if (supposed.length === 0) return new Set();
  const rows = await db<Supposed[]>`
    select row."customerId" as customer_id, row.kind, row.value
    from jsonb_to_recordset(${db.json(supposed.map(({ customerId, kind, value }) => ({ customerId, kind, value })))})
      as row ("customerId" uuid, kind text, value text)
    join customers.identifier i on i.kind = row.kind and i.value = row.value
    join customers.customer writer on writer.id = i.customer_id
    join customers.customer known on known.id = row."customerId"
    where coalesce(writer.survivor_id, writer.id) = coalesce(known.survivor_id, known.id)`;
  return new Set(rows.map(keyOfSupposed));
}
