/** Hours, days and weeks as groups name them, in the zone they were asked for. Pure. */
import type { Grouping } from "../../contract/insights.ts";

const day = 86_400_000;
const steps = { hour: 3_600_000, day, week: 7 * day };
type Moment = keyof typeof steps;

export const isMoment = (by: Grouping): by is Moment => by in steps;

/** The group so much later; null where none begins then. */
export function later(group: string, by: Moment, ms: number): string | null {
  const step = by === "hour" ? steps.hour : by === "day" ? day : steps.week;
  if (ms % step !== 0) return null;
  const moved = new Date(Date.parse(by === "hour" ? `${group}Z` : `${group}T00:00Z`) + ms).toISOString();
  return by === "hour" ? moved.slice(0, 16) : moved.slice(0, 10);
}
