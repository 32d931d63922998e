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
  const { rule } = await findRule(db);
  if (rule.asks === null) return;
  const closed = facts.filter(({ caseId, outcome }) => asked.has(outcome) && isDrawn(caseId, rule.sharePercent));
  if (closed.length === 0) return;
  const traits = new Map(
    (
      await findTraits(
        db,
        closed.map(({ caseId }) => caseId),
      )
    ).map((one) => [one.id, one]),
  );
  for (const { caseId, at } of closed) {
    const customerId = traits.get(caseId)?.customerId;
    if (!customerId) continue;
    await db`
      insert into ratings.rating as r (case_id, customer_id, kind, due_at)
      values (${caseId}, ${customerId}, ${rule.asks}, ${at}::timestamptz + ${rule.waitMinutes} * interval '1 minute')
      on conflict (case_id) do update set state = 'due', passed_why = null, customer_id = excluded.customer_id, kind = excluded.kind, due_at = excluded.due_at
      where r.state in ('due', 'passed') and r.due_at < excluded.due_at`;
  }
}
