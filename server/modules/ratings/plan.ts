/** A case that was closed is put down to be asked about, later. */
import type { Context } from "../../platform/context.ts";
import { findTraits } from "../cases/index.ts";
import { isDrawn } from "./may-ask.ts";
import { findRule } from "./rule.ts";

/** Ended by us, and they had an answer of ours. */
const asked = new Set(["solved", "no-reaction"]);

interface Closed {
  caseId: string;
  outcome: string;
  at: string;
}

/** A reaction; bears being run twice. Of a case that was asked about nobody is asked again, however often it is closed. */
export async function planRatings({ db }: Context, facts: readonly Closed[]): Promise<void> {
  const ended = facts.filter(({ outcome }) => asked.has(outcome));
  if (ended.length === 0) return;
  const ids = ended.map(({ caseId }) => caseId);
  const traits = new Map((await findTraits(db, ids)).map((one) => [one.id, one]));
  for (const { caseId, at } of ended) {
    // By what held when it was closed, however late this runs: who switches it on asks nobody about earlier cases.
    const { rule } = await findRule(db, at);
    const customerId = traits.get(caseId)?.customerId;
    if (rule.asks === null || !customerId || !isDrawn(caseId, rule.sharePercent)) continue;
    await db`
      insert into ratings.rating as r (case_id, customer_id, kind, due_at)
      values (${caseId}, ${customerId}, ${rule.asks}, ${at}::timestamptz + ${rule.waitMinutes} * interval '1 minute')
      on conflict (case_id) do update set state = 'due', passed_why = null, customer_id = excluded.customer_id, kind = excluded.kind, due_at = excluded.due_at
      where r.state in ('due', 'passed') and r.due_at < excluded.due_at`;
  }
}
