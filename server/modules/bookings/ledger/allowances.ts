/** Up to what amount a role may waive or pay back alone. */
import type { Allowance } from "../../../../contract/allowances.ts";
import type { Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import type { Allowed } from "./needs.ts";

export async function findAllowance({ db }: Context, role: string): Promise<Allowed> {
  const rows = await listAllowances(db);
  const of = (kind: Allowance["kind"]) => rows.find((one) => one.role === role && one.kind === kind)?.upTo ?? null;
  return { waive: of("waive"), refund: of("refund") };
}

export async function listAllowances(db: Db): Promise<Allowance[]> {
  const rows = await db<(Pick<Allowance, "role" | "kind"> & { amount: string; currency: string })[]>`
    select role, kind, amount::text, currency from bookings.allowance order by role, kind`;
  return rows.map(({ role, kind, ...upTo }) => ({ role, kind, upTo }));
}

/** All at once; a role that is left out may do nothing alone. */
export async function setAllowances({ db }: Context, allowances: readonly Allowance[]): Promise<void> {
  await db`delete from bookings.allowance`;
  const rows = allowances.map(({ role, kind, upTo }) => ({ role, kind, ...upTo }));
  if (rows.length > 0)
    await db`
    insert into bookings.allowance (role, kind, amount, currency)
    select role, kind, amount::bigint, currency
    from jsonb_to_recordset(${db.json(rows)}) as row (role text, kind text, amount text, currency text)`;
}
