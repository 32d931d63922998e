/** Who is asked, as a lead sets it. */
import { RatingRule } from "../../../contract/ratings.ts";
import type { Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { versions } from "../../platform/versions.ts";
import { RuleChanged } from "./problems.ts";

export interface RuleNow {
  version: number;
  rule: RatingRule;
}

/** Nobody is asked until somebody says who. */
const off: RatingRule = {
  asks: null,
  sharePercent: 100,
  restDays: 30,
  waitMinutes: 60,
  channels: ["x", "facebook", "messenger", "instagram", "whatsapp", "telegram", "email", "chat"],
  strandedDays: 7,
  byTemplate: false,
  needsConsent: false,
};

/** Version 0 is nobody's: it is off. */
const rules = versions<RatingRule>({
  table: "ratings.rule",
  shipped: off,
  read: (kept) => RatingRule.parse({ ...off, ...(kept as object) }),
  refusal: (first) => RuleChanged({ ...first }),
});

/** `at`: the one that held then. */
export async function findRule(db: Db, at: string | null = null): Promise<RuleNow> {
  const { version, rule } = await rules.find(db, at);
  return { version, rule };
}

export const setRule = ({ db }: Context, next: RuleNow & { by: string }): Promise<void> => rules.set(db, next);
