/** Trouble that the airline's systems saw counts for the case, whether the passenger mentions it or not. Runs after, so that intake stays fast. */
import type { Context } from "../../platform/context.ts";
import { findCustomersOf, findOpenOf, raiseUrgency } from "../cases/index.ts";
import { findIdentifiersOf, findLeads, findOnes } from "../customers/index.ts";
import { stepOf, urgencyOf } from "./trouble.ts";

/** Hours for which trouble presses. */
const pressingHours = 24;

export const raiseTroubled = (
  app: Context,
  facts: readonly { customerId: string; isTrouble: boolean }[],
): Promise<void> =>
  raise(
    app,
    facts.filter(({ isTrouble }) => isTrouble).map(({ customerId }) => customerId),
  );

/** Whose check-in failed before they wrote is in as much trouble as who wrote first. */
export const raiseOpened = async (app: Context, facts: readonly { caseId: string }[]): Promise<void> =>
  raise(
    app,
    await findCustomersOf(
      app.db,
      facts.map(({ caseId }) => caseId),
    ),
  );

async function raise(app: Context, customerIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  const ones = await findOnes(app.db, [...new Set(customerIds)]);
  const groups = new Map([...ones.values()].map((one) => [one.survivorId, one]));
  const pressed = await findPressed(
    app,
    [...groups.values()].flatMap(({ ids }) => ids),
  );
  for (const { ids } of groups.values()) {
    if (!ids.some((id) => pressed.has(id))) continue;
    const cases = await findOpenOf(app.db, ids);
    if (cases.length === 0) continue;
    const urgency = await findUrgency(app, ids);
    if (urgency > 0) for (const caseId of cases) await raiseUrgency(app, caseId, urgency);
  }
}

/** Of whom anything was told lately: few of those who write, so that all of a batch are looked up at once. */
async function findPressed(app: Context, ids: readonly string[]): Promise<Set<string>> {
  const leads = await findLeads(app.db, ids);
  const told = await app.db<{ identifierId: string }[]>`
    select distinct identifier_id::text as identifier_id from journeys.touchpoint
    where identifier_id = any(${[...new Set(leads.map(({ identifierId }) => identifierId))]}::bigint[])
      and at > (select platform.now()) - ${pressingHours} * interval '1 hour'`;
  const lately = new Set(told.map(({ identifierId }) => identifierId));
  return new Set(leads.filter(({ identifierId }) => lately.has(identifierId)).map(({ customerId }) => customerId));
}

/** The most pressing of what went wrong lately and has not gone right since. */
async function findUrgency(app: Context, ids: readonly string[]): Promise<number> {
  const identifiers = await findIdentifiersOf(app.db, ids);
  const rows = await app.db<{ kind: string; outcome: string }[]>`
    select kind, outcome from journeys.touchpoint
    where identifier_id = any(${identifiers.map(({ id }) => id)}::bigint[])
      and at > (select platform.now()) - ${pressingHours} * interval '1 hour' and at <= (select platform.now()) + interval '1 hour'
    order by at desc, seq desc limit 200`;
  const settled = new Set<string>();
  let most = 0;
  for (const row of rows) {
    const step = stepOf(row.kind);
    if (!settled.has(step)) most = Math.max(most, urgencyOf(row));
    settled.add(step);
  }
  return most;
}
