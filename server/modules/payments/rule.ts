/** How much each role may ask for, and from which amount on two look at it, as leads lay it down. */
import type { Money } from "../../../contract/money.ts";
import { type Limits, PaymentRule } from "../../../contract/payments.ts";
import type { Role } from "../../../contract/roles.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { versions } from "../../platform/versions.ts";
import { RuleChanged } from "./problems.ts";

export interface RuleNow {
  version: number;
  rule: PaymentRule;
}

const usual = { agent: "50000", desk: "100000", lead: "500000", admin: "500000", fourEyesAbove: "25000" };

/** Until leads say otherwise. */
const shipped: PaymentRule = { currencies: ["EUR", "USD", "GBP"].map((currency) => ({ currency, ...usual })) };

const rules = versions<PaymentRule>({
  table: "payments.rule",
  shipped,
  read: (kept) => PaymentRule.parse(kept),
  refusal: (first) => RuleChanged({ ...first }),
});

export async function findRule(db: Db): Promise<RuleNow> {
  const { version, rule } = await rules.find(db);
  return { version, rule };
}

export const setRule = ({ db }: Context, next: RuleNow & { by: string }): Promise<void> => rules.set(db, next);

/** The most that somebody of this role may ask for; null: nothing in this currency. */
export const limitOf = (limits: Limits, role: Role): bigint | null =>
  role === "agent" || role === "desk" || role === "lead" || role === "admin" ? BigInt(limits[role]) : null;

/** Whether they may ask for it, or approve it, by themselves or with a second pair of eyes. Pure. */
export function judgeAmount(
  { currencies }: PaymentRule,
  { amount, currency }: Money,
  role: Role,
): { status: "alone" | "four-eyes" } | { status: "above"; upTo: Money | null } {
  const limits = currencies.find((one) => one.currency === currency);
  const most = limits && limitOf(limits, role);
  if (!limits || most === undefined || most === null || most === 0n) return { status: "above", upTo: null };
  if (BigInt(amount) > most) return { status: "above", upTo: { amount: most.toString(), currency } };
  return { status: BigInt(amount) > BigInt(limits.fourEyesAbove) ? "four-eyes" : "alone" };
}
