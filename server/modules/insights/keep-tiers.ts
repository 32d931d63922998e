/** Keeps the tier that bookings tell when a case is opened: later bookings change no figure. */
import type { Context } from "../../platform/context.ts";
import { findTraits } from "../cases/index.ts";
import { findTier } from "../service-levels/index.ts";

/** A reaction; bears being run twice. */
export async function keepTiers({ db }: Context, facts: readonly { caseId: string }[]): Promise<void> {
  const [any] = await db<[{ booked: boolean }]>`select exists (select 1 from bookings.booking) as booked`;
  if (!any.booked) return;
  const opened = await findTraits(
    db,
    facts.map(({ caseId }) => caseId),
  );
  for (const { id, customerId } of opened) {
    const tier = await findTier(db, customerId);
    if (tier === null) continue;
    const kept = await db`
      insert into insights.case_tier (case_id, tier) values (${id}, ${tier.slice(0, 40)}) on conflict do nothing`;
    if (kept.count > 0) await db`select insights.mark_case(${id})`;
  }
}
