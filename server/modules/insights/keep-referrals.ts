/** Looks at each answer while its words are here, and keeps only that it sent somebody away, and how. */
import type { Context } from "../../platform/context.ts";
import { findReferral } from "./referral.ts";

/** A reaction; bears being run twice. */
export async function keepReferrals(
  { db }: Context,
  facts: readonly { caseId: string; messageId: string }[],
): Promise<void> {
  const answers = await db<{ id: string; caseId: string; text: string }[]>`
    select id, case_id, text from cases.message
    where id = any(${facts.map(({ messageId }) => messageId)}::uuid[]) and case_id is not null`;
  for (const { id, caseId, text } of answers) {
    const how = findReferral(text);
    if (how === null) continue;
    const kept = await db`
      insert into insights.referral (message_id, case_id, how) values (${id}, ${caseId}, ${how}) on conflict do nothing`;
    if (kept.count > 0) await db`select insights.mark_case(${caseId})`;
  }
}
