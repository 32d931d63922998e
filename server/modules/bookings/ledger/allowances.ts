/** Up to what amount a role may waive or pay back alone, as leads lay it down. */
import { type Allowance, AllowanceRule } from "../../../../contract/allowances.ts";
import type { Context } from "../../../platform/context.ts";
import type { Db } from "../../../platform/db.ts";
import { versions } from "../../../platform/versions.ts";
import { AllowancesChanged } from "../problems.ts";
import type { Allowed } from "./needs.ts";

const usual = {
  agent: { refund: "30000" },
  desk: { waive: "30000", refund: "60000" },
  lead: { waive: "100000", refund: "200000" },
  admin: { waive: "100000", refund: "200000" },
} as const;

/** Until leads say otherwise. */
const shipped: AllowanceRule = {
  allowances: Object.entries(usual).flatMap(([role, kinds]) =>
    Object.entries(kinds).map(([kind, amount]) => ({ role, kind, upTo: { amount, currency: "EUR" } }) as Allowance),
  ),
};

const rules = versions<AllowanceRule>({
  table: "bookings.allowance_rule",
  shipped,
  read: (kept) => AllowanceRule.parse(kept),
  refusal: (first) => AllowancesChanged({ ...first }),
});

export async function findAllowance({ db }: Context, role: string): Promise<Allowed> {
  const { allowances } = (await rules.find(db)).rule;
  const of = (kind: Allowance["kind"]) =>
    allowances.find((one) => one.role === role && one.kind === kind)?.upTo ?? null;
  return { waive: of("waive"), refund: of("refund") };
}

export async function findAllowances(db: Db): Promise<AllowanceRule & { version: number }> {
  const { version, rule } = await rules.find(db);
  return { ...rule, version };
}

/** All at once; a role that is left out may do nothing alone. */
export const setAllowances = (
  { db }: Context,
  { allowances, version, by }: AllowanceRule & { version: number; by: string },
): Promise<void> => rules.set(db, { version, rule: { allowances }, by });
