/** Whether it may be asked now: set up, switched on, not resting, within its budget. */
import type { Rule } from "../../../contract/language-model.ts";
import type { Db } from "../../platform/db.ts";
import type { LanguageModel } from "./port.ts";
import { findRule, type RuleNow } from "./rule.ts";

export interface Used {
  tokens: number;
  asked: number;
  failed: number;
  taken: number;
  dismissed: number;
}

export interface Standing extends RuleNow {
  state: "off" | "ready" | "resting" | "spent";
}

interface Reads {
  db: Db;
  languageModel: LanguageModel | null;
}

export async function findStanding({ db, languageModel }: Reads): Promise<Standing> {
  const now = await findRule(db);
  if (!languageModel || !now.rule.isOn) return { ...now, state: "off" };
  if (await isResting(db)) return { ...now, state: "resting" };
  return { ...now, state: (await isSpent(db, now.rule)) ? "spent" : "ready" };
}

/** Of this calendar month. */
export async function findUsed(db: Db): Promise<Used> {
  const [used] = await db<[Used]>`
    select coalesce(sum(tokens), 0)::float8 as tokens, count(*)::int as asked, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where verdict = 'taken')::int as taken, count(*) filter (where verdict = 'dismissed')::int as dismissed
    from language_model.proposal where asked_at >= date_trunc('month', platform.now(), 'UTC')`;
  return used;
}

export const isSpent = async (db: Db, { monthlyTokens }: Pick<Rule, "monthlyTokens">): Promise<boolean> =>
  (await findUsed(db)).tokens >= monthlyTokens;

const failuresInARow = 5;

export async function isResting(db: Db): Promise<boolean> {
  const [row] = await db<[{ isResting: boolean }]>`
    select coalesce(rests_until > platform.now(), false) as is_resting from language_model.breaker`;
  return row.isResting;
}

/** Five failures in a row give it a minute's rest; the first question after it decides whether another follows. */
export async function noteOutcome(db: Db, hasAnswered: boolean): Promise<void> {
  if (hasAnswered)
    await db`update language_model.breaker set failures = 0, rests_until = null where failures > 0 or rests_until is not null`;
  else
    await db`
      update language_model.breaker set failures = failures + 1,
        rests_until = case when failures + 1 >= ${failuresInARow} then platform.now() + interval '1 minute' end`;
}
