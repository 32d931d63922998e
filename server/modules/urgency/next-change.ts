/** When a score changes by itself. Pure. */
import type { UrgencyTable } from "../../../contract/urgency.ts";
import type { Facts } from "./facts.ts";
import { turnsOf } from "./nearness.ts";
import { score, turnsAtHours } from "./score.ts";

const hour = 3_600_000;

/** The first moment after now at which points or reasons are others, or what is known must be looked at again; null: never. */
export function nextChange(facts: Facts, table: UrgencyTable, now: number): number | null {
  const hours = [...new Set([...table.rows.flatMap(({ hours }) => (hours === null ? [] : [hours])), ...turnsAtHours])];
  const turns = [
    ...facts.trips.flatMap((trip) => turnsOf(trip, hours)),
    ...facts.steps.flatMap(({ at }) => [at, ...hours.map((one) => at + one * hour)]),
  ].filter((at) => at > now);
  const before = keyOf(facts, table, now);
  const turn = [...new Set(turns)].toSorted((a, b) => a - b).find((at) => keyOf(facts, table, at) !== before) ?? null;
  const { until } = facts;
  if (until === null || until <= now) return turn;
  return turn === null ? until : Math.min(turn, until);
}

function keyOf(facts: Facts, table: UrgencyTable, at: number): string {
  const { urgency, reasons } = score(facts, table, at);
  return JSON.stringify([
    urgency,
    reasons.map(({ sign, points, flight, isClaimed }) => [sign, points, flight, isClaimed]),
  ]);
}
