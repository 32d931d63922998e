/** What the language model may do, as a lead sets it. */
import { Rule } from "../../../contract/language-model.ts";
import { atomically, type Context } from "../../platform/context.ts";
import type { Db } from "../../platform/db.ts";
import { changed } from "../../platform/events.ts";
import { versions } from "../../platform/versions.ts";
import { RuleChanged } from "./problems.ts";

export interface RuleNow {
  version: number;
  rule: Rule;
}

/** Nobody's words leave the house until somebody says whose may. */
const off: Rule = {
  isOn: false,
  model: "default",
  tasks: ["draft", "translation", "summary"],
  channels: [],
  timeoutSeconds: 20,
  monthlyTokens: 1_000_000,
};

/** Version 0 is nobody's: it is off. */
const rules = versions<Rule>({
  table: "language_model.rule",
  shipped: off,
  read: (kept) => Rule.parse({ ...off, ...(kept as object) }),
  refusal: (first) => RuleChanged({ ...first }),
});

export async function findRule(db: Db): Promise<RuleNow> {
  const { version, rule } = await rules.find(db);
  return { version, rule };
}

export const setRule = (app: Context, next: RuleNow & { by: string }): Promise<void> =>
  atomically(app, async (app) => {
    await rules.set(app.db, next);
    // Who sets it anew may have mended what it failed at.
    await app.db`update language_model.breaker set failures = 0, rests_until = null`;
    await changed(app, ["language-model"]);
  });
