/** Which target a case has: of those that fit, the one that says most. Pure. */
import type { Clock, Target } from "../../../contract/service-rules.ts";

export interface Traits {
  channel: string;
  language: string;
  topic: string;
  tier: string | null;
}

/** In the order in which one goes before another that says as much: who it is, then what it is about, in which language, where. */
const dimensions = ["channel", "language", "topic", "tier"] as const;

const same = (wanted: string | null, is: string | null): boolean =>
  wanted === null || wanted.toLowerCase() === is?.toLowerCase();

const weightOf = (target: Target): number =>
  dimensions.reduce((sum, one, place) => (target[one] === null ? sum : sum + 16 + 2 ** place), 0);

export function chooseTarget(targets: readonly Target[], clock: Clock, traits: Traits): Target | null {
  const fitting = targets.filter(
    (target) => target.clock === clock && dimensions.every((one) => same(target[one], traits[one])),
  );
  return fitting.toSorted((a, b) => weightOf(b) - weightOf(a))[0] ?? null;
}
