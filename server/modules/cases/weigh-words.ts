/** Who praises or complains after a bad journey is worded before the rest. Runs after, so that receiving stays fast. */
import type { CaseKind } from "../../../contract/words.ts";
import type { Context } from "../../platform/context.ts";
import { tellStanding } from "./row.ts";

/** Days for which a trip in trouble is remembered. */
const rememberedDays = 14;

export async function raiseFollowers(
  app: Context,
  facts: readonly { caseId: string; about: CaseKind }[],
): Promise<void> {
  const words = facts.filter(({ about }) => about === "word").map(({ caseId }) => caseId);
  if (words.length === 0) return;
  const raised = await app.db<{ id: string }[]>`
    update cases."case" c set urgency = 1
    where id = any(${words}::uuid[]) and kind = 'word' and state = 'open' and urgency = 0 and exists (
      select 1 from cases."case" earlier
      where earlier.customer_id = c.customer_id and earlier.id <> c.id and earlier.urgency >= 2
        and earlier.opened_at > c.opened_at - ${rememberedDays} * interval '1 day')
    returning id`;
  if (raised.length > 0)
    await tellStanding(
      app,
      raised.map(({ id }) => id),
    );
}
