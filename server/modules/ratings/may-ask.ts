/** Whether somebody is asked now, or why not. Pure; the first reason counts. */
import type { RatingPassed, RatingRule } from "../../../contract/ratings.ts";

export interface Standing {
  channel: string;
  isClosed: boolean;
  isErased: boolean;
  /** 3: stranded, unsafe or about to miss a flight when it was closed. */
  urgency: number;
  closedAt: Date | null;
  /** Whether they got where they were going since, as far as is known. */
  hasArrived: boolean;
  /** Something in the case is worked step by step: a threat, a child alone, abuse. */
  hasDrill: boolean;
  /** Questions of the same person that wait for us. */
  openCases: number;
  lastAskedAt: Date | null;
  /** What they said of being asked; null: nothing. */
  consent: boolean | null;
  /** Whether a machine may write to them in private where they spoke, and they never complained of it. */
  hasWay: boolean;
  at: Date;
}

const stranded = 3;
const day = 86_400_000;

/** `later`: they were stranded, and nothing tells yet that they have arrived. */
export function mayAsk(rule: RatingRule, of: Standing): RatingPassed | "later" | null {
  if (rule.asks === null) return "switched-off";
  if (!rule.channels.some((channel) => channel === of.channel)) return "channel";
  if (of.isErased) return "erased";
  if (!of.isClosed) return "not-closed";
  if (of.hasDrill) return "drill";
  if (of.urgency >= stranded && !isSoonAfter(rule, of)) return "stranded";
  if (of.urgency >= stranded && !of.hasArrived) return "later";
  if (of.openCases > 0) return "other-case";
  if (of.lastAskedAt && of.at.getTime() - of.lastAskedAt.getTime() < rule.restDays * day) return "asked-lately";
  if (of.consent === false || (rule.needsConsent && of.consent !== true)) return "unwelcome";
  return of.hasWay ? null : "no-way";
}

const isSoonAfter = ({ strandedDays }: RatingRule, { closedAt, at }: Standing): boolean =>
  closedAt !== null && at.getTime() - closedAt.getTime() < strandedDays * day;

/** Whether a case is among those of which so many in a hundred are asked: always the same for one case. */
export const isDrawn = (caseId: string, percent: number): boolean =>
  Number.parseInt(caseId.slice(-8), 16) % 100 < percent;
