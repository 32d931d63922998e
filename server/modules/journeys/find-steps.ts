/** What the airline's systems saw of people lately, for those who weigh how urgent their cases are: few of those who write, looked up all at once. */
import type { Db } from "../../platform/db.ts";
import { findIdentifiersOf, findLeads, type OneCustomer } from "../customers/index.ts";
import { isAirside } from "./stage.ts";
import { stepOf, urgencyOf } from "./trouble.ts";

export interface StepsSeen {
  /** What went wrong and has not gone right since. */
  trouble: { urgency: 1 | 2 | 3; at: Date; isProved: boolean }[];
  /** When they were seen at an airport. */
  airside: Date[];
}

/** By survivor; of whom nothing was told is missing. */
export async function findSteps(db: Db, ones: readonly OneCustomer[], hours: number): Promise<Map<string, StepsSeen>> {
  const told = await findTold(
    db,
    ones.flatMap(({ ids }) => ids),
    hours,
  );
  const steps = new Map<string, StepsSeen>();
  for (const { survivorId, ids } of ones)
    if (ids.some((id) => told.has(id))) steps.set(survivorId, await findOf(db, ids, hours));
  return steps;
}

async function findTold(db: Db, ids: readonly string[], hours: number): Promise<Set<string>> {
  const leads = await findLeads(db, ids);
  const told = await db<{ identifierId: string }[]>`
    select distinct identifier_id::text as identifier_id from journeys.touchpoint
    where identifier_id = any(${[...new Set(leads.map(({ identifierId }) => identifierId))]}::bigint[])
      and at > (select platform.now()) - ${hours} * interval '1 hour'`;
  const lately = new Set(told.map(({ identifierId }) => identifierId));
  return new Set(leads.filter(({ identifierId }) => lately.has(identifierId)).map(({ customerId }) => customerId));
}

/** A reporter's clock may be a little ahead of ours: what it tells of the next hour is now. */
async function findOf(db: Db, ids: readonly string[], hours: number): Promise<StepsSeen> {
  const identifiers = await findIdentifiersOf(db, ids);
  const claimed = new Set(identifiers.filter(({ known }) => known === "claimed").map(({ id }) => id));
  const rows = await db<{ identifierId: string; kind: string; outcome: string; at: Date }[]>`
    select identifier_id::text as identifier_id, kind, outcome, least(at, (select platform.now())) as at from journeys.touchpoint
    where identifier_id = any(${identifiers.map(({ id }) => id)}::bigint[])
      and at > (select platform.now()) - ${hours} * interval '1 hour' and at <= (select platform.now()) + interval '1 hour'
    order by at desc, seq desc limit 200`;
  const settled = new Set<string>();
  const seen: StepsSeen = { trouble: [], airside: [] };
  for (const row of rows) {
    const step = stepOf(row.kind);
    const urgency = urgencyOf(row);
    if (urgency > 0 && !settled.has(step))
      seen.trouble.push({ urgency: urgency as 1, at: row.at, isProved: !claimed.has(row.identifierId) });
    settled.add(step);
    if (isAirside(row.kind) && !claimed.has(row.identifierId)) seen.airside.push(row.at);
  }
  return seen;
}
